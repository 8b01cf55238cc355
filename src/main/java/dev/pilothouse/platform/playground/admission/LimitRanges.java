package dev.pilothouse.platform.playground.admission;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.registry.Admission;
import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.text.Edit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Plugin {@code LimitRanger}: gives containers the requests and limits of the namespace's LimitRanges, and holds pods and claims to their bounds. */
final class LimitRanges implements Admission {

    @Override
    public Document mutate(Request request, Document pod) {
        if (request.operation() != Operation.CREATE || !request.isFor("pods")) {
            return pod;
        }
        Document result = pod;
        for (Document range : request.cluster().list("limitranges", request.target().namespace())) {
            result = withDefaults(result, range);
        }
        return result;
    }

    private static Document withDefaults(Document pod, Document range) {
        Map<String, String> limits = new LinkedHashMap<>();
        Map<String, String> requests = new LinkedHashMap<>();
        for (Tree item : range.tree().trees("spec", "limits")) {
            if (item.text("type").equals("Container")) {
                limits.putAll(item.texts("default"));
                item.texts("max").forEach(limits::putIfAbsent);
                requests.putAll(item.texts("defaultRequest"));
                limits.forEach(requests::putIfAbsent);
                item.texts("min").forEach(requests::putIfAbsent);
            }
        }
        List<String> said = new ArrayList<>();
        Map<String, Object> fields = pod.fields();
        for (String list : List.of("containers", "initContainers")) {
            List<Map<String, Object>> containers = new ArrayList<>();
            String word = list.equals("containers") ? " for container " : " for init container ";
            for (Tree container : pod.tree().trees("spec", list)) {
                Tree one = filled(container, "requests", requests, " request" + word, said);
                containers.add(filled(one, "limits", limits, " limit" + word, said).fields());
            }
            if (!containers.isEmpty()) {
                fields = Edit.with(fields, containers, "spec", list);
            }
        }
        return said.isEmpty()
                ? pod
                : Document.of(Edit.with(fields, "LimitRanger plugin set: " + String.join("; ", said), "metadata", "annotations", "kubernetes.io/limit-ranger"));
    }

    private static Tree filled(Tree container, String part, Map<String, String> defaults, String words, List<String> said) {
        Map<String, Object> amounts = new LinkedHashMap<>(container.tree("resources", part).fields());
        List<String> added = defaults.keySet().stream().filter(name -> !amounts.containsKey(name)).sorted().toList();
        if (added.isEmpty()) {
            return container;
        }
        added.forEach(name -> amounts.put(name, defaults.getOrDefault(name, "0")));
        said.add(String.join(", ", added) + words + container.text("name"));
        return new Tree(Edit.with(container.fields(), amounts, "resources", part));
    }

    @Override
    public void validate(Request request, Optional<Document> object) {
        boolean pod = request.isFor("pods") && request.operation() == Operation.CREATE;
        boolean claim = request.isFor("persistentvolumeclaims") && request.operation() != Operation.DELETE;
        if (object.isEmpty() || !(pod || claim)) {
            return;
        }
        List<String> problems = new ArrayList<>();
        for (Document range : request.cluster().list("limitranges", request.target().namespace())) {
            for (Tree item : range.tree().trees("spec", "limits")) {
                problems.addAll(pod ? checkPod(item, object.get().tree()) : checkClaim(item, object.get().tree()));
            }
        }
        if (!problems.isEmpty()) {
            String list = problems.size() == 1 ? problems.getFirst() : "[" + String.join(", ", problems) + "]";
            throw Refusal.forbidden(request.target().resource().kind(), object.get().name(), list);
        }
    }

    private static List<String> checkPod(Tree item, Tree pod) {
        List<String> problems = new ArrayList<>();
        if (item.text("type").equals("Container")) {
            List<Tree> containers = new ArrayList<>(pod.trees("spec", "containers"));
            containers.addAll(pod.trees("spec", "initContainers"));
            for (Tree container : containers) {
                check(item, PodAmounts.amounts(container, "requests"), PodAmounts.amounts(container, "limits"), problems);
            }
        } else if (item.text("type").equals("Pod")) {
            check(item, PodAmounts.of(pod, "requests"), PodAmounts.of(pod, "limits"), problems);
        }
        return problems;
    }

    private static List<String> checkClaim(Tree item, Tree claim) {
        List<String> problems = new ArrayList<>();
        if (item.text("type").equals("PersistentVolumeClaim")) {
            Map<String, Amount> requests = PodAmounts.amounts(claim.tree("spec"), "requests");
            least(item, requests, Map.of(), problems);
            bounds(item, "max").forEach((name, bound) -> {
                Amount asked = requests.get(name);
                if (asked != null && asked.compareTo(bound) > 0) {
                    problems.add("maximum " + per(item, name, bound) + ", but request is " + asked);
                }
            });
        }
        return problems;
    }

    private static void check(Tree item, Map<String, Amount> requests, Map<String, Amount> limits, List<String> problems) {
        least(item, requests, limits, problems);
        bounds(item, "max").forEach((name, bound) -> {
            Amount limit = limits.get(name);
            Amount asked = requests.get(name);
            if (limit == null) {
                problems.add("maximum " + per(item, name, bound) + ".  No limit is specified");
            } else if (limit.compareTo(bound) > 0) {
                problems.add("maximum " + per(item, name, bound) + ", but limit is " + limit);
            } else if (asked != null && asked.compareTo(bound) > 0) {
                problems.add("maximum " + per(item, name, bound) + ", but request is " + asked);
            }
        });
        bounds(item, "maxLimitRequestRatio").forEach((name, bound) -> {
            String start = name + " max limit to request ratio per " + item.text("type") + " is " + bound + ", but ";
            Amount limit = limits.getOrDefault(name, Amount.ZERO);
            Amount asked = requests.getOrDefault(name, Amount.ZERO);
            if (asked.value().signum() == 0) {
                problems.add(start + "no request is specified or request is 0");
            } else if (limit.value().signum() == 0) {
                problems.add(start + "no limit is specified or limit is 0");
            } else {
                double ratio = limit.value().doubleValue() / asked.value().doubleValue();
                if (ratio > bound.value().doubleValue()) {
                    problems.add(start + "provided ratio is " + String.format(Locale.ROOT, "%.6f", ratio));
                }
            }
        });
    }

    private static void least(Tree item, Map<String, Amount> requests, Map<String, Amount> limits, List<String> problems) {
        bounds(item, "min").forEach((name, bound) -> {
            Amount asked = requests.get(name);
            Amount limit = limits.get(name);
            if (asked == null) {
                problems.add("minimum " + per(item, name, bound) + ".  No request is specified");
            } else if (asked.compareTo(bound) < 0) {
                problems.add("minimum " + per(item, name, bound) + ", but request is " + asked);
            } else if (limit != null && limit.compareTo(bound) < 0) {
                problems.add("minimum " + per(item, name, bound) + ", but limit is " + limit);
            }
        });
    }

    private static String per(Tree item, String name, Amount bound) {
        return name + " usage per " + item.text("type") + " is " + bound;
    }

    private static Map<String, Amount> bounds(Tree item, String field) {
        Map<String, Amount> bounds = new TreeMap<>();
        item.texts(field).forEach((name, amount) -> bounds.put(name, Amount.of(amount)));
        return bounds;
    }
}
