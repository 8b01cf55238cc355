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
        for (BlueprintNode node : blueprint.nodes()) {
            check(node.kubeadmPatches(), List.of(Blueprint.NODES, node.index(), PATCHES), node::withKubeadmPatches);
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
