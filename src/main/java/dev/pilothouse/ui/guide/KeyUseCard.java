package dev.pilothouse.ui.guide;

import dev.pilothouse.guide.KeyUse;
import dev.pilothouse.ui.kit.Icon;
import dev.pilothouse.ui.kit.KindIcons;
import dev.pilothouse.ui.kit.Language;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Somebody who uses a Secret or ConfigMap, with each key and the way by which it reaches them. */
final class KeyUseCard extends VBox {

    private static final double KEY_WIDTH = 96;

    private KeyUseCard(KeyUse use, Language language) {
        Label name = new Label(use.user().name());
        name.getStyleClass().add("bold-text");
        Label kind = new Label(use.user().kind().name());
        kind.getStyleClass().addAll("small-text", "muted-text");
        kind.setMinWidth(Region.USE_PREF_SIZE);
        HBox head = new HBox(Icon.of(KindIcons.of(use.user().kind())), name, kind);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("key-use-head");
        getStyleClass().add("key-use");
        getChildren().add(head);
        use.ways().forEach(way -> getChildren().add(way(way, language)));
    }

    static Node of(KeyUse use, Language language) {
        return new KeyUseCard(use, language);
    }

    private static Node way(KeyUse.Way way, Language language) {
        Label key = new Label(way.key().isEmpty() ? language.words().say("guide.use.all") : way.key());
        key.getStyleClass().addAll("small-text", way.key().isEmpty() ? "muted-text" : "code");
        key.setMinWidth(KEY_WIDTH);
        key.setMaxWidth(KEY_WIDTH * 1.5);
        Label where = new Label(language.words().say("guide.use." + way.what().name().toLowerCase(Locale.ROOT).replace('_', '-'), way.where()));
        where.getStyleClass().add("small-text");
        where.setWrapText(true);
        where.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(where, Priority.ALWAYS);
        HBox line = new HBox(key, where);
        line.getStyleClass().add("key-way");
        return line;
    }
}
