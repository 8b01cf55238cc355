package dev.pilothouse.session;

import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.schema.BuiltInSchemas;
import dev.pilothouse.schema.Schema;
import dev.pilothouse.schema.SchemaFinder;
import dev.pilothouse.schema.ServedSchemas;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What the objects of an open cluster hold: as the cluster itself describes it, each group version asked for once, and as one release of
 * Kubernetes has it while the cluster does not say. Safe for many threads.
 */
public final class ClusterSchemas implements SchemaFinder {

    /** A cluster that did not answer is asked again after that long. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Cluster cluster;
    private final InstantSource clock;
    private final Map<String, Asked> asked = new ConcurrentHashMap<>();
    private volatile @Nullable BuiltInSchemas builtIn;

    /** @param again when to ask once more; never when the cluster answered */
    private record Asked(Optional<ServedSchemas> served, Instant again) {}

    public ClusterSchemas(Cluster cluster) {
        this(cluster, InstantSource.system());
    }

    ClusterSchemas(Cluster cluster, InstantSource clock) {
        this.cluster = cluster;
        this.clock = clock;
    }

    /** Finds what objects with these words hold; may ask the cluster, so it blocks, but a cluster that is away is no problem. */
    @Override
    public Optional<Schema> schema(String apiVersion, String kindName) {
        if (apiVersion.isBlank() || kindName.isBlank()) {
            return Optional.empty();
        }
        Asked known = asked.compute(apiVersion, (version, before) ->
                before == null || clock.instant().isAfter(before.again) ? ask(version) : before);
        return known.served.flatMap(served -> served.schema(apiVersion, kindName)).or(() -> builtIn().schema(apiVersion, kindName));
    }

    /** Finds the same in what is known already, at once. */
    public Optional<Schema> known(String apiVersion, String kindName) {
        return Optional.ofNullable(asked.get(apiVersion))
                .flatMap(Asked::served)
                .flatMap(served -> served.schema(apiVersion, kindName))
                .or(() -> builtIn().schema(apiVersion, kindName));
    }

    private Asked ask(String apiVersion) {
        try {
            return new Asked(cluster.openApi(apiVersion).map(ServedSchemas::new), Instant.MAX);
        } catch (ProblemException _) {
            return new Asked(Optional.empty(), clock.instant().plus(PATIENCE));
        }
    }

    private BuiltInSchemas builtIn() {
        BuiltInSchemas known = builtIn;
        if (known == null) {
            known = new BuiltInSchemas();
            builtIn = known;
        }
        return known;
    }
}
