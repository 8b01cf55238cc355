package dev.pilothouse.schema;

import dev.pilothouse.model.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    private final Map<String, Resource> byPath = new HashMap<>();
    private final Map<String, Resource> byWords = new HashMap<>();
    private final Map<String, Resource> byName = new HashMap<>();

    public BuiltInSchemas() {
        for (Resource resource : resources) {
            Kind kind = resource.kind();
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
        return types.object(kind.group(), kind.version(), kind.name());
    }

    @Override
    public Optional<Schema> schema(String apiVersion, String kindName) {
        int slash = apiVersion.indexOf('/');
        return types.object(slash < 0 ? "" : apiVersion.substring(0, slash), apiVersion.substring(slash + 1), kindName);
    }

    /** Finds a type by the name that OpenAPI gives it, for example {@code io.k8s.api.core.v1.Container}. */
    public Optional<Schema> type(String name) {
        return types.named(name);
    }
}
