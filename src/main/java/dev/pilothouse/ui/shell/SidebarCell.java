package dev.pilothouse.ui.shell;

import dev.pilothouse.model.Health;
import dev.pilothouse.model.Kind;
import dev.pilothouse.ui.kit.Anchor;
import dev.pilothouse.ui.kit.HealthIcon;
import dev.pilothouse.ui.kit.Icon;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.KindIcons;
import dev.pilothouse.ui.kit.KindNames;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.shell.SidebarViewModel.Count;
import dev.pilothouse.ui.shell.SidebarViewModel.Line;
import java.text.NumberFormat;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** A heading or a kind in the sidebar. */
final class SidebarCell extends ListCell<Line> {

    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final PseudoClass LAST_KNOWN = PseudoClass.getPseudoClass("last-known");

    private final SidebarViewModel model;
    private final Language language;
    private final FontIcon icon = Icon.of(Icons.FOLD_OPEN);
    private final Label title = new Label();
    private final Label failing = new Label();
    private final Label total = new Label();
    private final HBox row;
    private final ContextMenu menu = new ContextMenu();
    private final MenuItem pin = new MenuItem();
    private final Tooltip lastLooked = new Tooltip();

    SidebarCell(SidebarViewModel model, Language language, Consumer<Line> activate) {
        this.model = model;
        this.language = language;
        failing.setGraphic(withSize(new HealthIcon(Health.State.BAD)));
        failing.getStyleClass().add("sidebar-failing");
        total.getStyleClass().add("sidebar-count");
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        failing.setMinWidth(Region.USE_PREF_SIZE);
        total.setMinWidth(Region.USE_PREF_SIZE);
        lastLooked.textProperty().bind(language.text("shell.sidebar.last-known"));
        row = new HBox(icon, title, failing, total);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("sidebar-row");
        menu.getItems().add(pin);
        setPrefWidth(0);
        setOnMouseClicked(event -> {
            if (getItem() != null && event.getButton() == javafx.scene.input.MouseButton.PRIMARY) {
                activate.accept(getItem());
            }
        });
        model.countsProperty().subscribe(counts -> count());
        model.currentProperty().subscribe(kind -> mark());
        model.placeProperty().subscribe(place -> mark());
        language.follow(this, () -> updateItem(getItem(), isEmpty()));
    }

    private static HealthIcon withSize(HealthIcon icon) {
        icon.getStyleClass().remove("icon-14");
        icon.getStyleClass().add("icon-12");
        return icon;
    }

    @Override
    protected void updateItem(@Nullable Line line, boolean empty) {
        super.updateItem(line, empty);
        getStyleClass().removeAll("sidebar-heading", "sidebar-item");
        setContextMenu(null);
        if (empty || line == null) {
            setGraphic(null);
            setId(null);
        } else {
            switch (line) {
                case Line.Page page -> page(page);
                case Line.Heading heading -> heading(heading);
                case Line.Item item -> item(item);
            }
            setGraphic(row);
        }
        count();
        mark();
    }

    private void heading(Line.Heading heading) {
        getStyleClass().add("sidebar-heading");
        setId(null);
        String key = heading.group().titleKey();
        title.setText(key.isEmpty() ? heading.group().title() : language.words().say(key));
        icon.setIconLiteral(heading.folded() ? Icons.FOLD_CLOSED : Icons.FOLD_OPEN);
        setAccessibleText(title.getText());
    }

    private void page(Line.Page page) {
        getStyleClass().add("sidebar-item");
        setId(page.id());
        title.setText(language.words().say(page.titleKey()));
        icon.setIconLiteral(page.icon());
        setAccessibleText(title.getText());
    }

    private void item(Line.Item item) {
        Kind kind = item.kind();
        getStyleClass().add("sidebar-item");
        setId(Anchor.kind(kind.qualifiedPlural()));
        title.setText(KindNames.plural(language.words(), kind));
        icon.setIconLiteral(KindIcons.of(kind));
        setAccessibleText(title.getText());
        boolean pinned = model.isPinned(kind);
        pin.setText(language.words().say(pinned ? "shell.sidebar.unpin" : "shell.sidebar.pin"));
        pin.setGraphic(Icon.of(pinned ? Icons.UNPIN : Icons.PIN));
        pin.setOnAction(event -> model.pin(kind, !pinned));
        setContextMenu(menu);
    }

    /** What nobody follows now is paler, and says so. */
    private void count() {
        Count count = getItem() instanceof Line.Item item ? model.countsProperty().get().get(item.kind().qualifiedPlural()) : null;
        show(total, count == null ? "" : NumberFormat.getIntegerInstance(language.words().locale()).format(count.total()));
        show(failing, count == null || count.failing() == 0 ? "" : Integer.toString(count.failing()));
        boolean lastKnown = count != null && !count.followed();
        pseudoClassStateChanged(LAST_KNOWN, lastKnown);
        setTooltip(lastKnown ? lastLooked : null);
        if (count != null) {
            String said = language.words().say("shell.sidebar.counted", title.getText(), count.total(), count.failing());
            setAccessibleText(lastKnown ? said + " " + language.words().say("shell.sidebar.last-known") : said);
        }
    }

    private static void show(Label label, String text) {
        label.setText(text);
        label.setVisible(!text.isEmpty());
        label.setManaged(!text.isEmpty());
    }

    private void mark() {
        boolean current = switch (getItem()) {
            case Line.Item item -> model.currentProperty().get().filter(kind -> kind.sameAs(item.kind())).isPresent();
            case Line.Page page -> model.isOpen(page);
            case Line.Heading heading -> false;
            case null -> false;
        };
        pseudoClassStateChanged(CURRENT, current);
    }
}
