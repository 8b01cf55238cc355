package dev.pilothouse.engine;

import dev.pilothouse.change.Guard;
import dev.pilothouse.cluster.Context;
import dev.pilothouse.environment.Environment;
import dev.pilothouse.environment.EnvironmentChoices;
import dev.pilothouse.settings.Setting;
import dev.pilothouse.settings.Settings;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The choices of environment and guard as the settings keep them. Whoever owns the settings saves them. */
public final class ContextChoices implements EnvironmentChoices {

    private final Settings settings;

    public ContextChoices(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Environment environment(Context context) {
        return chosen(context).orElseGet(() -> Environment.guess(context));
    }

    @Override
    public boolean guessed(Context context) {
        return chosen(context).isEmpty();
    }

    @Override
    public Guard.Level guard(Context context) {
        return named(Guard.Level.values(), settings.get(Setting.guard(context.name())))
                .orElseGet(() -> environment(context).guard());
    }

    @Override
    public void choose(Context context, Environment environment, Guard.Level guard) {
        settings.set(Setting.environment(context.name()), environment.name().toLowerCase(Locale.ROOT));
        settings.set(Setting.guard(context.name()), guard.name().toLowerCase(Locale.ROOT));
    }

    private Optional<Environment> chosen(Context context) {
        return named(Environment.values(), settings.get(Setting.environment(context.name())));
    }

    private static <E extends Enum<E>> Optional<E> named(E[] constants, String word) {
        return Arrays.stream(constants).filter(constant -> constant.name().equalsIgnoreCase(word)).findFirst();
    }
}
