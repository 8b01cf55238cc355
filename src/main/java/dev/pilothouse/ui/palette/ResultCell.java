package dev.pilothouse.ui.palette;

import dev.pilothouse.ui.kit.Icon;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.palette.PalettePage.Entry;
import dev.pilothouse.ui.palette.PalettePage.Group;
import dev.pilothouse.ui.palette.PaletteViewModel.Line;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** A result with the letters that matched in accent, or the heading of a group. */
final class ResultCell extends ListCell<Line> {

    private static final PseudoClass OFF = PseudoClass.getPseudoClass("off");

    private final Language language;
    private final FontIcon icon = Icon.of(Icons.SEARCH);
    private final TextFlow title = new TextFlow();
    private final Label context = new Label();
    private final Label off = new Label();
    private final Label keys = new Label();
    private final Label heading = new Label();
    private final HBox row;

    ResultCell(Language language, Consumer<Line> press) {
        this.language = language;
        setPrefWidth(0);
        context.getStyleClass().addAll("small-text", "muted-text");
        off.getStyleClass().addAll("small-text", "muted-text");
        off.setGraphic(Icon.of(Icons.LOCKED, 14));
        keys.getStyleClass().add("key-cap");
        keys.setMinWidth(Region.USE_PREF_SIZE);
        heading.getStyleClass().addAll("caption-text", "bold-text", "subtle-text");
        title.setMinWidth(Region.USE_PREF_SIZE);
        title.setMaxHeight(Region.USE_PREF_SIZE);
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        row = new HBox(icon, title, context, stretch, off, keys);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("palette-row");
        setOnMouseClicked(event -> {
            if (getItem() != null) {
                press.accept(getItem());
            }
        });
    }

    @Override
    protected void updateItem(@Nullable Line line, boolean empty) {
        super.updateItem(line, empty);
        getStyleClass().removeAll("palette-heading", "palette-result");
        setText(null);
        if (empty || line == null) {
            setGraphic(null);
            return;
        }
        switch (line) {
            case Line.Heading(Group group) -> {
                getStyleClass().add("palette-heading");
                heading.setText(language.words().say(key(group)));
                setGraphic(heading);
            }
            case Line.Result(Entry entry, Match match) -> {
                getStyleClass().add("palette-result");
                show(entry, match);
                setGraphic(row);
            }
        }
    }

    private static String key(Group group) {
        return switch (group) {
            case COMMANDS -> "palette.group.commands";
            case KINDS -> "palette.group.kinds";
            case OBJECTS -> "palette.group.objects";
            case NAMESPACES -> "palette.group.namespaces";
            case CLUSTERS -> "palette.group.clusters";
        };
    }

    private void show(Entry entry, Match match) {
        icon.setIconLiteral(entry.icon());
        context.setText(entry.context());
        off.setText(entry.off());
        shown(off, !entry.off().isEmpty());
        keys.setText(entry.keys());
        shown(keys, !entry.keys().isEmpty());
        pseudoClassStateChanged(OFF, !entry.off().isEmpty());
        mark(entry.title(), match.positions());
        setAccessibleText(entry.title() + ", " + entry.context() + (entry.off().isEmpty() ? "" : ", " + entry.off()));
    }

    private static void shown(Label label, boolean shown) {
        label.setVisible(shown);
        label.setManaged(shown);
    }

    private void mark(String text, List<Integer> positions) {
        title.getChildren().clear();
        int from = 0;
        while (from < text.length()) {
            boolean hit = positions.contains(from);
            int to = from;
            while (to < text.length() && positions.contains(to) == hit) {
                to++;
            }
            Text part = new Text(text.substring(from, to));
            part.getStyleClass().add(hit ? "palette-hit" : "palette-text");
            title.getChildren().add(part);
            from = to;
        }
    }
}
