package dev.pilothouse.kinds;

import dev.pilothouse.model.Health;
import dev.pilothouse.model.Tree;
import java.util.Set;

/** How a pod is doing, judged by its STATUS word and, when it runs, by its readiness. */
final class PodHealth {

    private static final Set<String> STARTING = Set.of("ContainerCreating", "PodInitializing");
    private static final String INIT = "Init:";

    private PodHealth() {}

    static Health of(PodStatus pod) {
        String word = pod.word();
        return switch (word) {
            case "Running" -> running(pod);
            case "Pending", "SchedulingGated" -> Health.waiting(word);
            case "Terminating" -> Health.progress(word);
            case "NotReady" -> Health.warn(word);
            case "Unknown", "" -> Health.unknown(word);
            case "Succeeded", "Completed" -> pod.phase().equals("Succeeded") ? Health.done(word) : Health.progress(word);
            default -> starting(word) ? Health.progress(word) : Health.bad(word);
        };
    }

    private static Health running(PodStatus pod) {
        boolean ready = pod.ready() >= pod.containers() && !Conditions.isFalse(pod.pod(), "Ready");
        if (ready) {
            return Health.ok(pod.word());
        }
        return pod.restarts() > 0 || wasReady(pod.pod()) ? Health.warn(pod.word()) : Health.progress(pod.word());
    }

    /** Tells whether readiness was lost: it turned false later than the pod was set up, not with it. */
    private static boolean wasReady(Tree pod) {
        long setUp = Math.max(turned(pod, "Initialized"), turned(pod, "PodScheduled"));
        return setUp != 0 && turned(pod, "Ready") > setUp + 1;
    }

    private static long turned(Tree pod, String condition) {
        return Timestamp.epochSecond(Conditions.find(pod, condition).text("lastTransitionTime"));
    }

    private static boolean starting(String word) {
        return STARTING.contains(word) || word.startsWith(INIT) && (word.contains("/") || STARTING.contains(word.substring(INIT.length())));
    }
}
