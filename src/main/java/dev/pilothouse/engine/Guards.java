package dev.pilothouse.engine;

import dev.pilothouse.change.Guard;
import dev.pilothouse.cluster.Context;
import dev.pilothouse.environment.Environment;
import dev.pilothouse.settings.Setting;
import dev.pilothouse.settings.Settings;
import java.util.Locale;
import java.util.Optional;

/** Which environment and guard a context has: what the person chose, else what its names say. */
public final class Guards {

    private final Settings settings;

    Guards(Settings settings) {
        this.settings = settings;
    }

    public Environment environment(Context context) {
        return chosen(Environment.class, settings.get(Setting.environment(context.name()))).orElseGet(() -> Environment.guess(context));
    }

    public Guard guard(Context context) {
        Guard.Level level = chosen(Guard.Level.class, settings.get(Setting.guard(context.name())))
                .orElseGet(() -> environment(context).guard());
        return new Guard(level, context.name());
    }

    /** Remembers the environment that the person chose. */
    public void choose(Context context, Environment environment) {
        settings.set(Setting.environment(context.name()), environment.name().toLowerCase(Locale.ROOT));
        settings.save();
    }

    /** Remembers the guard that the person chose. */
    public void choose(Context context, Guard.Level level) {
        settings.set(Setting.guard(context.name()), level.name().toLowerCase(Locale.ROOT));
        settings.save();
    }

    private static <E extends Enum<E>> Optional<E> chosen(Class<E> type, String word) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(word)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
