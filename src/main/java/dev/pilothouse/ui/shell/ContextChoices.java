package dev.pilothouse.ui.shell;

import dev.pilothouse.change.Guard;
import dev.pilothouse.cluster.Context;
import dev.pilothouse.environment.Environment;
import dev.pilothouse.environment.EnvironmentChoices;
import dev.pilothouse.settings.Setting;
import dev.pilothouse.settings.Settings;
import dev.pilothouse.ui.kit.EnvironmentStyle;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What each context is to the person: chosen in the settings, and guessed until then. */
final class ContextChoices implements EnvironmentChoices {

    private final Settings settings;

    ContextChoices(Settings settings) {
        this.settings = settings;
    }

    /** Returns the environment chosen for the context, or the guess. */
    @Override
    public Environment environment(Context context) {
        return chosen(context).orElseGet(() -> Environment.guess(context));
    }

    EnvironmentStyle style(Context context) {
        return EnvironmentStyle.valueOf(environment(context).name());
    }

    @Override
    public boolean guessed(Context context) {
        return chosen(context).isEmpty();
    }

    /** Returns the guard chosen for the context, or that of its environment. */
    @Override
    public Guard.Level guard(Context context) {
        String name = settings.get(Setting.guard(context.name()));
        return Arrays.stream(Guard.Level.values())
                .filter(level -> level.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseGet(() -> environment(context).guard());
    }

    @Override
    public void choose(Context context, Environment environment, Guard.Level guard) {
        settings.set(Setting.environment(context.name()), environment.name().toLowerCase(Locale.ROOT));
        settings.set(Setting.guard(context.name()), guard.name().toLowerCase(Locale.ROOT));
    }

    private Optional<Environment> chosen(Context context) {
        String name = settings.get(Setting.environment(context.name()));
        return Arrays.stream(Environment.values()).filter(each -> each.name().equalsIgnoreCase(name)).findFirst();
    }
}
