package dev.pilothouse.platform.kubernetes;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ResourceRef;
import java.util.stream.Stream;

/**
 * What API server, kubelet and container runtime say about a container that cannot be used, which they tell in words only.
 *
 * <p>The words are those of Kubernetes 1.19 to 1.36 with containerd and CRI-O. What is not recognised keeps the general problem.
 */
final class KubeletWords {

    private KubeletWords() {}

    /** Returns a more exact problem when the words of the general one, or its code, tell of one. */
    static Problem about(ResourceRef pod, String container, Problem general) {
        String words = general.detail();
        return switch (general.code()) {
            case REQUEST_REFUSED, SERVER_ERROR, KIND_UNKNOWN -> about(pod, container, words, general);
            default -> general;
        };
    }

    private static Problem about(ResourceRef pod, String container, String words, Problem general) {
        if (says(words, "is not valid for pod")) {
            return Problem.of(ProblemCode.NO_SUCH_CONTAINER, pod.toString(), container).withDetail(words);
        }
        if (says(words, "previous terminated container")) {
            return Problem.of(ProblemCode.NO_PREVIOUS_LOG, pod.toString()).withDetail(words);
        }
        boolean idle = says(
                words,
                "is waiting to start",
                "does not have a host assigned",
                "container not found",
                "container is not created or running",
                "is not available",
                "is in CONTAINER_EXITED state",
                "cannot exec in a stopped",
                "not running");
        return idle ? Problem.of(ProblemCode.CONTAINER_NOT_RUNNING, pod.toString(), container).withDetail(words) : general;
    }

    private static boolean says(String words, String... any) {
        return Stream.of(any).anyMatch(words::contains);
    }
}
