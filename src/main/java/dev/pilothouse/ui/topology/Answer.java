package dev.pilothouse.ui.topology;

import dev.pilothouse.topology.Reach;
import dev.pilothouse.topology.Step;
import dev.pilothouse.topology.TrafficPath;
import java.util.List;
import java.util.Optional;

/**
 * What was found out about the way from one thing to another.
 *
 * @param key of the sentence that says whether it is open, with these arguments
 * @param steps of the way, as far as it goes
 * @param enforced whether the cluster's network is known to enforce policies; not asked for a request
 */
record Answer(String key, List<String> args, boolean open, List<Step> steps, Optional<Boolean> enforced, boolean aboutPolicies) {

    static Answer of(TrafficPath path) {
        boolean open = path.broken().isEmpty();
        return new Answer(open ? "topology.answer.arrives" : "topology.answer.ends", List.of(path.host() + path.path()), open, path.steps(), Optional.empty(), false);
    }

    static Answer of(String from, String to, Reach reach) {
        String key = reach.allowed() ? "topology.answer.reaches" : "topology.answer.reaches-not";
        return new Answer(key, List.of(from, to), reach.allowed(), reach.steps(), reach.enforced(), true);
    }
}
