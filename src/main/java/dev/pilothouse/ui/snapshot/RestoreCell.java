package dev.pilothouse.ui.snapshot;

import dev.pilothouse.model.Health;
import dev.pilothouse.snapshot.Restoration.Item;
import dev.pilothouse.snapshot.Restoration.Standing;
import dev.pilothouse.ui.kit.HealthIcon;
import dev.pilothouse.ui.kit.Icon;
import dev.pilothouse.ui.kit.KindIcons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.SafeText;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** One object of a snapshot: what it is, and what would become of it. */
final class RestoreCell extends ListCell<Item> {

    private final Language language;
    private final BooleanProperty replace;

    RestoreCell(Language language, BooleanProperty replace) {
        this.language = language;
        this.replace = replace;
        setPrefWidth(0); // as wide as the list, so that nothing scrolls sideways
    }

    @Override
    protected void updateItem(Item item, boolean empty) {
        super.updateItem(item, empty);
        setGraphic(empty || item == null ? null : row(item));
    }

    private Node row(Item item) {
        String text = item.ref()
                .map(ref -> ref.kind().name() + "  " + (ref.namespace().isEmpty() ? "" : ref.namespace() + " / ") + ref.name())
                .orElseGet(() -> language.words().say("snapshot.restore.document", item.line()));
        Label name = new Label(SafeText.line(text));
        name.setMinWidth(80);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        Label fate = new Label(language.words().say(fateKey(item.standing())));
        fate.getStyleClass().addAll("small-text", "muted-text");
        fate.setMinWidth(USE_PREF_SIZE);
        HBox row = new HBox(new HealthIcon(health(item.standing())), name, fate);
        item.ref().ifPresent(ref -> row.getChildren().add(1, Icon.of(KindIcons.of(ref.kind()), 14)));
        row.getStyleClass().add("snapshot-row");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private String fateKey(Standing standing) {
        return switch (standing) {
            case Standing.Missing _ -> "snapshot.fate.missing";
            case Standing.Same _ -> "snapshot.fate.same";
            case Standing.Different _ when replace.get() -> "snapshot.fate.replaced";
            case Standing.Different _ -> "snapshot.fate.different";
            case Standing.Refused _ -> "snapshot.fate.refused";
        };
    }

    private static Health.State health(Standing standing) {
        return switch (standing) {
            case Standing.Missing _ -> Health.State.PROGRESS;
            case Standing.Same _ -> Health.State.OK;
            case Standing.Different _ -> Health.State.WARN;
            case Standing.Refused _ -> Health.State.BAD;
        };
    }
}
