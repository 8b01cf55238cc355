package dev.pilothouse.ui.shell;

import dev.pilothouse.ui.kit.EnvironmentStyle;
import java.util.Optional;
import javafx.scene.layout.Region;

/** The stripe along the top of the window: colour and pattern say which environment the hands are in. */
final class EnvironmentBand extends Region {

    EnvironmentBand() {
        getStyleClass().add("environment-band");
        show(Optional.empty());
    }

    void show(Optional<EnvironmentStyle> environment) {
        getStyleClass().removeIf(name -> name.startsWith("env-"));
        environment.ifPresent(style -> getStyleClass().add(style.styleClass()));
        setVisible(environment.isPresent());
    }
}
