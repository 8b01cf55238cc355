package dev.pilothouse.guide.rollout;

import dev.pilothouse.guide.rollout.Hindrance.Cause;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds out why pods do not become ready, from their conditions, their containers and the warnings about them. */
final class Pods {

    private final List<Document> warnings;

    /** @param warnings events of type {@code Warning} of the namespace */
    Pods(List<Document> warnings) {
        this.warnings = warnings;
    }

    static boolean isReady(Tree pod) {
        return pod.trees("status", "conditions").stream().anyMatch(condition -> is(condition, "Ready", "True"));
    }

    private static boolean is(Tree condition, String type, String status) {
        return condition.text("type").equals(type) && condition.text("status").equals(status);
    }

    /** Returns what is wrong with those pods, the same only once, the most frequent first. */
    List<Hindrance> hindrances(List<Document> pods) {
        Map<List<Object>, List<Hindrance>> same = new LinkedHashMap<>();
        for (Document pod : pods) {
            if (!isReady(pod.tree()) && !pod.tree().has("metadata", "deletionTimestamp")) {
                of(pod).forEach(found -> same.computeIfAbsent(List.of(found.cause(), found.container()), _ -> new ArrayList<>()).add(found));
            }
        }
        return same.values().stream()
                .map(alike -> alike.getFirst().times(alike.size()))
                .sorted(java.util.Comparator.comparingInt(Hindrance::pods).reversed())
                .toList();
    }

    private List<Hindrance> of(Document pod) {
        Optional<Hindrance> unscheduled = pod.tree().trees("status", "conditions").stream()
                .filter(condition -> is(condition, "PodScheduled", "False"))
                .findFirst()
                .map(condition -> Hindrance.of(Cause.UNSCHEDULABLE, pod.name(), "", condition.text("message")));
        if (unscheduled.isPresent()) {
            return List.of(unscheduled.get());
        }
        List<Hindrance> found = new ArrayList<>();
        Stream.of("initContainerStatuses", "containerStatuses")
                .flatMap(list -> pod.tree().trees("status", list).stream())
                .forEach(status -> container(pod, status).ifPresent(found::add));
        return found;
    }

    private Optional<Hindrance> container(Document pod, Tree status) {
        String name = status.text("name");
        String message = status.text("state", "waiting", "message");
        return switch (status.text("state", "waiting", "reason")) {
            case "ErrImagePull", "ImagePullBackOff", "ErrImageNeverPull", "RegistryUnavailable", "ImageInspectError", "InvalidImageName" ->
                Optional.of(new Hindrance(Cause.IMAGE, pod.name(), name, 1, List.of(status.text("image")), message));
            case "CrashLoopBackOff" -> Optional.of(crash(pod, status));
            case "CreateContainerConfigError" -> Optional.of(Hindrance.of(Cause.CONFIG, pod.name(), name, message));
            case "CreateContainerError", "RunContainerError", "PostStartHookError", "PreStartHookError" ->
                Optional.of(Hindrance.of(Cause.START, pod.name(), name, message));
            case "ContainerCreating", "PodInitializing" -> warning(pod, event -> event.text("reason").matches("Failed(Mount|AttachVolume|CreatePodSandBox)"))
                    .map(event -> Hindrance.of(Cause.MOUNT, pod.name(), name, event.text("message")));
            case "" -> status.has("state", "terminated") && status.number(0, "state", "terminated", "exitCode") != 0
                    ? Optional.of(crash(pod, status))
                    : running(pod, status);
            default -> Optional.empty();
        };
    }

    private static Hindrance crash(Document pod, Tree status) {
        Tree end = status.has("state", "terminated") ? status.tree("state", "terminated") : status.tree("lastState", "terminated");
        Cause cause = end.text("reason").equals("OOMKilled") ? Cause.MEMORY : Cause.CRASH;
        List<String> args = List.of(end.text("exitCode"), Long.toString(status.number(0, "restartCount")));
        return new Hindrance(cause, pod.name(), status.text("name"), 1, args, end.text("message"));
    }

    /** A container that runs and is not ready may only be young; a warning about its probe says more. */
    private Optional<Hindrance> running(Document pod, Tree status) {
        if (!status.has("state", "running") || status.isTrue("ready")) {
            return Optional.empty();
        }
        String name = status.text("name");
        return warning(pod, event -> event.text("reason").equals("Unhealthy") && isAbout(event, name)).map(event -> {
            boolean starting = event.text("message").startsWith("Startup");
            return Hindrance.of(starting ? Cause.NOT_STARTED : Cause.NOT_READY, pod.name(), name, event.text("message"));
        });
    }

    private static boolean isAbout(Tree event, String container) {
        String path = event.text("involvedObject", "fieldPath");
        return path.isEmpty() || path.endsWith("{" + container + "}");
    }

    private Optional<Tree> warning(Document pod, Predicate<Tree> wanted) {
        return warnings.stream()
                .map(Document::tree)
                .filter(event -> event.text("involvedObject", "uid").equals(pod.uid()))
                .filter(wanted)
                .max(java.util.Comparator.comparing(event -> event.text("lastTimestamp")));
    }
}
