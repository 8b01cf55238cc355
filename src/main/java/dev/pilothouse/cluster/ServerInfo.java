package dev.pilothouse.cluster;

/**
 * Who answers and who we are to it.
 *
 * @param version as the server names it, for example {@code v1.34.4}
 * @param user name by which the server knows us; empty when it does not say
 * @param latencyMillis how long the answer took
 */
public record ServerInfo(String version, String user, long latencyMillis) {}
