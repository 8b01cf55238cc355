package dev.pilothouse.local;

import dev.pilothouse.model.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A patch of kubeadm's configuration as a list of operations (JSON Patch, RFC 6902), written as YAML or JSON.
 *
 * @param group and {@code version} and {@code kind} name the document that it changes; an empty group and version fit any
 */
public record JsonPatch(String group, String version, String kind, String patch) {

    /** Name of the field, in the configuration and in each node. */
    static final String FIELD = "kubeadmConfigPatchesJSON6902";

    static List<JsonPatch> read(Tree tree) {
        return tree.trees(FIELD).stream()
                .map(patch -> new JsonPatch(patch.text("group"), patch.text("version"), patch.text("kind"), patch.text("patch")))
                .toList();
    }

    static List<Object> written(List<JsonPatch> patches) {
        return patches.stream().<Object>map(JsonPatch::fields).toList();
    }

    private Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("group", group);
        fields.put("version", version);
        fields.put("kind", kind);
        fields.put("patch", patch);
        return fields;
    }
}
