package dev.pilothouse.platform.playground.registry;

import dev.pilothouse.model.Kind;
import dev.pilothouse.schema.Resource;
import dev.pilothouse.schema.Resource.Subresource;
import dev.pilothouse.schema.Schema;
import dev.pilothouse.schema.Schemas;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A handful of kinds without descriptions, for tests that need names alone. */
public final class SmallSchemas implements Schemas {

    private static final Set<String> VERBS = Set.of("get", "list", "watch", "create", "update", "patch", "delete", "deletecollection");

    private final List<Resource> resources = List.of(
            resource(Kind.clusterWide("", "v1", "Namespace", "namespaces"), "status", "finalize"),
            resource(Kind.namespaced("", "v1", "Pod", "pods"), "status", "binding", "eviction", "ephemeralcontainers", "resize"),
            resource(Kind.clusterWide("", "v1", "Node", "nodes"), "status"),
            resource(Kind.namespaced("", "v1", "ConfigMap", "configmaps")),
            resource(Kind.namespaced("", "v1", "Secret", "secrets")),
            resource(Kind.namespaced("", "v1", "Service", "services"), "status"),
            resource(Kind.namespaced("", "v1", "Event", "events")),
            resource(Kind.namespaced("", "v1", "ServiceAccount", "serviceaccounts"), "token"),
            resource(Kind.namespaced("apps", "v1", "Deployment", "deployments"), "status", "scale"),
            resource(Kind.namespaced("apps", "v1", "ReplicaSet", "replicasets"), "status", "scale"),
            resource(Kind.namespaced("batch", "v1", "Job", "jobs"), "status"),
            new Resource(Kind.namespaced("events.k8s.io", "v1", "Event", "events"), "event", List.of(), List.of(), VERBS, List.of(), "v1"),
            new Resource(Kind.namespaced("autoscaling", "v1", "HorizontalPodAutoscaler", "horizontalpodautoscalers"), "", List.of(), List.of(), VERBS, List.of(), "v2"),
            new Resource(Kind.namespaced("autoscaling", "v2", "HorizontalPodAutoscaler", "horizontalpodautoscalers"), "", List.of(), List.of(), VERBS, List.of(), "v2"));

    private static Resource resource(Kind kind, String... subresources) {
        List<Subresource> parts = Stream.of(subresources).map(name -> new Subresource(name, kind, Set.of("get", "create", "update", "patch"))).toList();
        return new Resource(kind, kind.name().toLowerCase(java.util.Locale.ROOT), List.of(), List.of(), VERBS, parts, kind.version());
    }

    @Override
    public List<Resource> resources() {
        return resources;
    }

    @Override
    public Optional<Resource> at(String group, String version, String plural) {
        return resources.stream()
                .filter(one -> one.kind().group().equals(group) && one.kind().version().equals(version) && one.kind().plural().equals(plural))
                .findFirst();
    }

    @Override
    public Optional<Resource> of(String apiVersion, String kindName) {
        return resources.stream().filter(one -> one.kind().apiVersion().equals(apiVersion) && one.kind().name().equals(kindName)).findFirst();
    }

    @Override
    public Optional<Resource> named(String name) {
        return resources.stream().filter(one -> one.name().equals(name) && one.kind().version().equals(one.storageVersion())).findFirst();
    }

    @Override
    public Optional<Schema> schema(Kind kind) {
        return Optional.empty();
    }

    @Override
    public Optional<Schema> schema(String apiVersion, String kindName) {
        return Optional.empty();
    }
}
