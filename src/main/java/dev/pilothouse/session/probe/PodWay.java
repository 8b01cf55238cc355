package dev.pilothouse.session.probe;

import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.cluster.Forward;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ResourceRef;
import java.net.Socket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A way to one port of a pod, and what was heard from its other end. */
final class PodWay implements AutoCloseable {

    private static final long NEWS_MILLIS = 1_000;

    private final BlockingQueue<Forward.Event> heard = new LinkedBlockingQueue<>();
    private final Forward forward;

    PodWay(Cluster cluster, ResourceRef pod, int port) {
        Forward.Target target = new Forward.Target(pod, port);
        forward = cluster.forward(() -> target, 0, heard::add);
    }

    /** Connects; the way stands then, and whether somebody listens at its end shows in what follows. */
    Socket connect() {
        return forward.connect();
    }

    /** Tells whether the connection that just ended did so because nobody listens; the news may come a moment later. */
    boolean nobodyListens() {
        try {
            for (Forward.Event event = heard.poll(NEWS_MILLIS, TimeUnit.MILLISECONDS);
                    event != null;
                    event = heard.poll(NEWS_MILLIS, TimeUnit.MILLISECONDS)) {
                if (event instanceof Forward.Event.Failed(var problem)) {
                    return problem.code() == ProblemCode.PORT_CLOSED;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    @Override
    public void close() {
        forward.close();
    }
}
