package dev.pilothouse.platform.playground.control.workload;

import dev.pilothouse.platform.playground.control.workload.Autoscaler.Rules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongBinaryOperator;

/**
 * What was recommended and done for one autoscaler lately, so that it does not flap: the highest recommendation of a window holds against
 * scaling down, the lowest against scaling up, and policies bound each change.
 */
final class ScaleMemory {

    private static final Duration DOWN_WINDOW = Duration.ofMinutes(5);

    private record Recommendation(long replicas, Instant time) {}

    private record Change(long difference, Instant time) {}

    /** How many pods there shall be, whether that is less of a change than recommended, and why. */
    record Decision(long replicas, boolean stabilized, boolean limited, String reason, String message) {}

    private final List<Recommendation> recommendations = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();

    /** Notes the size at which it began. */
    void begin(long replicas, Instant now) {
        if (recommendations.isEmpty()) {
            recommendations.add(new Recommendation(replicas, now));
        }
    }

    void scaled(long from, long to, Autoscaler autoscaler, Instant now) {
        Duration longest = autoscaler.scaleUp().longestPeriod().plus(autoscaler.scaleDown().longestPeriod());
        changes.removeIf(change -> change.time().plus(longest).isBefore(now));
        changes.add(new Change(to - from, now));
    }

    /** Returns what becomes of a recommendation. */
    Decision decide(Autoscaler autoscaler, long current, long recommended, Instant now) {
        return autoscaler.hasBehavior() ? byBehavior(autoscaler, current, recommended, now) : asUsual(autoscaler, current, recommended, now);
    }

    private Decision asUsual(Autoscaler autoscaler, long current, long recommended, Instant now) {
        forget(DOWN_WINDOW, now);
        long stable = recommendations.stream().mapToLong(Recommendation::replicas).reduce(recommended, Math::max);
        recommendations.add(new Recommendation(recommended, now));
        long fastest = Math.max(2 * current, 4);
        boolean slow = autoscaler.max() > fastest;
        return bounded(stable, recommended, autoscaler.min(), slow ? fastest : autoscaler.max(), slow, false);
    }

    private Decision byBehavior(Autoscaler autoscaler, long current, long recommended, Instant now) {
        Rules up = autoscaler.scaleUp();
        Rules down = autoscaler.scaleDown();
        long lowest = recommended;
        long highest = recommended;
        for (Recommendation one : recommendations) {
            lowest = one.time().isAfter(now.minus(up.window())) ? Math.min(lowest, one.replicas()) : lowest;
            highest = one.time().isAfter(now.minus(down.window())) ? Math.max(highest, one.replicas()) : highest;
        }
        forget(up.window().compareTo(down.window()) > 0 ? up.window() : down.window(), now);
        recommendations.add(new Recommendation(recommended, now));
        long stable = Math.min(Math.max(current, lowest), highest);
        long most = Math.max(current, limit(up, current, now, true));
        long least = Math.min(current, limit(down, current, now, false));
        if (stable > current) {
            boolean slow = autoscaler.max() > most;
            return bounded(stable, recommended, Long.MIN_VALUE, slow ? most : autoscaler.max(), slow, false);
        }
        boolean slow = autoscaler.min() < least;
        return stable < current
                ? bounded(stable, recommended, slow ? least : autoscaler.min(), Long.MAX_VALUE, false, slow)
                : bounded(stable, recommended, Long.MIN_VALUE, Long.MAX_VALUE, false, false);
    }

    private void forget(Duration window, Instant now) {
        recommendations.removeIf(one -> one.time().isBefore(now.minus(window)));
    }

    private long limit(Rules rules, long current, Instant now, boolean up) {
        if (rules.select().equals("Disabled")) {
            return current;
        }
        boolean largest = up != rules.select().equals("Min");
        LongBinaryOperator choose = largest ? Math::max : Math::min;
        return rules.policies().stream()
                .mapToLong(policy -> {
                    Instant since = now.minus(policy.period());
                    long changed = changes.stream().filter(change -> change.time().isAfter(since)).mapToLong(Change::difference).sum();
                    return up ? policy.up(current - changed) : policy.down(current - changed);
                })
                .reduce(choose)
                .orElse(current);
    }

    private static Decision bounded(long stable, long recommended, long least, long most, boolean slowUp, boolean slowDown) {
        boolean stabilized = stable != recommended;
        if (stable < least) {
            return slowDown
                    ? new Decision(least, stabilized, true, "ScaleDownLimit", "the desired replica count is decreasing faster than the maximum scale rate")
                    : new Decision(least, stabilized, true, "TooFewReplicas", "the desired replica count is less than the minimum replica count");
        }
        if (stable > most) {
            return slowUp
                    ? new Decision(most, stabilized, true, "ScaleUpLimit", "the desired replica count is increasing faster than the maximum scale rate")
                    : new Decision(most, stabilized, true, "TooManyReplicas", "the desired replica count is more than the maximum replica count");
        }
        return new Decision(stable, stabilized, false, "DesiredWithinRange", "the desired count is within the acceptable range");
    }
}
