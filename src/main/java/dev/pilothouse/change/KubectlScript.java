package dev.pilothouse.change;

import dev.pilothouse.change.Draft.Wish;
import dev.pilothouse.cluster.Write;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.EngineKinds;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Edit;
import dev.pilothouse.text.Json;
import dev.pilothouse.text.MergePatch;
import dev.pilothouse.text.SecretMask;
import dev.pilothouse.text.Yaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The kubectl commands, or for a container engine the docker commands, that do what a draft wants, for a POSIX shell: to learn from, to keep, or to hand to somebody else.
 *
 * <p>They do the same without the road: no look before, no choice about fields of others, no journal.
 */
public final class KubectlScript {

    private static final Set<String> SCALABLE = Set.of("deployments.apps", "statefulsets.apps", "replicasets.apps", "replicationcontrollers");

    private final String context;
    private final boolean masks;
    private final SecretMask mask = new SecretMask();

    private KubectlScript(String context, boolean masks) {
        this.context = context;
        this.masks = masks;
    }

    /** Returns the commands, one after the other, with the values of Secrets in them. */
    public static String of(Draft draft, String context) {
        return new KubectlScript(context, false).text(draft);
    }

    /** Returns the commands as they may be on a screen: the values of Secrets are masked, so that they cannot be run as they are. */
    public static String shown(Draft draft, String context) {
        return new KubectlScript(context, true).text(draft);
    }

    private String text(Draft draft) {
        StringBuilder script = new StringBuilder();
        List<Wish.Put> together = new ArrayList<>();
        for (Wish wish : ApplyOrder.ordered(draft).wishes()) {
            if (EngineKinds.is(wish.ref().kind())) {
                script.append(DockerCommands.of(wish)).append('\n');
            } else if (wish instanceof Wish.Put put) {
                together.add(put);
            } else {
                apply(together, script);
                script.append(single(wish)).append('\n');
            }
        }
        apply(together, script);
        return script.toString();
    }

    private void apply(List<Wish.Put> puts, StringBuilder script) {
        if (puts.isEmpty()) {
            return;
        }
        String documents = puts.stream()
                .map(put -> Yaml.write(intent(put)))
                .reduce((one, other) -> one + "---\n" + other)
                .orElse("");
        String end = "EOF";
        while (documents.lines().toList().contains(end)) {
            end += "_";
        }
        script.append(kubectl("")).append(" apply --server-side --field-manager=").append(Write.FIELD_MANAGER);
        script.append(" -f - <<'").append(end).append("'\n").append(documents).append(end).append('\n');
        puts.clear();
    }

    private Tree intent(Wish.Put put) {
        Document intent = ObjectForms.intent(put.ref(), put.document().tree());
        return masks ? mask.shown(intent) : intent.tree();
    }

    private String single(Wish wish) {
        String start = kubectl(wish.ref().namespace());
        String object = quoted(wish.ref().kind().qualifiedPlural() + "/" + wish.ref().name());
        return switch (wish) {
            case Wish.Put put -> throw new IllegalArgumentException("documents are applied together: " + put.ref());
            case Wish.SetFields set when isScale(set) -> start + " scale " + object + " --replicas=" + set.fields().text("spec", "replicas");
            case Wish.SetFields set -> start + " patch " + object + patch(holdsList(set.fields().fields()) ? "strategic" : "merge", masked(set.ref(), set.fields()));
            case Wish.Restore restore -> start + " patch " + object + patch("merge", masked(restore.ref(), patch(restore)));
            case Wish.Remove remove -> start + " delete " + object + " --wait=false" + cascade(remove.dependents());
            case Wish.Evict evict -> evict(evict.ref());
        };
    }

    private static String cascade(Write.Dependents dependents) {
        return switch (dependents) {
            case AFTER -> "";
            case BEFORE -> " --cascade=foreground";
            case STAY -> " --cascade=orphan";
        };
    }

    /** Kubectl evicts whole nodes only; a single pod goes by the bare interface. */
    private String evict(ResourceRef pod) {
        String path = "/api/v1/namespaces/" + pod.namespace() + "/pods/" + pod.name() + "/eviction";
        Map<String, Object> metadata = Edit.object("name", pod.name(), "namespace", pod.namespace());
        Map<String, Object> eviction = Edit.object("apiVersion", "policy/v1", "kind", "Eviction", "metadata", metadata);
        return "echo " + quoted(Json.write(new Tree(eviction))) + " | " + kubectl("") + " create --raw " + quoted(path) + " -f -";
    }

    private static Tree patch(Wish.Restore restore) {
        return MergePatch.diff(ObjectForms.comparable(restore.after()), ObjectForms.comparable(restore.before()));
    }

    private Tree masked(ResourceRef ref, Tree fields) {
        if (!masks || !ObjectForms.isSecret(ref)) {
            return fields;
        }
        Map<String, Object> masked = new LinkedHashMap<>(mask.masked(fields).fields());
        for (String part : new String[] {"data", "stringData"}) {
            masked.computeIfPresent(part, (_, _) -> maskedValues(fields.tree(part)));
        }
        return new Tree(masked);
    }

    private Map<String, @Nullable Object> maskedValues(Tree values) {
        Map<String, @Nullable Object> masked = new LinkedHashMap<>();
        values.fields().forEach((key, value) -> masked.put(key, value == null ? null : mask.mask(value.toString())));
        return masked;
    }

    private static boolean isScale(Wish.SetFields set) {
        return SCALABLE.contains(set.ref().kind().qualifiedPlural())
                && set.fields().fields().keySet().equals(Set.of("spec"))
                && set.fields().tree("spec").fields().keySet().equals(Set.of("replicas"));
    }

    /** Elements of lists are merged by their keys only by a strategic patch. */
    private static boolean holdsList(Map<?, ?> fields) {
        return fields.values().stream().anyMatch(value -> value instanceof List || (value instanceof Map<?, ?> map && holdsList(map)));
    }

    private static String patch(String type, Tree patch) {
        return " --type=" + type + " --field-manager=" + Write.FIELD_MANAGER + " -p " + quoted(Json.write(patch));
    }

    private String kubectl(String namespace) {
        return "kubectl --context " + quoted(context) + (namespace.isEmpty() ? "" : " -n " + quoted(namespace));
    }

    /** As a POSIX shell needs it; what is harmless stays as it is. */
    static String quoted(String text) {
        return text.matches("[A-Za-z0-9_./:@=-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
