package dev.pilothouse.platform.playground.control.scheduler;

import dev.pilothouse.platform.playground.control.scheduler.Filter.Verdict;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What a pod that waits is told, as the scheduler of Kubernetes 1.34 words it. */
final class Messages {

    private Messages() {}

    /** Says what is wrong with how many nodes; {@code after} is what preemption had to say, empty when it found room. */
    static String unplaceable(Collection<Verdict> verdicts, String after) {
        Map<String, Integer> reasons = new HashMap<>();
        verdicts.forEach(verdict -> verdict.reasons().forEach(reason -> reasons.merge(reason, 1, Integer::sum)));
        return summary(verdicts.size(), reasons) + (after.isEmpty() ? "" : " no new claims to deallocate, " + after);
    }

    /** Says why no node was even looked at. */
    static String hopeless(int nodes, String why) {
        return "0/" + nodes + " nodes are available: " + why + ". not found";
    }

    static String summary(int nodes, Map<String, Integer> reasons) {
        return "0/" + nodes + " nodes are available: "
                + reasons.entrySet().stream().map(reason -> reason.getValue() + " " + reason.getKey()).sorted().collect(Collectors.joining(", "))
                + ".";
    }
}
