package dev.pilothouse.platform.playground.validation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What may be changed of a pod that is there: images, deadline, more tolerations, fewer gates. */
final class PodUpdateRules {

    private static final String CHANGEABLE = "pod updates may not change fields other than "
            + "`spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,"
            + "`spec.tolerations` (only additions to existing tolerations),"
            + "`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)";

    private PodUpdateRules() {}

    static void check(Spot pod, Spot before) {
        PodRules.whole(pod);
        Spot spec = pod.at("spec");
        Spot old = before.at("spec");
        for (String list : List.of("containers", "initContainers")) {
            Spot containers = spec.at(list);
            if (containers.size() != old.at(list).size()) {
                containers.forbidden("pod updates may not add or remove containers");
                return;
            }
            containers.items().forEach(PodUpdateRules::image);
        }
        if (!deadline(spec.at("activeDeadlineSeconds"), old.at("activeDeadlineSeconds"))) {
            return;
        }
        tolerations(spec.at("tolerations"), old.at("tolerations"));
        gates(spec.at("schedulingGates"), old.at("schedulingGates"));
        Map<String, Object> rest = withoutChangeable(spec, old);
        Map<String, Object> oldSpec = old.tree().fields();
        if (!Same.values(rest, oldSpec)) {
            spec.forbidden(CHANGEABLE + "\n" + UnifiedDiff.between(oldSpec, rest));
        }
    }

    private static void image(Spot container) {
        Spot image = container.at("image");
        image.requireText();
        if (!image.text().strip().equals(image.text())) {
            image.invalid("must not have leading or trailing whitespace");
        }
    }

    private static boolean deadline(Spot deadline, Spot before) {
        if (deadline.present() && deadline.number() < 0) {
            deadline.between(0, Integer.MAX_VALUE);
            return false;
        }
        if (deadline.present() && before.present() && before.number() < deadline.number()) {
            deadline.invalid("must be less than or equal to previous value");
            return false;
        }
        if (!deadline.present() && before.present()) {
            deadline.invalid(null, "must not update from a positive integer to nil value");
        }
        return true;
    }

    private static void tolerations(Spot tolerations, Spot before) {
        List<Object> kept = tolerations.items().stream().map(PodUpdateRules::withoutSeconds).toList();
        if (!kept.containsAll(before.items().stream().map(PodUpdateRules::withoutSeconds).toList())) {
            tolerations.forbidden("existing toleration can not be modified except its tolerationSeconds");
        }
    }

    private static Object withoutSeconds(Spot toleration) {
        Map<String, Object> copy = new LinkedHashMap<>(toleration.tree().fields());
        copy.remove("tolerationSeconds");
        return copy;
    }

    private static void gates(Spot gates, Spot before) {
        Set<String> known = Set.copyOf(before.items().stream().map(gate -> gate.at("name").text()).toList());
        for (Spot gate : gates.items()) {
            if (!known.contains(gate.at("name").text())) {
                gate.at("name").forbidden("only deletion is allowed, but found new scheduling gate '" + gate.at("name").text() + "'");
            }
        }
    }

    /** Returns the new spec with what may change as it was before. */
    private static Map<String, Object> withoutChangeable(Spot spec, Spot old) {
        Map<String, Object> rest = new LinkedHashMap<>(spec.tree().fields());
        List<String> changeable = new ArrayList<>(List.of("activeDeadlineSeconds", "tolerations", "schedulingGates"));
        if (!old.at("schedulingGates").empty()) {
            changeable.add("nodeSelector");
            changeable.add("affinity");
        }
        if (old.at("terminationGracePeriodSeconds").number() < 0 && spec.at("terminationGracePeriodSeconds").number() == 1) {
            changeable.add("terminationGracePeriodSeconds");
        }
        for (String field : changeable) {
            Object value = old.at(field).value();
            if (value == null) {
                rest.remove(field);
            } else {
                rest.put(field, value);
            }
        }
        for (String list : List.of("containers", "initContainers")) {
            if (spec.at(list).present()) {
                rest.put(list, withOldImages(spec.at(list), old.at(list)));
            }
        }
        return rest;
    }

    private static List<Object> withOldImages(Spot containers, Spot old) {
        List<Object> list = new ArrayList<>();
        List<Spot> before = old.items();
        for (Spot container : containers.items()) {
            Map<String, Object> copy = new LinkedHashMap<>(container.tree().fields());
            copy.put("image", before.get(list.size()).at("image").text());
            list.add(copy);
        }
        return list;
    }
}
