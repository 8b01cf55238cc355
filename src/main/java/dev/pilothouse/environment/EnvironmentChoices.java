package dev.pilothouse.environment;

import dev.pilothouse.change.Guard;
import dev.pilothouse.cluster.Context;

/** What the person chose each context to be, remembered over restarts; where nothing was chosen, what its names suggest. */
public interface EnvironmentChoices {

    Environment environment(Context context);

    /** Tells whether the environment is a guess. */
    boolean guessed(Context context);

    /** Returns the chosen guard, or that of the environment. */
    Guard.Level guard(Context context);

    /** Remembers both. */
    void choose(Context context, Environment environment, Guard.Level guard);
}
