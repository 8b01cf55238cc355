package dev.pilothouse.platform.playground;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a playground holds when it is made, and for how long that has been running. */
enum Scenario {
    /** A small shop with everything that a first look wants to find, and one pod that fails. */
    SHOP("shop", Duration.ofMinutes(40)),
    /** One workload for each thing that usually goes wrong. */
    TROUBLES("troubles", Duration.ofMinutes(20)),
    /** Nothing but what every cluster has. */
    EMPTY("default", Duration.ZERO);

    private final String namespace;
    private final Duration age;

    Scenario(String namespace, Duration age) {
        this.namespace = namespace;
        this.age = age;
    }

    static List<String> names() {
        return Arrays.stream(values()).map(Scenario::word).toList();
    }

    /** Returns the scenario of that word; a word of another version of this program means an empty cluster. */
    static Scenario of(String word) {
        return Arrays.stream(values()).filter(scenario -> scenario.word().equals(word)).findFirst().orElse(EMPTY);
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the namespace in which its things are. */
    String namespace() {
        return namespace;
    }

    Duration age() {
        return age;
    }
}
