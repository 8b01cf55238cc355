package dev.pilothouse.platform.playground.apply;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes up strategic merge patches of pod templates, directives and all. */
final class PatchWishes {

    private final Random chance;

    PatchWishes(Random chance) {
        this.chance = chance;
    }

    Map<String, Object> patch() {
        Map<String, Object> spec = new LinkedHashMap<>();
        if (often()) {
            containers(spec);
        }
        if (often()) {
            spec.put("tolerations", List.of(Map.of("key", pick("a", "b"), "operator", "Exists")));
        }
        if (often()) {
            spec.put("nodeSelector", chance.nextBoolean() ? withNull(Map.of("disk", pick("1", "2")), "zone") : Map.of("$patch", "replace", "zone", "9"));
        }
        if (often()) {
            spec.put("volumes", volumes());
        }
        if (often()) {
            spec.put("securityContext", withNull(Map.of("runAsGroup", 5L), "runAsUser"));
        }
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("labels", withNull(Map.of("app", pick("1", "2")), "tier"));
        finalizers(metadata);
        return Map.of("template", Map.of("metadata", metadata, "spec", spec));
    }

    /** Plain lists that merge are those of finalizers. */
    private void finalizers(Map<String, Object> metadata) {
        List<String> some = some("x.dev/a", "x.dev/b", "x.dev/c");
        switch (chance.nextInt(4)) {
            case 0 -> metadata.put("finalizers", some);
            case 1 -> metadata.put("$deleteFromPrimitiveList/finalizers", some);
            case 2 -> {
                metadata.put("$setElementOrder/finalizers", some);
                metadata.put("finalizers", some.subList(0, 1));
            }
            default -> {
                // left as they are
            }
        }
    }

    private void containers(Map<String, Object> spec) {
        List<Object> containers = new ArrayList<>();
        List<String> names = some("one", "two", "three");
        boolean ordered = chance.nextBoolean();
        for (String name : names) {
            if (chance.nextInt(5) == 0) {
                continue;
            }
            Map<String, Object> container = new LinkedHashMap<>();
            container.put("name", name);
            container.put("image", pick("i:1", "i:2", "i:3"));
            if (often()) {
                container.put("args", List.of(pick("x", "y")));
            }
            if (often()) {
                env(container);
            }
            if (often()) {
                container.put("ports", List.of(Map.of("containerPort", chance.nextBoolean() ? 80L : 443L, "name", pick("p", "q"))));
            }
            containers.add(container);
        }
        if (chance.nextInt(4) == 0) {
            containers.add(Map.of("$patch", "delete", "name", pick("four", "five")));
        }
        if (chance.nextInt(8) == 0) {
            containers.add(Map.of("$patch", "replace"));
            containers.add(Map.of("name", "only", "image", "i:1"));
        } else if (ordered) {
            spec.put("$setElementOrder/containers", names.stream().<Object>map(name -> Map.of("name", name)).toList());
        }
        if (!containers.isEmpty()) {
            spec.put("containers", containers);
        }
    }

    private void env(Map<String, Object> container) {
        List<Object> env = new ArrayList<>();
        List<String> names = some("X", "Y", "Z");
        for (String name : names) {
            env.add(chance.nextInt(4) == 0 ? Map.of("$patch", "delete", "name", name) : Map.of("name", name, "value", pick("1", "2")));
        }
        container.put("env", env);
        if (chance.nextBoolean()) {
            container.put("$setElementOrder/env", names.stream().<Object>map(name -> Map.of("name", name)).toList());
        }
    }

    private List<Object> volumes() {
        return List.of(switch (chance.nextInt(3)) {
            case 0 -> Map.of("name", "v", "$retainKeys", List.of("name", "hostPath"), "hostPath", Map.of("path", "/x"));
            case 1 -> Map.of("name", "v", "$patch", "delete");
            default -> Map.of("name", pick("v", "w"), "$retainKeys", List.of("name", "emptyDir"), "emptyDir", Map.of("medium", "Memory"));
        });
    }

    private static Map<String, Object> withNull(Map<String, Object> map, String key) {
        Map<String, Object> result = new LinkedHashMap<>(map);
        result.put(key, null);
        return result;
    }

    private boolean often() {
        return chance.nextInt(5) > 1;
    }

    private List<String> some(String... of) {
        List<String> some = new ArrayList<>(List.of(of));
        Collections.shuffle(some, chance);
        return List.copyOf(some.subList(0, 1 + chance.nextInt(of.length)));
    }

    private String pick(String... of) {
        return of[chance.nextInt(of.length)];
    }
}
