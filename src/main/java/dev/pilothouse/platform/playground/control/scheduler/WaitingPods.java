package dev.pilothouse.platform.playground.control.scheduler;

import dev.pilothouse.platform.playground.control.Controller.Name;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The pods that wait for a node: how important they are, until when they are not tried again, and which node is kept for them. */
final class WaitingPods {

    private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(1);
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(10);
    private static final Duration TOLD_AGAIN = Duration.ofMinutes(1);

    private static final class Waiting {
        final long priority;
        final long order;
        int attempts;
        Instant notBefore = Instant.MIN;
        Instant told = Instant.MIN;
        String message = "";
        @Nullable PodInfo pod;

        Waiting(long priority, long order) {
            this.priority = priority;
            this.order = order;
        }
    }

    private final Map<Name, Waiting> waiting = new HashMap<>();
    private final Map<Name, Waiting> failed = new LinkedHashMap<>();
    private final Map<Name, String> nominated = new LinkedHashMap<>();
    private final TreeMap<Long, Integer> priorities = new TreeMap<>();
    private long order;

    /** Takes a pod in, or wakes it; returns who is to be tried. */
    List<Name> enter(Name name, long priority) {
        if (!waiting.containsKey(name)) {
            waiting.put(name, new Waiting(priority, order++));
            priorities.merge(priority, 1, Integer::sum);
        }
        failed.remove(name);
        return List.of(name);
    }

    void leave(Name name) {
        Waiting gone = waiting.remove(name);
        failed.remove(name);
        nominated.remove(name);
        if (gone != null) {
            priorities.computeIfPresent(gone.priority, (_, count) -> count == 1 ? null : count - 1);
        }
    }

    /** Something changed that may help those that found no node; returns them, the most important first. */
    List<Name> wake(Predicate<PodInfo> whom) {
        if (failed.isEmpty()) {
            return List.of();
        }
        List<Name> woken = new ArrayList<>();
        failed.forEach((name, pod) -> {
            if (pod.pod == null || whom.test(pod.pod)) {
                woken.add(name);
            }
        });
        woken.forEach(failed::remove);
        return inOrder(woken);
    }

    private List<Name> inOrder(List<Name> names) {
        Comparator<Name> byImportance = Comparator.comparingLong(name -> -of(name).priority);
        return names.stream().sorted(byImportance.thenComparingLong(name -> of(name).order)).toList();
    }

    private Waiting of(Name name) {
        Waiting known = waiting.get(name);
        return known == null ? new Waiting(0, 0) : known;
    }

    /** Returns who is to be tried before this one. */
    List<Name> moreImportant(Name name, Instant now) {
        Waiting own = waiting.get(name);
        if (own == null || priorities.lastKey() <= own.priority) {
            return List.of();
        }
        List<Name> others = new ArrayList<>();
        waiting.forEach((other, pod) -> {
            if (pod.priority > own.priority && !failed.containsKey(other) && !pod.notBefore.isAfter(now)) {
                others.add(other);
            }
        });
        return inOrder(others);
    }

    /** Returns how long the pod must still wait before it is tried again. */
    Duration backOff(Name name, Instant now) {
        Waiting own = waiting.get(name);
        return own == null || !own.notBefore.isAfter(now) ? Duration.ZERO : Duration.between(now, own.notBefore);
    }

    /** Notes that no node was found; tells whether that is worth an event, because it is news or was told long ago. */
    boolean failed(Name name, Instant now, PodInfo pod, String message, Optional<String> nominatedNode) {
        Waiting own = waiting.get(name);
        if (own == null) {
            return true;
        }
        own.notBefore = now.plusSeconds(Math.min(LONGEST_BACK_OFF.toSeconds(), FIRST_BACK_OFF.toSeconds() << Math.min(own.attempts, 10)));
        own.attempts++;
        own.pod = pod;
        failed.put(name, own);
        nominatedNode.ifPresent(node -> nominated.put(name, node));
        boolean news = !own.message.equals(message) || own.told.plus(TOLD_AGAIN).isBefore(now);
        if (news) {
            own.message = message;
            own.told = now;
        }
        return news;
    }

    /** Returns the node as it will be once the pods that it is kept for, and that are as important as this one, are on it. */
    NodeInfo withNominated(NodeInfo node, PodInfo pod) {
        NodeInfo then = node;
        for (Map.Entry<Name, String> entry : nominated.entrySet()) {
            PodInfo other = of(entry.getKey()).pod;
            if (entry.getValue().equals(node.name()) && other != null && other.priority() >= pod.priority() && !other.document().uid().equals(pod.document().uid())) {
                then = then == node ? node.copy() : then;
                then.add(other);
            }
        }
        return then;
    }
}
