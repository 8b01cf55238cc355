package dev.pilothouse.ui.kit;

import dev.pilothouse.text.Difference;
import dev.pilothouse.ui.kit.DiffRows.DiffRow;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.ListView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

/**
 * The difference of two YAML texts, unified or side by side. F7 and Shift+F7 go to the next and previous change; equal lines fold; copying
 * gives a patch.
 *
 * <p>Only the lines on the screen have nodes, so that thousands of lines cost no more than a few.
 */
public final class DiffPane extends StackPane {

    /** How old and new stand to each other. */
    public enum Layout {
        /** Side by side where there is room for both. */
        BY_WIDTH,
        UNIFIED,
        SIDE_BY_SIDE
    }

    /** From this width on there is room for both texts. */
    private static final double WIDE = 1000;

    private static final double LINE_HEIGHT = 19;
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final ListView<DiffRow> list = new ListView<>();
    private final ObjectProperty<Layout> layout = new SimpleObjectProperty<>(Layout.BY_WIDTH);
    private final Set<Integer> opened = new HashSet<>();
    private Difference difference = new Difference(List.of());
    private String name = "";
    private boolean sideBySide;

    public DiffPane(Language language) {
        getStyleClass().add("diff-pane");
        getStylesheets().add(Stylesheet.of("diff.css"));
        list.getStyleClass().add("diff-list");
        list.setFixedCellSize(LINE_HEIGHT);
        list.setCellFactory(_ -> new DiffCell(language, this::open));
        list.accessibleTextProperty().bind(language.text("kit.diff.name"));
        getChildren().add(list);
        layout.subscribe(this::arrange);
        widthProperty().subscribe(this::arrange);
        language.follow(this, () -> list.refresh());
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    }

    /**
     * Shows a difference.
     *
     * @param fileName what a patch calls the file
     */
    public void show(String fileName, Difference shown) {
        name = fileName;
        difference = shown;
        opened.clear();
        fill();
        int first = DiffRows.nextChange(list.getItems(), -1, true);
        if (first >= 0) {
            list.scrollTo(Math.max(0, first - 3));
        }
    }

    public ObjectProperty<Layout> layoutProperty() {
        return layout;
    }

    /** Goes to the next change, or to the previous one. */
    public void step(boolean forward) {
        int target = DiffRows.nextChange(list.getItems(), list.getSelectionModel().getSelectedIndex(), forward);
        if (target >= 0) {
            list.getSelectionModel().clearAndSelect(target);
            list.scrollTo(Math.max(0, target - 3));
        }
    }

    /** Returns the difference as a patch. */
    public String patch() {
        return Patch.of(name, difference);
    }

    public void copyPatch() {
        ClipboardContent content = new ClipboardContent();
        content.putString(patch());
        Clipboard.getSystemClipboard().setContent(content);
    }

    /** Returns how high the pane wants to be to show everything, up to so many lines. */
    public double heightFor(int mostLines) {
        return Math.min(mostLines, Math.max(1, list.getItems().size())) * LINE_HEIGHT + 2;
    }

    private void arrange() {
        boolean wanted =
                switch (layout.get()) {
                    case BY_WIDTH -> getWidth() >= WIDE;
                    case UNIFIED -> false;
                    case SIDE_BY_SIDE -> true;
                };
        if (wanted != sideBySide) {
            sideBySide = wanted;
            fill();
        }
    }

    private void open(DiffRow.Fold fold) {
        opened.add(fold.from());
        fill();
    }

    private void fill() {
        list.getItems().setAll(DiffRows.of(difference, sideBySide, opened));
    }

    private void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.F7) {
            step(!event.isShiftDown());
            event.consume();
        } else if (COPY.match(event)) {
            copyPatch();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER
                && !event.isShortcutDown()
                && list.getSelectionModel().getSelectedItem() instanceof DiffRow.Fold fold) {
            open(fold);
            event.consume();
        }
    }
}
