package dev.pilothouse.local;

import java.util.regex.Pattern;

/**
 * What a playground is made from.
 *
 * @param name of the playground, its context and its folder: a DNS label
 * @param port on loopback, 0 for any that is free
 * @param nodes how many simulated nodes it has
 * @param scenario what it holds at first, one of {@link Playgrounds#scenarios()}
 * @param seed of its chance: the same seed tells the same story
 */
public record PlaygroundPlan(String name, int port, int nodes, String scenario, long seed) {

    /** Name of the one that the app opens when there is nothing else. */
    public static final String DEFAULT_NAME = "playground";

    /** Most nodes that a plan may ask for. */
    public static final int MOST_NODES = 1_000;

    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?");

    public PlaygroundPlan {
        if (!LABEL.matcher(name).matches()) {
            throw new IllegalArgumentException("name");
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port");
        }
        if (nodes < 1 || nodes > MOST_NODES) {
            throw new IllegalArgumentException("nodes");
        }
    }

    /** Returns the plan of a playground with the demo shop on three nodes. */
    public static PlaygroundPlan named(String name) {
        return new PlaygroundPlan(name, 0, 3, "shop", 1);
    }
}
