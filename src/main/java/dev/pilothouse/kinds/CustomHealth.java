package dev.pilothouse.kinds;

import dev.pilothouse.model.Health;
import dev.pilothouse.model.Tree;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How an object of a kind that we do not know is doing, by what most operators agree on: the conditions of the Kubernetes API
 * conventions, the names that kstatus, Crossplane, cert-manager and the Gateway API give them, and a phase.
 */
final class CustomHealth {

    static final String[] READS = Stream.concat(
                    Stream.of(Conditions.READS), Stream.of("status.phase", "spec.suspend", "spec.paused"))
            .toArray(String[]::new);

    private static final Set<String> GOOD = Set.of(
            "Ready", "Available", "Healthy", "Synced", "Established", "Accepted", "Programmed", "Succeeded", "Complete", "Completed");
    private static final Set<String> WRONG = Set.of("Stalled", "Failed", "Degraded", "Failure", "Error");
    private static final Set<String> MOVING = Set.of("Reconciling", "Progressing", "Updating", "Issuing", "Creating", "Deleting");

    private static final Set<String> DONE_WORDS = Set.of("Succeeded", "Completed", "Complete", "Done", "Finished");
    private static final Set<String> BAD_WORDS = Set.of("Failed", "Error", "Lost", "Degraded", "Unhealthy", "Failure", "Errored");
    private static final Set<String> WAITING_WORDS = Set.of("Pending", "Waiting", "Queued", "Scheduled");
    private static final Set<String> PAUSED_WORDS = Set.of("Paused", "Suspended", "Stopped", "Hibernated");
    private static final Set<String> MOVING_WORDS = Set.of(
            "Creating", "Provisioning", "Progressing", "Updating", "Upgrading", "Reconciling", "Initializing", "Starting", "Installing",
            "Deleting", "Terminating", "InProgress", "Issuing", "ScalingUp", "ScalingDown");

    private CustomHealth() {}

    static Health of(Tree object) {
        if (object.isTrue("spec", "suspend") || object.isTrue("spec", "paused")) {
            return Health.paused("Suspended");
        }
        List<Tree> conditions = object.trees("status", "conditions");
        if (conditions.stream().anyMatch(it -> GOOD.contains(type(it)) || isTrue(it) && WRONG.contains(type(it)))) {
            return byConditions(conditions);
        }
        String phase = object.text("status", "phase");
        return phase.isEmpty() ? Health.ok("") : byWord(phase);
    }

    private static Health byConditions(List<Tree> conditions) {
        Deque<Health> found = new ArrayDeque<>();
        boolean moving = false;
        for (Tree condition : conditions) {
            if (isTrue(condition) && WRONG.contains(type(condition))) {
                return Health.bad(word(condition));
            }
            moving |= isTrue(condition) && MOVING.contains(type(condition));
            if (type(condition).equals("Ready")) {
                found.addFirst(byGoodCondition(condition));
            } else if (GOOD.contains(type(condition))) {
                found.addLast(byGoodCondition(condition));
            }
        }
        Health worst = found.stream().min((a, b) -> a.state().compareTo(b.state())).orElse(Health.ok(""));
        return moving && worst.state() == Health.State.BAD ? Health.progress(worst.word()) : worst;
    }

    private static Health byGoodCondition(Tree condition) {
        return switch (condition.text("status")) {
            case "True" -> DONE_WORDS.contains(type(condition)) ? Health.done(type(condition)) : Health.ok(type(condition));
            case "False" -> switch (byWord(word(condition))) {
                case Health(Health.State state, String word) when state == Health.State.OK || state == Health.State.DONE -> Health.bad(word);
                case Health health -> health;
            };
            default -> Health.progress(word(condition));
        };
    }

    private static Health byWord(String word) {
        if (DONE_WORDS.contains(word)) {
            return Health.done(word);
        }
        if (BAD_WORDS.contains(word)) {
            return Health.bad(word);
        }
        if (WAITING_WORDS.contains(word)) {
            return Health.waiting(word);
        }
        if (PAUSED_WORDS.contains(word)) {
            return Health.paused(word);
        }
        return MOVING_WORDS.contains(word) ? Health.progress(word) : Health.ok(word);
    }

    private static String type(Tree condition) {
        return condition.text("type");
    }

    private static boolean isTrue(Tree condition) {
        return condition.text("status").equals("True");
    }

    private static String word(Tree condition) {
        String reason = condition.text("reason");
        return reason.isEmpty() ? type(condition) : reason;
    }
}
