package dev.pilothouse.cluster;

/** Something that not every platform can do. */
public enum Capability {
    /** Writes can be rehearsed by the server itself. */
    DRY_RUN,
    /** Server-side apply with field managers. */
    SERVER_SIDE_APPLY,
    /** Logs of containers can be read and followed. */
    LOGS,
    /** Commands can be run in containers. */
    EXEC,
    /** Ports of pods can be reached from this computer. */
    PORT_FORWARD,
    /** Web servers of pods and services can be asked through the server. */
    PROXY,
    /** What a container uses can be measured from second to second. */
    USAGE
}
