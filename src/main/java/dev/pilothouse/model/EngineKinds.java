package dev.pilothouse.model;

import java.util.List;

/**
 * The kinds of a container engine, in a group of their own.
 *
 * <p>An object of theirs has {@code metadata} as any other, {@code spec} with what can be changed, and in {@code status} what the engine
 * says, field by field in its own words.
 */
public final class EngineKinds {

    public static final String GROUP = "docker";

    public static final Kind CONTAINER = Kind.clusterWide(GROUP, "v1", "Container", "containers");
    public static final Kind IMAGE = Kind.clusterWide(GROUP, "v1", "Image", "images");
    public static final Kind NETWORK = Kind.clusterWide(GROUP, "v1", "Network", "networks");
    public static final Kind VOLUME = Kind.clusterWide(GROUP, "v1", "Volume", "volumes");

    /** What builds have left to be quicker next time; one object. */
    public static final Kind BUILD_CACHE = Kind.clusterWide(GROUP, "v1", "BuildCache", "buildcaches");

    /** The engine itself; one object. */
    public static final Kind ENGINE = Kind.clusterWide(GROUP, "v1", "Engine", "engines");

    /** What is on the engine's disk and who uses it; one object, which may take the engine long to work out. */
    public static final Kind DISK_USE = Kind.clusterWide(GROUP, "v1", "DiskUse", "diskuses");

    /** Those that are listed and followed. */
    public static final List<Kind> TABLES = List.of(CONTAINER, IMAGE, NETWORK, VOLUME);

    private EngineKinds() {}

    public static boolean is(Kind kind) {
        return kind.group().equals(GROUP);
    }
}
