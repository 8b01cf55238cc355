package dev.pilothouse.platform.playground.control.scheduler;

import dev.pilothouse.platform.playground.control.Controller.Name;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pods that wait for a node: how important they are, until when they are not tried again, and which node is kept for them. */
final class WaitingPods {

    private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(1);
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(10);

    private static final class Waiting {
        final long priority;
        final long order;
        int attempts;
        Instant notBefore = Instant.MIN;
        boolean woken = true;
        @Nullable String nominatedNode;
        @Nullable PodInfo pod;

        Waiting(long priority, long order) {
            this.priority = priority;
            this.order = order;
        }
    }

    private final Map<Name, Waiting> waiting = new HashMap<>();
    private long order;

    List<Name> enter(Name name, long priority) {
        Waiting known = waiting.get(name);
        if (known == null) {
            waiting.put(name, new Waiting(priority, order++));
        } else {
            known.woken = true;
        }
        return List.of(name);
    }

    void leave(Name name) {
        waiting.remove(name);
    }

    /** Something changed that may help: returns all who wait. */
    List<Name> wakeAll() {
        waiting.values().forEach(pod -> pod.woken = true);
        return waiting.isEmpty() ? List.of() : inOrder(waiting.keySet().stream().toList());
    }

    private List<Name> inOrder(List<Name> names) {
        Comparator<Name> byImportance = Comparator.comparingLong(name -> -of(name).priority);
        return names.stream().sorted(byImportance.thenComparingLong(name -> of(name).order)).toList();
    }

    private Waiting of(Name name) {
        return waiting.computeIfAbsent(name, _ -> new Waiting(0, order++));
    }

    /** Returns who is to be tried before this one. */
    List<Name> moreImportant(Name name, Instant now) {
        Waiting own = waiting.get(name);
        if (own == null) {
            return List.of();
        }
        List<Name> others = new ArrayList<>();
        waiting.forEach((other, pod) -> {
            if (pod.priority > own.priority && pod.woken && !pod.notBefore.isAfter(now)) {
                others.add(other);
            }
        });
        return others.isEmpty() ? List.of() : inOrder(others);
    }

    /** Returns how long the pod must still wait before it is tried again. */
    Duration backOff(Name name, Instant now) {
        Waiting own = waiting.get(name);
        return own == null || !own.notBefore.isAfter(now) ? Duration.ZERO : Duration.between(now, own.notBefore);
    }

    void failed(Name name, Instant now, PodInfo pod, Optional<String> nominatedNode) {
        Waiting own = of(name);
        long seconds = Math.min(LONGEST_BACK_OFF.toSeconds(), FIRST_BACK_OFF.toSeconds() << Math.min(own.attempts, 10));
        own.attempts++;
        own.notBefore = now.plusSeconds(seconds);
        own.woken = false;
        own.pod = pod;
        own.nominatedNode = nominatedNode.orElse(own.nominatedNode);
    }

    /** Returns the node as it will be once the pods that it is kept for, and that are as important as this one, are on it. */
    NodeInfo withNominated(NodeInfo node, PodInfo pod) {
        List<PodInfo> kept = new ArrayList<>();
        for (Waiting other : waiting.values()) {
            boolean same = other.pod != null && other.pod.document().uid().equals(pod.document().uid());
            if (other.pod != null && !same && node.name().equals(other.nominatedNode) && other.priority >= pod.priority()) {
                kept.add(other.pod);
            }
        }
        if (kept.isEmpty()) {
            return node;
        }
        NodeInfo then = node.copy();
        kept.forEach(then::add);
        return then;
    }
}
