package dev.pilothouse.ui.shell;

import dev.pilothouse.cluster.Context;
import dev.pilothouse.environment.EnvironmentChoices;
import dev.pilothouse.ui.kit.EnvironmentStyle;

/** How a context looks: as its environment does. */
final class ContextStyle {

    private ContextStyle() {}

    static EnvironmentStyle of(Context context, EnvironmentChoices choices) {
        return EnvironmentStyle.valueOf(choices.environment(context).name());
    }
}
