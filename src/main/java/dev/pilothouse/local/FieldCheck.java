package dev.pilothouse.local;

import static dev.pilothouse.local.FindingList.change;

import dev.pilothouse.local.PreflightFinding.Mend;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds every field against kind's {@code v1alpha4}, which refuses those that it does not know and those of another type. */
final class FieldCheck {

    private final Blueprint blueprint;
    private final FindingList findings;

    FieldCheck(Blueprint blueprint, FindingList findings) {
        this.blueprint = blueprint;
        this.findings = findings;
    }

    /** What may stand at a field. */
    private sealed interface Type {

        record One(String word, Class<?> type) implements Type {}

        record All(Type item) implements Type {}

        record AnyKey(Type value) implements Type {}

        record Fields(Map<String, Type> types) implements Type {}
    }

    /** Go's reader takes every scalar where a text is asked for. */
    private static final Type TEXT = new Type.One("text", Object.class);
    private static final Type WHOLE = new Type.One("number", Long.class);
    private static final Type TRUTH = new Type.One("truth", Boolean.class);
    private static final Type TEXTS = new Type.All(TEXT);
    private static final Type JSON_PATCHES = new Type.All(fields(Map.of("group", TEXT, "version", TEXT, "kind", TEXT, "patch", TEXT)));
    private static final Type CLUSTER = cluster();

    private static Type fields(Map<String, Type> types) {
        return new Type.Fields(types);
    }

    private static Type cluster() {
        Type port = fields(Map.of("containerPort", WHOLE, "hostPort", WHOLE, "listenAddress", TEXT, "protocol", TEXT));
        Type mount = fields(Map.of("hostPath", TEXT, "containerPath", TEXT, "readOnly", TRUTH, "selinuxRelabel", TRUTH, "propagation", TEXT));
        Type node = fields(Map.of(
                "role", TEXT, "image", TEXT, "labels", new Type.AnyKey(TEXT), "extraMounts", new Type.All(mount), "extraPortMappings", new Type.All(port),
                "kubeadmConfigPatches", TEXTS, "kubeadmConfigPatchesJSON6902", JSON_PATCHES));
        Type networking = fields(Map.of(
                "ipFamily", TEXT, "apiServerPort", WHOLE, "apiServerAddress", TEXT, "podSubnet", TEXT, "serviceSubnet", TEXT,
                "disableDefaultCNI", TRUTH, "kubeProxyMode", TEXT, "dnsSearch", TEXTS));
        Map<String, Type> cluster = new HashMap<>(Map.of(
                "kind", TEXT, "apiVersion", TEXT, "name", TEXT, "nodes", new Type.All(node), "networking", networking,
                "featureGates", new Type.AnyKey(TRUTH), "runtimeConfig", new Type.AnyKey(TEXT)));
        cluster.putAll(Map.of(
                "kubeadmConfigPatches", TEXTS, "kubeadmConfigPatchesJSON6902", JSON_PATCHES,
                "containerdConfigPatches", TEXTS, "containerdConfigPatchesJSON6902", TEXTS));
        return fields(cluster);
    }

    void check() {
        check(CLUSTER, blueprint.tree().fields(), List.of());
    }

    private void check(Type type, @Nullable Object value, List<Object> path) {
        if (value == null) {
            return;
        }
        switch (type) {
            case Type.One one -> {
                boolean scalar = !(value instanceof Map) && !(value instanceof List);
                fits(scalar && one.type.isInstance(value), one.word, path);
            }
            case Type.All all -> {
                fits(value instanceof List, "list", path);
                List<?> items = value instanceof List<?> list ? list : List.of();
                for (int i = 0; i < items.size(); i++) {
                    check(all.item, items.get(i), plus(path, i));
                }
            }
            case Type.AnyKey any -> {
                fits(value instanceof Map, "fields", path);
                fieldsOf(value).forEach((name, field) -> check(any.value, field, plus(path, name)));
            }
            case Type.Fields known -> {
                fits(value instanceof Map, "fields", path);
                fieldsOf(value).forEach((name, field) -> {
                    Type expected = known.types.get(name.toString());
                    if (expected == null) {
                        unknown(known, name.toString(), field, path);
                    } else {
                        check(expected, field, plus(path, name));
                    }
                });
            }
        }
    }

    private static Map<?, ?> fieldsOf(Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private void fits(boolean fits, String expected, List<Object> path) {
        if (!fits) {
            findings.error("wrong-type-" + expected, path, change("remove-field", blueprint.without(path.toArray()), said(path)), said(path));
        }
    }

    private void unknown(Type.Fields known, String name, @Nullable Object value, List<Object> parent) {
        List<Object> path = plus(parent, name);
        Blueprint without = blueprint.without(path.toArray());
        List<Mend> mends = new ArrayList<>();
        Optional<String> meant = known.types.keySet().stream().filter(other -> meant(other, name)).sorted().findFirst();
        if (value != null) {
            meant.filter(other -> !blueprint.tree().has(plus(parent, other).stream().map(Object::toString).toArray(String[]::new)))
                    .ifPresent(other -> mends.addAll(change("rename-field", without.with(value, plus(parent, other).toArray()), other)));
        }
        mends.addAll(change("remove-field", without, name));
        findings.error("unknown-field", path, mends, said(path));
    }

    private static boolean meant(String known, String written) {
        return known.equalsIgnoreCase(written.replaceAll("[_-]", "")) || known.equalsIgnoreCase(written + "s") || (known + "s").equalsIgnoreCase(written)
                || nearly(known, written);
    }

    /** Tells whether one letter is wrong, missing, too many, or two are exchanged. */
    private static boolean nearly(String known, String written) {
        int start = 0;
        while (start < Math.min(known.length(), written.length()) && known.charAt(start) == written.charAt(start)) {
            start++;
        }
        String here = known.substring(start);
        String there = written.substring(start);
        boolean exchanged = here.length() > 1 && there.length() > 1 && here.substring(2).equals(there.substring(2))
                && here.charAt(0) == there.charAt(1) && here.charAt(1) == there.charAt(0);
        return known.length() > 3 && (exchanged || tail(here).equals(there) || here.equals(tail(there)) || tail(here).equals(tail(there)));
    }

    private static String tail(String text) {
        return text.isEmpty() ? text : text.substring(1);
    }

    static List<Object> plus(List<Object> path, Object... steps) {
        List<Object> longer = new ArrayList<>(path);
        longer.addAll(List.of(steps));
        return longer;
    }

    /** Returns the path as people write it: {@code nodes[1].labels}. */
    static String said(List<Object> path) {
        StringBuilder said = new StringBuilder();
        for (Object step : path) {
            said.append(step instanceof Integer index ? "[" + index + "]" : (said.isEmpty() ? "" : ".") + step);
        }
        return said.toString();
    }
}
