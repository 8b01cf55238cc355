package dev.pilothouse.topology;

import java.util.List;

/**
 * Why an edge leads nowhere, as a message and its arguments.
 *
 * @param key of the message bundles, begins with {@code topology.fault.}
 */
public record Fault(String key, List<String> args) {

    static Fault of(String what, String... args) {
        return new Fault("topology.fault." + what, List.of(args));
    }
}
