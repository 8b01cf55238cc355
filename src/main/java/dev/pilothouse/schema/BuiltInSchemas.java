package dev.pilothouse.schema;

import dev.pilothouse.model.Kind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The kinds that Kubernetes 1.34 serves by default, and what they hold.
 *
 * <p>Cheap to make: types are read from data that the build generates, and only as far as somebody asks. Safe for many threads.
 */
public final class BuiltInSchemas implements Schemas {

    /** The release that the data describes. */
    public static final String RELEASE = "1.34";

    private final TypeTable types = new TypeTable();
    private final List<Resource> resources = ResourceTable.read();
    private final Set<String> groupVersions = new HashSet<>(Set.of("meta.k8s.io/v1"));
    private final Map<String, Resource> byPath = new HashMap<>();
    private final Map<String, Resource> byWords = new HashMap<>();
    private final Map<String, Resource> byName = new HashMap<>();

    public BuiltInSchemas() {
        for (Resource resource : resources) {
            Kind kind = resource.kind();
            groupVersions.add(kind.apiVersion());
            byPath.put(kind.apiVersion() + "/" + kind.plural(), resource);
            byWords.put(kind.apiVersion() + " " + kind.name(), resource);
            if (resource.storageVersion().equals(kind.version())) {
                byName.put(resource.name(), resource);
            }
        }
    }

    @Override
    public List<Resource> resources() {
        return resources;
    }

    @Override
    public Optional<Resource> at(String group, String version, String plural) {
        return Optional.ofNullable(byPath.get((group.isEmpty() ? version : group + "/" + version) + "/" + plural));
    }

    @Override
    public Optional<Resource> of(String apiVersion, String kindName) {
        return Optional.ofNullable(byWords.get(apiVersion + " " + kindName));
    }

    @Override
    public Optional<Resource> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    @Override
    public Optional<Schema> schema(Kind kind) {
        return schema(kind.apiVersion(), kind.name());
    }

    @Override
    public Optional<Schema> schema(String apiVersion, String kindName) {
        return groupVersions.contains(apiVersion) ? types.object(apiVersion, kindName) : Optional.empty();
    }
}
