package dev.pilothouse.cluster;

/** Something that not every platform can do. */
public enum Capability {
    /** Writes can be rehearsed by the server itself. */
    DRY_RUN,
    /** Server-side apply with field managers. */
    SERVER_SIDE_APPLY
}
