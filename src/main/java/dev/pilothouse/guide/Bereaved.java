package dev.pilothouse.guide;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.LabelSelector;
import dev.pilothouse.model.Labels;
import dev.pilothouse.model.PodSpec;
import dev.pilothouse.model.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What stays and misses an object that is deleted: it points to it by name or by labels.
 *
 * @param gone the objects that are deleted
 * @param staying everything else that is known
 */
record Bereaved(List<Document> gone, List<Document> staying) {

    List<Effect> effects() {
        List<Effect> effects = new ArrayList<>();
        for (Document document : gone) {
            effects.addAll(
                    switch (document.kindName()) {
                        case "Deployment", "StatefulSet", "ReplicaSet", "DaemonSet" -> ofWorkload(document);
                        case "Service" -> named("Ingress", "guide.delete.ingress", document, ingress -> pointsTo(ingress, document.name()));
                        case "ConfigMap", "Secret", "PersistentVolumeClaim", "ServiceAccount" -> ofPart(document);
                        default -> List.of();
                    });
        }
        return effects;
    }

    private List<Effect> ofWorkload(Document workload) {
        Labels labels = Labels.of(workload.tree().texts("spec", "template", "metadata", "labels"));
        List<Effect> effects = new ArrayList<>(named("Service", "guide.delete.service", workload, service -> {
            LabelSelector selector = LabelSelector.ofLabels(service.texts("spec", "selector"));
            return !selector.requirements().isEmpty() && selector.matches(labels) && !servesOthers(selector);
        }));
        effects.addAll(named("HorizontalPodAutoscaler", "guide.delete.autoscaler", workload, autoscaler ->
                autoscaler.text("spec", "scaleTargetRef", "kind").equals(workload.kindName())
                        && autoscaler.text("spec", "scaleTargetRef", "name").equals(workload.name())));
        return effects;
    }

    private boolean servesOthers(LabelSelector selector) {
        return staying.stream()
                .filter(document -> document.kindName().equals("Pod"))
                .anyMatch(pod -> selector.matches(Labels.of(pod.tree().texts("metadata", "labels"))));
    }

    private List<Effect> ofPart(Document part) {
        Set<String> workloads = Set.of("Deployment", "StatefulSet", "DaemonSet", "CronJob");
        return staying.stream()
                .filter(document -> workloads.contains(document.kindName()) || isAlone(document))
                .filter(document -> inSameNamespace(document, part) && uses(PodSpec.of(document), part))
                .map(document -> Effect.warning("guide.delete.used", document.kindName() + " " + document.name(), part.name()))
                .toList();
    }

    private static boolean isAlone(Document document) {
        return document.kindName().equals("Pod") && document.tree().list("metadata", "ownerReferences").isEmpty();
    }

    private static boolean uses(Tree pod, Document part) {
        Stream<Tree> containers = Stream.concat(pod.trees("containers").stream(), pod.trees("initContainers").stream());
        String name = part.name();
        return switch (part.kindName()) {
            case "ConfigMap" -> containers.anyMatch(container -> takes(container, "configMap", name))
                    || volumes(pod).anyMatch(volume -> volume.text("configMap", "name").equals(name));
            case "Secret" -> containers.anyMatch(container -> takes(container, "secret", name))
                    || volumes(pod).anyMatch(volume -> volume.text("secret", "secretName").equals(name) || volume.text("secret", "name").equals(name))
                    || pod.trees("imagePullSecrets").stream().anyMatch(secret -> secret.text("name").equals(name));
            case "PersistentVolumeClaim" -> volumes(pod).anyMatch(volume -> volume.text("persistentVolumeClaim", "claimName").equals(name));
            default -> pod.text("serviceAccountName").equals(name);
        };
    }

    /** Volumes, and the parts of projected ones. */
    private static Stream<Tree> volumes(Tree pod) {
        return pod.trees("volumes").stream()
                .flatMap(volume -> Stream.concat(Stream.of(volume), volume.trees("projected", "sources").stream()));
    }

    private static boolean takes(Tree container, String kind, String name) {
        return container.trees("envFrom").stream().anyMatch(from -> from.text(kind + "Ref", "name").equals(name))
                || container.trees("env").stream().anyMatch(variable -> variable.text("valueFrom", kind + "KeyRef", "name").equals(name));
    }

    private static boolean pointsTo(Tree ingress, String service) {
        Stream<Tree> backends = Stream.concat(
                Stream.of(ingress.tree("spec", "defaultBackend")),
                ingress.trees("spec", "rules").stream()
                        .flatMap(rule -> rule.trees("http", "paths").stream())
                        .map(path -> path.tree("backend")));
        return backends.anyMatch(backend -> backend.text("service", "name").equals(service));
    }

    private List<Effect> named(String kind, String key, Document gone, Predicate<Tree> misses) {
        return staying.stream()
                .filter(document -> document.kindName().equals(kind) && inSameNamespace(document, gone) && misses.test(document.tree()))
                .map(document -> Effect.warning(key, document.name(), gone.name()))
                .toList();
    }

    private static boolean inSameNamespace(Document one, Document other) {
        return one.namespace().equals(other.namespace());
    }
}
