package dev.pilothouse.ui.guide;

import dev.pilothouse.guide.Keys;
import dev.pilothouse.guide.SecretType;
import dev.pilothouse.ui.kit.Icon;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Segmented;
import java.util.EnumMap;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Of which type a Secret is, to choose for a new one; and how long values stay in sight. */
final class KeyTypeBar extends HBox {

    private static final Map<SecretType, String> ICONS = new EnumMap<>(Map.of(
            SecretType.OPAQUE, "mdi2k-key-outline",
            SecretType.TLS, Icons.CERTIFICATE,
            SecretType.REGISTRY, "mdi2d-docker",
            SecretType.BASIC_AUTH, "mdi2a-account-key-outline",
            SecretType.SSH, Icons.COMMAND_LINE));

    private final KeyTools tools;
    private final Segmented<SecretType> types = new Segmented<>(SecretType.OPAQUE);
    private final Label other = new Label();
    private final Label hiding = new Label();

    KeyTypeBar(KeyTools tools) {
        this.tools = tools;
        for (SecretType type : new SecretType[] {SecretType.OPAQUE, SecretType.TLS, SecretType.REGISTRY, SecretType.BASIC_AUTH, SecretType.SSH}) {
            ToggleButton button = types.add(type, tools.language().text("guide.keys.type." + type.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-')));
            button.setGraphic(Icon.of(ICONS.getOrDefault(type, Icons.EDIT)));
            button.setTooltip(new Tooltip(type.value()));
        }
        types.valueProperty().subscribe((_, type) -> tools.model().chooseType(type));
        other.getStyleClass().add("code");
        hiding.getStyleClass().addAll("small-text", "muted-text");
        hiding.setGraphic(Icon.of(Icons.HIDE, 14));
        hiding.setMinWidth(USE_PREF_SIZE);
        Region stretch = new Region();
        setHgrow(stretch, Priority.ALWAYS);
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("key-types");
        getChildren().addAll(types, other, stretch, hiding);
        tick();
    }

    /** A type that is fixed is told, and the others are out of reach. */
    void show(Keys keys) {
        boolean known = ICONS.containsKey(keys.secretType());
        boolean secret = keys.isSecret();
        types.setVisible(secret && known);
        types.setManaged(secret && known);
        other.setVisible(secret && !known);
        other.setManaged(secret && !known);
        other.setText(keys.type());
        types.valueProperty().set(keys.secretType());
        if (!tools.model().isFresh()) {
            Tooltip.install(this, new Tooltip(tools.say("guide.keys.type-stays")));
            types.getChildren().stream()
                    .filter(button -> button instanceof ToggleButton toggle && !toggle.isSelected())
                    .forEach(button -> button.setDisable(true));
        }
        setVisible(secret);
        setManaged(secret);
    }

    void tick() {
        int seconds = tools.model().secondsLeftProperty().get();
        hiding.setVisible(seconds > 0);
        hiding.setText(tools.say("guide.keys.hides-in", seconds));
    }
}
