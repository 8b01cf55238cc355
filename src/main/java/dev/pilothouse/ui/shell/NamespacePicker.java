package dev.pilothouse.ui.shell;

import dev.pilothouse.ui.kit.Anchor;
import dev.pilothouse.ui.kit.Icon;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.ProblemView;
import dev.pilothouse.ui.shell.Workspace.NamespaceList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The list of namespaces under its button: a click or Enter takes one, Space or a click on its box adds it to the others. A person who may
 * not list namespaces types a name.
 */
final class NamespacePicker extends VBox {

    /** The line that stands for all namespaces. */
    private static final String ALL = "";

    private final Workspace workspace;
    private final Language language;
    private final Runnable close;
    private final TextField filter = new TextField();
    private final ObservableList<String> lines = FXCollections.observableArrayList();
    private final ListView<String> list = new ListView<>(lines);
    private final Label note = new Label();

    NamespacePicker(Workspace workspace, Language language, Runnable close) {
        this.workspace = workspace;
        this.language = language;
        this.close = close;
        getStyleClass().addAll("popover", "namespace-picker");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        filter.promptTextProperty().bind(language.text("shell.namespaces.filter"));
        filter.accessibleTextProperty().bind(language.text("shell.namespaces.filter"));
        list.setCellFactory(view -> new Cell());
        list.getStyleClass().add("namespace-list");
        Anchor.at(Anchor.NAMESPACE_LIST, list);
        note.setWrapText(true);
        note.getStyleClass().addAll("small-text", "muted-text", "namespace-note");
        Label hint = new Label();
        hint.textProperty().bind(language.text("shell.namespaces.hint"));
        hint.getStyleClass().addAll("caption-text", "subtle-text", "namespace-hint");
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(filter, note, list, hint);
        filter.textProperty().subscribe(text -> arrange());
        workspace.knownNamespacesProperty().subscribe(known -> arrange());
        addEventFilter(KeyEvent.KEY_PRESSED, this::press);
    }

    /** Called when it comes on the screen. */
    void opened() {
        filter.clear();
        workspace.readNamespaces();
        arrange();
        filter.requestFocus();
        String first = workspace.namespaces().stream().findFirst().orElse(ALL);
        list.getSelectionModel().select(Math.max(0, lines.indexOf(first)));
    }

    private void arrange() {
        String words = filter.getText().strip().toLowerCase(Locale.ROOT);
        List<String> next = new ArrayList<>();
        if (words.isEmpty()) {
            next.add(ALL);
        }
        List<String> names = switch (workspace.knownNamespacesProperty().get()) {
            case NamespaceList.NotRead() -> List.copyOf(workspace.namespaces());
            case NamespaceList.Known(List<String> known) -> known;
            case NamespaceList.Refused refused -> List.copyOf(workspace.namespaces());
        };
        names.stream().filter(name -> name.contains(words)).forEach(next::add);
        boolean refused = workspace.knownNamespacesProperty().get() instanceof NamespaceList.Refused;
        if (refused && !words.isEmpty() && !next.contains(words)) {
            next.add(words);
        }
        lines.setAll(next);
        note.setText(workspace.knownNamespacesProperty().get() instanceof NamespaceList.Refused(var problem)
                ? ProblemView.title(language.words(), problem) + " " + language.words().say("shell.namespaces.type")
                : next.isEmpty() ? language.words().say("shell.namespaces.none", words) : "");
        note.setVisible(!note.getText().isEmpty());
        note.setManaged(note.isVisible());
        list.getSelectionModel().selectFirst();
    }

    private void press(KeyEvent event) {
        @Nullable String line = list.getSelectionModel().getSelectedItem();
        if (event.getCode() == KeyCode.ESCAPE) {
            close.run();
        } else if (event.getCode() == KeyCode.ENTER && line != null) {
            only(line);
        } else if (event.getCode() == KeyCode.SPACE && line != null && (filter.getText().isEmpty() || list.isFocused())) {
            toggle(line);
        } else if (event.getCode() == KeyCode.DOWN) {
            step(1);
        } else if (event.getCode() == KeyCode.UP) {
            step(-1);
        } else {
            return;
        }
        event.consume();
    }

    private void step(int by) {
        int next = Math.clamp(list.getSelectionModel().getSelectedIndex() + by, 0, Math.max(0, lines.size() - 1));
        list.getSelectionModel().select(next);
        list.scrollTo(Math.max(0, next - 3));
    }

    private void only(String line) {
        workspace.choose(line.equals(ALL) ? Set.of() : Set.of(line));
        close.run();
    }

    private void toggle(String line) {
        if (line.equals(ALL)) {
            workspace.choose(Set.of());
        } else {
            Set<String> chosen = new TreeSet<>(workspace.namespaces());
            if (!chosen.remove(line)) {
                chosen.add(line);
            }
            workspace.choose(chosen);
        }
        list.refresh();
    }

    private final class Cell extends ListCell<String> {

        private final FontIcon box = Icon.of(Icons.CHECK);
        private final StackPane tick = new StackPane(box);
        private final Label name = new Label();
        private final HBox row = new HBox(tick, name);

        private Cell() {
            row.setAlignment(Pos.CENTER_LEFT);
            row.getStyleClass().add("namespace-row");
            tick.getStyleClass().add("namespace-tick");
            tick.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
                toggle(getItem());
                event.consume();
            });
            setOnMouseClicked(event -> {
                if (getItem() != null) {
                    only(getItem());
                }
            });
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable String line, boolean empty) {
            super.updateItem(line, empty);
            if (empty || line == null) {
                setGraphic(null);
                return;
            }
            boolean chosen = line.equals(ALL) ? workspace.namespaces().isEmpty() : workspace.namespaces().contains(line);
            name.setText(line.equals(ALL) ? language.words().say("shell.namespaces.all") : line);
            box.setVisible(chosen);
            setAccessibleText(name.getText());
            setGraphic(row);
        }
    }
}
