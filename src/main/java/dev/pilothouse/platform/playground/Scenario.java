package dev.pilothouse.platform.playground;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a playground holds when it is made: manifests, and for how long they have been running. */
enum Scenario {
    /** A small shop with everything that a first look wants to find, and one pod that fails. */
    SHOP("default", Duration.ofHours(3)),
    /** Nothing but what every cluster has. */
    EMPTY("default", Duration.ZERO);

    static final String NAMESPACE = "shop";

    private final String manifest;
    private final Duration age;

    Scenario(String manifest, Duration age) {
        this.manifest = manifest;
        this.age = age;
    }

    static List<String> names() {
        return Arrays.stream(values()).map(Scenario::word).toList();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    Duration age() {
        return age;
    }
}
