package dev.pilothouse.session;

import dev.pilothouse.cluster.Forward;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.ResourceRef;
import java.util.Optional;
import java.util.function.Supplier;

/** A port of a pod, workload or service to which connections go: to one pod as long as it runs, then to one that took its place. */
public final class PodPort implements Supplier<Forward.Target> {

    private final Pods pods;
    private final ResourceRef ref;
    private final String port;
    private volatile Optional<Document> current = Optional.empty();

    /** @param port number or name; for a service the port of the service */
    public PodPort(Pods pods, ResourceRef ref, String port) {
        this.pods = pods;
        this.ref = ref;
        this.port = port;
    }

    /** Returns where the next connection goes; see {@link Pods#pod}. One that hangs on its way to the server holds up no other. */
    @Override
    public Forward.Target get() {
        Document pod = pods.pod(ref, current);
        current = Optional.of(pod);
        return pods.target(ref, port, pod);
    }
}
