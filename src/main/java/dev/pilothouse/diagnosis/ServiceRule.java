package dev.pilothouse.diagnosis;

import dev.pilothouse.diagnosis.Remedy.Way;
import dev.pilothouse.kinds.WellKnown;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.LabelSelector;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A Service that leads nowhere: no pod carries its labels, none that does is ready, or none listens on the named port. */
final class ServiceRule implements Rule {

    @Override
    public boolean concerns(String kind) {
        return kind.equals("Service");
    }

    @Override
    public List<Diagnosis> look(Document service, Scene scene) {
        Map<String, String> selector = service.tree().texts("spec", "selector");
        if (selector.isEmpty() || service.tree().text("spec", "type").equals("ExternalName")) {
            return List.of();
        }
        List<Document> chosen = lasting(scene.chosen(WellKnown.POD, service.namespace(), LabelSelector.ofLabels(selector)));
        if (chosen.isEmpty()) {
            return List.of(nothing(service, selector, lasting(scene.all(WellKnown.POD, service.namespace()))));
        }
        List<Document> ready = chosen.stream().filter(pod -> Objects.condition(pod, "Ready", "True").isPresent()).toList();
        if (ready.isEmpty() && !service.tree().isTrue("spec", "publishNotReadyAddresses")) {
            Document first = chosen.getFirst();
            return List.of(Diagnosis.bad("service.not-ready", Objects.ref(service), Integer.toString(chosen.size()))
                    .proven(Objects.condition(first, "Ready").map(condition -> Objects.quoted(first, condition)).stream().toArray(Evidence[]::new))
                    .mended(new Remedy(Way.LOOK, Objects.ref(first))));
        }
        return missingPort(service, chosen).stream().toList();
    }

    private static boolean ended(Document pod) {
        String phase = pod.tree().text("status", "phase");
        return phase.equals("Succeeded") || phase.equals("Failed");
    }

    private static List<Document> lasting(List<Document> pods) {
        return pods.stream().filter(pod -> !ended(pod)).toList();
    }

    /** Shows the pod that comes nearest: the selector differs from its labels by what was mistyped. */
    private static Diagnosis nothing(Document service, Map<String, String> selector, List<Document> pods) {
        ResourceRef ref = Objects.ref(service);
        Evidence wanted = Objects.field(service, "spec.selector", text(selector));
        Optional<Document> nearest = pods.stream()
                .filter(pod -> common(selector, pod) > 0)
                .max(Comparator.comparingLong(pod -> common(selector, pod)));
        if (nearest.isEmpty()) {
            return Diagnosis.bad("service.nothing", ref, text(selector)).proven(wanted).mended(new Remedy(Way.SERVICE, ref));
        }
        Map<String, String> labels = nearest.get().tree().texts("metadata", "labels");
        String difference = selector.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(labels.get(entry.getKey())))
                .map(entry -> entry.getKey() + "=" + entry.getValue() + " ≠ " + entry.getKey() + "=" + labels.getOrDefault(entry.getKey(), ""))
                .collect(Collectors.joining(", "));
        return Diagnosis.bad("service.differs", ref, text(selector), nearest.get().name(), difference)
                .proven(wanted, Objects.field(nearest.get(), "metadata.labels", text(labels)))
                .mended(new Remedy(Way.SERVICE, ref), new Remedy(Way.LOOK, Objects.ref(nearest.get())));
    }

    /** Having the same key says nothing, since nearly every pod has an {@code app}; a value that is alike was mistyped. */
    private static long common(Map<String, String> selector, Document pod) {
        Map<String, String> labels = pod.tree().texts("metadata", "labels");
        return selector.entrySet().stream().mapToLong(entry -> likeness(entry.getValue(), labels.get(entry.getKey()))).sum();
    }

    private static int likeness(String wanted, @Nullable String value) {
        if (value == null || value.isEmpty() || wanted.isEmpty()) {
            return 0;
        }
        String one = wanted.toLowerCase(Locale.ROOT);
        String other = value.toLowerCase(Locale.ROOT);
        return wanted.equals(value) ? 3 : one.equals(other) ? 2 : one.contains(other) || other.contains(one) ? 1 : 0;
    }

    private static String text(Map<String, String> labels) {
        return labels.entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue()).sorted().collect(Collectors.joining(", "));
    }

    private static Optional<Diagnosis> missingPort(Document service, List<Document> chosen) {
        for (Tree port : service.tree().trees("spec", "ports")) {
            String target = port.text("targetPort");
            boolean named = !target.isEmpty() && !target.chars().allMatch(Character::isDigit);
            if (named && chosen.stream().noneMatch(pod -> names(pod, target))) {
                return Optional.of(Diagnosis.bad("service.port", Objects.ref(service), target)
                        .proven(Objects.field(service, "spec.ports.targetPort", target))
                        .mended(new Remedy(Way.SERVICE, Objects.ref(service))));
            }
        }
        return Optional.empty();
    }

    private static boolean names(Document pod, String port) {
        return pod.tree().trees("spec", "containers").stream()
                .flatMap(container -> container.trees("ports").stream())
                .anyMatch(each -> each.text("name").equals(port));
    }
}
