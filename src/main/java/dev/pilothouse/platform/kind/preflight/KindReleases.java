package dev.pilothouse.platform.kind.preflight;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** What releases of the kind command bring with them beside nodes, from their source: {@code pkg/cluster/internal/loadbalancer}. */
final class KindReleases {

    private static final NavigableMap<Version, String> LOAD_BALANCERS = new TreeMap<>(Map.of(
            Version.of(0, 20), "docker.io/kindest/haproxy:v20230606-42a2262b",
            Version.of(0, 31), "docker.io/kindest/haproxy:v20251211-v0.29.0-alpha-100-g82a92c5d",
            Version.of(0, 32), "docker.io/envoyproxy/envoy:v1.36.2"));

    private KindReleases() {}

    /** Returns the image of the container before several control planes; a release newer than those we know may have another. */
    static Optional<String> loadBalancer(Version kind) {
        return Optional.ofNullable(LOAD_BALANCERS.floorEntry(kind)).map(Map.Entry::getValue);
    }
}
