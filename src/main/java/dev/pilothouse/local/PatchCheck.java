package dev.pilothouse.local;

import static dev.pilothouse.local.FieldCheck.plus;
import static dev.pilothouse.local.FindingList.change;

import dev.pilothouse.text.YamlText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Looks at the patches of kubeadm's configuration: whether they can be read, and whether kind would lay them over anything. */
final class PatchCheck {

    private static final String PATCHES = "kubeadmConfigPatches";

    private final Blueprint blueprint;
    private final FindingList findings;

    PatchCheck(Blueprint blueprint, FindingList findings) {
        this.blueprint = blueprint;
        this.findings = findings;
    }

    void check() {
        check(blueprint.kubeadmPatches(), List.of(PATCHES), blueprint::withKubeadmPatches);
        operations(blueprint.jsonPatches(), List.of(JsonPatch.FIELD), blueprint::withJsonPatches);
        for (BlueprintNode node : blueprint.nodes()) {
            List<Object> path = List.of(Blueprint.NODES, node.index());
            check(node.kubeadmPatches(), plus(path, PATCHES), node::withKubeadmPatches);
            operations(node.jsonPatches(), plus(path, JsonPatch.FIELD), node::withJsonPatches);
        }
    }

    /** kind leaves out a patch whose version is not that of the configuration, without a word. */
    private void operations(List<JsonPatch> patches, List<Object> path, Function<List<JsonPatch>, Blueprint> edit) {
        String version = blueprint.kubeadmVersion();
        for (int i = 0; i < patches.size(); i++) {
            JsonPatch patch = patches.get(i);
            if (patch.group().equals("kubeadm.k8s.io") && !version.isEmpty() && !patch.version().equals(version)) {
                List<JsonPatch> free = new ArrayList<>(patches);
                free.set(i, new JsonPatch("", "", patch.kind(), patch.patch()));
                findings.warning("patch-passed-by", plus(path, i), change("name-no-version", edit.apply(free)),
                        patch.group() + "/" + patch.version(), version, blueprint.version().map(KubernetesVersion::toString).orElse(""));
            }
        }
    }

    private void check(List<String> texts, List<Object> path, Function<List<String>, Blueprint> edit) {
        for (int i = 0; i < texts.size(); i++) {
            YamlText patch = YamlText.of(texts.get(i));
            List<Object> field = plus(path, i);
            List<String> without = new ArrayList<>(texts);
            without.remove(i);
            boolean readable = patch.size() > 0;
            for (int document = 0; document < patch.size(); document++) {
                readable &= patch.document(document).filter(it -> !it.kindName().isEmpty()).isPresent();
            }
            if (!readable) {
                findings.error("patch-unreadable", field, change("remove-patch", edit.apply(without)));
                continue;
            }
            List<String> passedBy = new KubeadmPatches(List.of(texts.get(i)), blueprint.kubeadmVersion()).passedBy();
            if (!passedBy.isEmpty()) {
                List<String> free = new ArrayList<>(texts);
                free.set(i, withoutVersion(patch));
                findings.warning("patch-passed-by", field, change("name-no-version", edit.apply(free)),
                        passedBy.getFirst(), blueprint.kubeadmVersion(), blueprint.version().map(KubernetesVersion::toString).orElse(""));
            }
        }
    }

    private static String withoutVersion(YamlText patch) {
        YamlText free = patch;
        for (int document = 0; document < patch.size(); document++) {
            if (patch.document(document).filter(it -> it.apiVersion().startsWith("kubeadm.k8s.io/")).isPresent()) {
                free = free.without(document, "apiVersion");
            }
        }
        return free.text();
    }
}
