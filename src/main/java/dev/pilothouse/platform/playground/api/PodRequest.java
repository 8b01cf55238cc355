package dev.pilothouse.platform.playground.api;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.kubelet.Containers.ContainerName;
import dev.pilothouse.platform.playground.status.Refusal;
import java.util.List;
import java.util.stream.Stream;

/** Which container of a pod a request means, by the rules and in the words of the real server. */
final class PodRequest {

    private PodRequest() {}

    /**
     * Returns the container that is named, or the only one.
     *
     * @throws Refusal 400 when there is no such, or none was named and there are several
     */
    static ContainerName container(Document pod, String asked) {
        List<String> own = names(pod, "containers");
        List<String> init = names(pod, "initContainers");
        List<String> debug = names(pod, "ephemeralContainers");
        if (asked.isEmpty()) {
            if (own.size() == 1) {
                return new ContainerName(pod.namespace(), pod.name(), own.getFirst());
            }
            String message = "a container name must be specified for pod " + pod.name() + ", choose one of: [" + String.join(" ", own) + "]"
                    + (init.isEmpty() ? "" : " or one of the init containers: [" + String.join(" ", init) + "]")
                    + (debug.isEmpty() ? "" : " or one of the ephemeral containers: [" + String.join(" ", debug) + "]");
            throw Refusal.badRequest(message);
        }
        if (Stream.of(own, init, debug).noneMatch(names -> names.contains(asked))) {
            throw Refusal.badRequest("container " + asked + " is not valid for pod " + pod.name());
        }
        return new ContainerName(pod.namespace(), pod.name(), asked);
    }

    private static List<String> names(Document pod, String list) {
        return pod.tree().trees("spec", list).stream().map((Tree container) -> container.text("name")).toList();
    }

    static boolean isOnNode(Document pod) {
        return !pod.tree().text("spec", "nodeName").isEmpty();
    }

    /** @throws Refusal 400 when the pod is on no node yet, so that nothing can run in it */
    static void mustBeOnNode(Document pod) {
        if (!isOnNode(pod)) {
            throw Refusal.badRequest("pod " + pod.name() + " does not have a host assigned");
        }
    }
}
