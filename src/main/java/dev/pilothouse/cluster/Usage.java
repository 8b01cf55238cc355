package dev.pilothouse.cluster;

/**
 * What a container uses.
 *
 * @param processors in cores, over the last second
 * @param memory in bytes
 * @param memoryLimit in bytes, that of the machine where it has none of its own
 * @param received bytes by all of its networks since it started
 * @param sent the same the other way
 * @param read bytes from its disks since it started
 * @param written the same the other way
 */
public record Usage(double processors, long memory, long memoryLimit, long received, long sent, long read, long written) {}
