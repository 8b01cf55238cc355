package dev.pilothouse.local;

import dev.pilothouse.model.Document;
import dev.pilothouse.text.YamlText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The patches that kind lays over the configuration it gives to kubeadm: texts within the text, edited field by field.
 *
 * <p>kind lays a patch over each document of its kind, and of its {@code apiVersion} where it names one; it is a merge patch (RFC 7386), so that a later
 * one wins and lists are replaced. A patch that names no version fits every Kubernetes, so that is what is written.
 *
 * @param texts the patches in their order; one may hold several documents
 * @param version of kubeadm's configuration that the node image asks for, such as {@code v1beta4}; empty when unknown, then every patch counts
 */
record KubeadmPatches(List<String> texts, String version) {

    private static final String GROUP = "kubeadm.k8s.io/";
    private static final Set<String> IDENTITY = Set.of("kind", "apiVersion");

    /** Returns the version of kubeadm's configuration that kind writes for this Kubernetes: v1beta4 from 1.36 on. */
    static String versionFor(KubernetesVersion kubernetes) {
        return kubernetes.isAtLeast(1, 36) ? "v1beta4" : "v1beta3";
    }

    /** Returns what the patches set there; the last one wins. */
    Optional<Object> value(String kind, String... path) {
        Optional<Object> value = Optional.empty();
        for (String text : texts) {
            YamlText patch = YamlText.of(text);
            for (int document = 0; document < patch.size(); document++) {
                Optional<Object> here = patch.document(document).filter(it -> applies(it, kind)).flatMap(it -> it.tree().at(path));
                value = here.isPresent() ? here : value;
            }
        }
        return value;
    }

    /** Returns the patches with the value set: in the last one that sets it already, else in the last of that kind, else in one more. */
    List<String> with(String kind, Object value, String... path) {
        List<String> changed = new ArrayList<>(texts);
        for (boolean sets : new boolean[] {true, false}) {
            for (int i = texts.size() - 1; i >= 0; i--) {
                YamlText patch = YamlText.of(texts.get(i));
                for (int document = patch.size() - 1; document >= 0; document--) {
                    Optional<Document> found = patch.document(document).filter(it -> applies(it, kind));
                    if (found.isPresent() && (!sets || found.get().tree().has(path))) {
                        changed.set(i, patch.with(document, value, (Object[]) path).text());
                        return changed;
                    }
                }
            }
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("kind", kind);
        changed.add(YamlText.of("").plus(Document.of(fields)).with(0, value, (Object[]) path).text());
        return changed;
    }

    /** Returns the patches without what they set there; one that sets nothing else goes. */
    List<String> without(String kind, String... path) {
        List<String> changed = new ArrayList<>();
        for (String text : texts) {
            YamlText patch = YamlText.of(text);
            for (int document = patch.size() - 1; document >= 0; document--) {
                if (patch.document(document).filter(it -> applies(it, kind) && it.tree().has(path)).isPresent()) {
                    patch = patch.without(document, (Object[]) path);
                    boolean empty = patch.document(document).filter(it -> !IDENTITY.containsAll(it.fields().keySet())).isEmpty();
                    patch = empty ? patch.minus(document) : patch;
                }
            }
            if (patch.text().equals(text) || !patch.text().isBlank()) {
                changed.add(patch.text());
            }
        }
        return changed;
    }

    /** Returns the versions of kubeadm's configuration that patches name although the node image asks for another: those are not applied. */
    List<String> passedBy() {
        List<String> names = new ArrayList<>();
        for (String text : texts) {
            YamlText patch = YamlText.of(text);
            for (int document = 0; document < patch.size(); document++) {
                patch.document(document).filter(it -> !fitsVersion(it)).ifPresent(it -> names.add(it.apiVersion()));
            }
        }
        return names;
    }

    private boolean applies(Document patch, String kind) {
        return patch.kindName().equals(kind) && fitsVersion(patch);
    }

    private boolean fitsVersion(Document patch) {
        return version.isEmpty() || !patch.apiVersion().startsWith(GROUP) || patch.apiVersion().equals(GROUP + version);
    }
}
