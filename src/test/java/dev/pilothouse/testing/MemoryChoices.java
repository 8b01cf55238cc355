package dev.pilothouse.testing;

import dev.pilothouse.change.Guard;
import dev.pilothouse.cluster.Context;
import dev.pilothouse.environment.Environment;
import dev.pilothouse.environment.EnvironmentChoices;
import java.util.HashMap;
import java.util.Map;

/** Choices that are forgotten when the test ends. */
public final class MemoryChoices implements EnvironmentChoices {

    private final Map<String, Environment> environments = new HashMap<>();
    private final Map<String, Guard.Level> guards = new HashMap<>();

    @Override
    public Environment environment(Context context) {
        return environments.getOrDefault(context.name(), Environment.guess(context));
    }

    @Override
    public boolean guessed(Context context) {
        return !environments.containsKey(context.name());
    }

    @Override
    public Guard.Level guard(Context context) {
        return guards.getOrDefault(context.name(), environment(context).guard());
    }

    @Override
    public void choose(Context context, Environment environment, Guard.Level guard) {
        environments.put(context.name(), environment);
        guards.put(context.name(), guard);
    }
}
