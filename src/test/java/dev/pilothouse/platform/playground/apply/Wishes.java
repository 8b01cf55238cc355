package dev.pilothouse.platform.playground.apply;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes up what people might apply: parts of objects of three kinds, with all sorts of lists and maps in them. */
final class Wishes {

    private final Random chance;

    Wishes(long seed) {
        this.chance = new Random(seed);
    }

    Random chance() {
        return chance;
    }

    /** Returns an object of the kind with its name and some fields. */
    Map<String, Object> object(String kind, String name) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("apiVersion", kind.equals("Gadget") ? "apply.pilothouse.dev/v1" : "v1");
        object.put("kind", kind);
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("name", name);
        maybe(metadata, "labels", texts("a", "b", "c"));
        maybe(metadata, "annotations", texts("note", "x.dev/y"));
        object.put("metadata", metadata);
        switch (kind) {
            case "ConfigMap" -> maybe(object, "data", texts("k1", "k2", "k3", "k4"));
            case "PodTemplate" -> object.put("template", template());
            default -> object.put("spec", gadget());
        }
        return object;
    }

    private Map<String, Object> template() {
        Map<String, Object> template = new LinkedHashMap<>();
        maybe(template, "metadata", Map.of("labels", texts("app", "tier")));
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("containers", containers());
        maybe(spec, "nodeSelector", texts("disk", "zone"));
        maybe(spec, "tolerations", List.of(Map.of("key", pick("a", "b"), "operator", "Exists")));
        maybe(spec, "terminationGracePeriodSeconds", (long) chance.nextInt(3));
        maybe(spec, "securityContext", Map.of("runAsUser", (long) chance.nextInt(3)));
        maybe(spec, "volumes", List.of(Map.of("name", "v", "emptyDir", chance.nextBoolean() ? Map.of("sizeLimit", "1Mi") : Map.of("medium", "Memory"))));
        template.put("spec", spec);
        return template;
    }

    private List<Object> containers() {
        List<Object> containers = new ArrayList<>();
        for (String name : some("one", "two", "three")) {
            Map<String, Object> container = new LinkedHashMap<>();
            container.put("name", name);
            container.put("image", pick("i:1", "i:2"));
            maybe(container, "args", List.of(pick("x", "y"), "z"));
            maybe(container, "env", some("X", "Y", "Z").stream().<Object>map(it -> Map.of("name", it, "value", pick("1", "2"))).toList());
            maybe(container, "ports", ports("containerPort"));
            maybe(container, "resources", Map.of("limits", Map.of("cpu", pick("1", "2"))));
            containers.add(container);
        }
        return containers;
    }

    private List<Object> ports(String word) {
        List<Object> ports = new ArrayList<>();
        for (String which : some("tcp", "udp", "other")) {
            Map<String, Object> port = new LinkedHashMap<>();
            port.put(word, which.equals("other") ? 443L : 80L);
            if (!which.equals("other")) {
                port.put("protocol", which.equals("tcp") ? "TCP" : "UDP");
            }
            if (word.equals("port")) {
                maybe(port, "note", pick("p", "q"));
            }
            ports.add(port);
        }
        return ports;
    }

    private Map<String, Object> gadget() {
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("size", pick("small", "large"));
        maybe(spec, "replicas", (long) chance.nextInt(4));
        maybe(spec, "tags", List.copyOf(some("t1", "t2", "t3")));
        maybe(spec, "steps", List.copyOf(some("s1", "s2")));
        maybe(spec, "ports", ports("port"));
        maybe(spec, "selector", texts("a", "b"));
        maybe(spec, "extra", texts("e1", "e2"));
        maybe(spec, "free", Map.of("x", Map.of("y", (long) chance.nextInt(2)), "list", List.of(1L, 2L)));
        maybe(spec, "deep", chance.nextBoolean() ? Map.of() : Map.of("level", (long) chance.nextInt(3)));
        return spec;
    }

    /** Returns a merge patch for an object of the kind. */
    Map<String, Object> patch(String kind) {
        Map<String, Object> whole = object(kind, "none");
        whole.keySet().removeAll(List.of("apiVersion", "kind"));
        Map<String, Object> metadata = new LinkedHashMap<>(Typed.map(whole.get("metadata")));
        metadata.remove("name");
        whole.put("metadata", metadata);
        return whole;
    }

    private void maybe(Map<String, Object> map, String key, Object value) {
        if (chance.nextInt(5) > 1) {
            map.put(key, value);
        }
    }

    private Map<String, Object> texts(String... keys) {
        Map<String, Object> texts = new LinkedHashMap<>();
        some(keys).forEach(key -> texts.put(key, pick("1", "2")));
        return texts;
    }

    private List<String> some(String... of) {
        List<String> some = new ArrayList<>(List.of(of));
        Collections.shuffle(some, chance);
        return some.subList(0, 1 + chance.nextInt(of.length));
    }

    private String pick(String... of) {
        return of[chance.nextInt(of.length)];
    }
}
