package dev.pilothouse.ui.detail;

import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.HealthIcon;
import dev.pilothouse.ui.kit.Icon;
import dev.pilothouse.ui.kit.KindIcons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.SafeText;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The objects that belong to the one that is looked at, grouped by how. */
final class RelatedPane {

    private final Language language;
    private final Consumer<ResourceRef> follow;
    private final VBox groups = new VBox();
    private final VBox all = new VBox(groups);
    private final ScrollPane scroll = new ScrollPane(all);

    RelatedPane(Language language, Consumer<ResourceRef> follow) {
        this.language = language;
        this.follow = follow;
        groups.getStyleClass().add("related");
        scroll.setFitToWidth(true);
    }

    Node node() {
        return scroll;
    }

    /** Puts something above the groups. */
    void crown(Node node) {
        all.getChildren().setAll(node, groups);
    }

    void show(Optional<List<Related>> relations) {
        groups.getChildren().clear();
        if (relations.isEmpty()) {
            say("detail.related.looking");
        } else if (relations.get().isEmpty()) {
            say("detail.related.none");
        }
        for (Related.Group group : Related.Group.values()) {
            List<Related> members = relations.orElse(List.of()).stream().filter(relation -> relation.group() == group).toList();
            if (!members.isEmpty()) {
                Label title = new Label(language.words().say(titleKey(group)));
                title.getStyleClass().add("section-title");
                VBox box = new VBox(title);
                box.getStyleClass().add("keys");
                members.forEach(member -> box.getChildren().add(draw(member)));
                groups.getChildren().add(box);
            }
        }
    }

    private void say(String key) {
        Label label = new Label(language.words().say(key));
        label.getStyleClass().add("muted-text");
        groups.getChildren().add(label);
    }

    private static String titleKey(Related.Group group) {
        return switch (group) {
            case OWNER -> "detail.related.owner";
            case OWNED -> "detail.related.owned";
            case SELECTED -> "detail.related.selected";
            case USED -> "detail.related.used";
            case USERS -> "detail.related.users";
        };
    }

    private Node draw(Related relation) {
        Label kind = new Label(relation.ref().kind().name());
        kind.getStyleClass().add("subtle-text");
        HBox row = new HBox(
                8,
                Icon.of(KindIcons.of(relation.ref().kind())),
                Buttons.link(new SimpleObjectProperty<>(SafeText.line(relation.ref().name())), () -> follow.accept(relation.ref())),
                kind);
        relation.health().ifPresent(health -> row.getChildren().add(new HealthIcon(health.state())));
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("condition");
        return row;
    }
}
