package dev.pilothouse.schema.facts;

import dev.pilothouse.model.Tree;
import dev.pilothouse.testing.RealCluster;
import dev.pilothouse.text.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a real API server says of itself: discovery and OpenAPI documents. */
final class RealServer {

    private RealServer() {}

    static Tree read(String path) {
        return Json.read(RealCluster.kubectl("get", "--raw", path));
    }

    /** Returns {@code v1}, {@code apps/v1} and so on, groups in the order of discovery, without those of custom kinds. */
    static List<String> groupVersions() {
        List<String> versions = new ArrayList<>(List.of("v1"));
        for (Tree group : read("/apis").trees("groups")) {
            if (!group.text("name").contains(".") || group.text("name").endsWith(".k8s.io")) {
                group.trees("versions").forEach(version -> versions.add(version.text("groupVersion")));
            }
        }
        return versions;
    }

    /** Returns the path below which a group-version is served, without a slash in front. */
    static String path(String groupVersion) {
        return (groupVersion.contains("/") ? "apis/" : "api/") + groupVersion;
    }

    /** Returns {@code APIResourceList} of a group-version. */
    static Tree resources(String groupVersion) {
        return read("/" + path(groupVersion));
    }

    /** Returns the OpenAPI v3 document of a group-version. */
    static Tree openApi(String groupVersion) {
        return read("/openapi/v3/" + path(groupVersion));
    }

    /** Returns every type of every served group-version by its name. */
    static Map<String, Tree> types() {
        Map<String, Tree> types = new TreeMap<>();
        for (String groupVersion : groupVersions()) {
            Tree schemas = openApi(groupVersion).tree("components", "schemas");
            schemas.fields().keySet().forEach(name -> types.put(name, schemas.tree(name)));
        }
        return types;
    }
}
