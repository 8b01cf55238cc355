package dev.pilothouse.platform.docker;

import dev.pilothouse.model.EngineKinds;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.Subscription;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Wakes those who follow a list when the engine tells of something that it may show. Listens only while anybody follows. */
final class EngineNews implements AutoCloseable {

    private static final Map<String, List<String>> TYPES = Map.of("type", List.of("container", "image", "network", "volume"));

    /** What containers use was measured again. */
    static final String MEASURED = "measured";

    private final DockerEngine engine;
    private final Set<EngineFollower> followers = new HashSet<>();
    private Subscription events = Subscription.NONE;
    private boolean listening;

    EngineNews(DockerEngine engine) {
        this.engine = engine;
    }

    /** Starts a follower, which is woken until it is closed. */
    synchronized Subscription follow(EngineFollower follower) {
        followers.add(follower);
        follower.start();
        if (!listening) {
            listening = true;
            events = engine.events(TYPES, new Wake());
        }
        return () -> leave(follower);
    }

    private synchronized void leave(EngineFollower follower) {
        follower.close();
        followers.remove(follower);
        if (followers.isEmpty()) {
            stop();
        }
    }

    private void stop() {
        events.close();
        events = Subscription.NONE;
        listening = false;
    }

    /** Wakes those whose list may show something of that type. */
    synchronized void wake(String type) {
        followers.stream().filter(follower -> shows(follower.kind(), type)).forEach(EngineFollower::changed);
    }

    private synchronized void wakeAll() {
        followers.forEach(EngineFollower::changed);
    }

    /** Who uses what is seen by containers, and in which networks a container is by networks. */
    private static boolean shows(Kind kind, String type) {
        return switch (type) {
            case "container" -> true;
            case "network" -> kind.equals(EngineKinds.NETWORK) || kind.equals(EngineKinds.CONTAINER);
            case MEASURED -> kind.equals(EngineKinds.CONTAINER);
            case "image" -> kind.equals(EngineKinds.IMAGE);
            default -> kind.equals(EngineKinds.VOLUME);
        };
    }

    /** Health checks run commands all the time, of which no list tells. */
    static boolean matters(EngineEvent event) {
        return !event.action().startsWith("exec_") && !event.action().equals("top") && !event.action().startsWith("archive-");
    }

    private final class Wake implements EventSink {

        @Override
        public void connected() {
            wakeAll();
        }

        @Override
        public void event(EngineEvent event) {
            if (matters(event)) {
                wake(event.type());
            }
        }

        /** A list finds out by itself why the engine is not heard. */
        @Override
        public void lost(Problem problem) {
            wakeAll();
        }
    }

    @Override
    public synchronized void close() {
        followers.forEach(EngineFollower::close);
        followers.clear();
        stop();
    }
}
