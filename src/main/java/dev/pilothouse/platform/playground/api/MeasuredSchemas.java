package dev.pilothouse.platform.playground.api;

import dev.pilothouse.model.Kind;
import dev.pilothouse.schema.Resource;
import dev.pilothouse.schema.Schema;
import dev.pilothouse.schema.Schemas;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The kinds of a cluster and, beside them, those of {@code metrics.k8s.io}, which a server of its own adds to a real cluster. */
final class MeasuredSchemas implements Schemas {

    static final String GROUP = "metrics.k8s.io";

    private static final Resource NODES = resource(Kind.clusterWide(GROUP, "v1beta1", "NodeMetrics", "nodes"));
    private static final Resource PODS = resource(Kind.namespaced(GROUP, "v1beta1", "PodMetrics", "pods"));

    private final Schemas schemas;

    MeasuredSchemas(Schemas schemas) {
        this.schemas = schemas;
    }

    private static Resource resource(Kind kind) {
        return new Resource(kind, "", List.of(), List.of(), Set.of("get", "list"), List.of(), "v1beta1");
    }

    @Override
    public List<Resource> resources() {
        List<Resource> all = new ArrayList<>(schemas.resources());
        all.add(NODES);
        all.add(PODS);
        return all;
    }

    private static Optional<Resource> measured(String group, String version, String plural) {
        return List.of(NODES, PODS).stream()
                .filter(it -> it.kind().group().equals(group) && it.kind().version().equals(version) && it.kind().plural().equals(plural))
                .findFirst();
    }

    @Override
    public Optional<Resource> at(String group, String version, String plural) {
        return schemas.at(group, version, plural).or(() -> measured(group, version, plural));
    }

    @Override
    public Optional<Resource> of(String apiVersion, String kindName) {
        return schemas.of(apiVersion, kindName);
    }

    @Override
    public Optional<Resource> named(String name) {
        return schemas.named(name);
    }

    @Override
    public Optional<Schema> schema(Kind kind) {
        return schemas.schema(kind);
    }

    @Override
    public Optional<Schema> schema(String apiVersion, String kindName) {
        return schemas.schema(apiVersion, kindName);
    }
}
