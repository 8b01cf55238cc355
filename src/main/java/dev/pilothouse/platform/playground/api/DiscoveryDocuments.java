package dev.pilothouse.platform.playground.api;

import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Tree;
import dev.pilothouse.schema.Resource;
import dev.pilothouse.schema.Schemas;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the server says it serves: the documents of discovery, in the shape of a request for each path and in the aggregated one. */
final class DiscoveryDocuments {

    /** Media type of the aggregated form, without {@code charset}; the answer to an {@code Accept} header that asks for it. */
    static final String AGGREGATED = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

    private final Schemas schemas;

    DiscoveryDocuments(Schemas schemas) {
        this.schemas = schemas;
    }

    /** Returns {@code /api}. */
    Tree coreVersions(String serverAddress) {
        Map<String, Object> versions = new LinkedHashMap<>();
        versions.put("kind", "APIVersions");
        versions.put("versions", List.copyOf(groups().getOrDefault("", Map.of()).keySet()));
        versions.put("serverAddressByClientCIDRs", List.of(Map.of("clientCIDR", "0.0.0.0/0", "serverAddress", serverAddress)));
        return new Tree(versions);
    }

    /** Returns {@code /apis}. */
    Tree groupList() {
        List<Object> groups = new ArrayList<>();
        groups().forEach((group, versions) -> {
            if (!group.isEmpty()) {
                groups.add(group(group, versions.keySet()));
            }
        });
        Map<String, Object> list = new LinkedHashMap<>();
        list.put("kind", "APIGroupList");
        list.put("apiVersion", "v1");
        list.put("groups", groups);
        return new Tree(list);
    }

    /** Returns {@code /apis/<group>}. */
    Optional<Tree> group(String group) {
        return Optional.ofNullable(groups().get(group)).filter(_ -> !group.isEmpty()).map(versions -> {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("kind", "APIGroup");
            document.put("apiVersion", "v1");
            document.putAll(group(group, versions.keySet()));
            return new Tree(document);
        });
    }

    private static Map<String, Object> group(String group, Collection<String> versions) {
        List<Map<String, Object>> entries = versions.stream().map(version -> {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("groupVersion", group + "/" + version);
            entry.put("version", version);
            return entry;
        }).toList();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", group);
        document.put("versions", entries);
        document.put("preferredVersion", entries.getFirst());
        return document;
    }

    /** Returns {@code /api/v1} or {@code /apis/<group>/<version>}; the group of the core API is empty. */
    Optional<Tree> resources(String group, String version) {
        return Optional.ofNullable(groups().getOrDefault(group, Map.of()).get(version)).map(resources -> {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("kind", "APIResourceList");
            if (!group.isEmpty()) {
                document.put("apiVersion", "v1");
            }
            document.put("groupVersion", resources.getFirst().kind().apiVersion());
            document.put("resources", resources.stream().flatMap(resource -> entries(resource).stream()).toList());
            return new Tree(document);
        });
    }

    private static List<Map<String, Object>> entries(Resource resource) {
        Kind kind = resource.kind();
        List<Map<String, Object>> entries = new ArrayList<>();
        Map<String, Object> entry = entry(kind.plural(), resource.singular(), kind);
        entry.put("verbs", List.copyOf(resource.verbs()));
        putNames(resource, entry);
        if (resource.verbs().contains("list") && resource.verbs().contains("create")) {
            entry.put("storageVersionHash", hash(kind, resource.storageVersion()));
        }
        entries.add(entry);
        for (Resource.Subresource part : resource.subresources()) {
            Map<String, Object> described = entry(kind.plural() + "/" + part.name(), "", kind);
            if (!part.kind().apiVersion().equals(kind.apiVersion())) {
                described.put("group", part.kind().group());
                described.put("version", part.kind().version());
            }
            described.put("kind", part.kind().name());
            described.put("verbs", List.copyOf(part.verbs()));
            entries.add(described);
        }
        return entries;
    }

    private static Map<String, Object> entry(String name, String singular, Kind kind) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", name);
        entry.put("singularName", singular);
        entry.put("namespaced", kind.namespaced());
        entry.put("kind", kind.name());
        return entry;
    }

    private static void putNames(Resource resource, Map<String, Object> entry) {
        if (!resource.shortNames().isEmpty()) {
            entry.put("shortNames", resource.shortNames());
        }
        if (!resource.categories().isEmpty()) {
            entry.put("categories", resource.categories());
        }
    }

    /** Returns {@code /api} or {@code /apis} in the aggregated form. */
    Tree aggregated(boolean core) {
        List<Object> items = new ArrayList<>();
        groups().forEach((group, versions) -> {
            if (group.isEmpty() == core) {
                Map<String, Object> item = new LinkedHashMap<>();
                item.put("metadata", core ? Map.of() : Map.of("name", group));
                item.put("versions", versions.entrySet().stream().map(version -> version(version.getKey(), version.getValue())).toList());
                items.add(item);
            }
        });
        Map<String, Object> list = new LinkedHashMap<>();
        list.put("kind", "APIGroupDiscoveryList");
        list.put("apiVersion", "apidiscovery.k8s.io/v2");
        list.put("metadata", Map.of());
        list.put("items", items);
        return new Tree(list);
    }

    private static Map<String, Object> version(String version, List<Resource> resources) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("version", version);
        entry.put("resources", resources.stream().map(DiscoveryDocuments::aggregated).toList());
        entry.put("freshness", "Current");
        return entry;
    }

    private static Map<String, Object> aggregated(Resource resource) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("resource", resource.kind().plural());
        entry.put("responseKind", words(resource.kind(), resource.kind()));
        entry.put("scope", resource.kind().namespaced() ? "Namespaced" : "Cluster");
        entry.put("singularResource", resource.singular());
        entry.put("verbs", List.copyOf(resource.verbs()));
        putNames(resource, entry);
        if (!resource.subresources().isEmpty()) {
            entry.put("subresources", resource.subresources().stream().map(part -> {
                Map<String, Object> described = new LinkedHashMap<>();
                described.put("subresource", part.name());
                described.put("responseKind", words(part.kind(), resource.kind()));
                described.put("verbs", List.copyOf(part.verbs()));
                return described;
            }).toList());
        }
        return entry;
    }

    /** The group and the version are given when they are not those of the path. */
    private static Map<String, Object> words(Kind kind, Kind owner) {
        boolean own = kind.apiVersion().equals(owner.apiVersion());
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("group", own ? "" : kind.group());
        words.put("version", own ? "" : kind.version());
        words.put("kind", kind.name());
        return words;
    }

    /** Resources by group and version, in the order of discovery. */
    private Map<String, Map<String, List<Resource>>> groups() {
        Map<String, Map<String, List<Resource>>> groups = new LinkedHashMap<>();
        for (Resource resource : schemas.resources()) {
            groups.computeIfAbsent(resource.kind().group(), _ -> new LinkedHashMap<>())
                    .computeIfAbsent(resource.kind().version(), _ -> new ArrayList<>())
                    .add(resource);
        }
        return groups;
    }

    /** The first eight bytes of the SHA-256 of the stored group, version and kind, as clients compare them. */
    private static String hash(Kind kind, String storageVersion) {
        try {
            String text = kind.group() + "/" + storageVersion + "/" + kind.name();
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(Arrays.copyOf(digest, Long.BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
