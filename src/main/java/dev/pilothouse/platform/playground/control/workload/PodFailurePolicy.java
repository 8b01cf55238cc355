package dev.pilothouse.platform.playground.control.workload;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a failed pod means for its Job ({@code spec.podFailurePolicy}).
 *
 * @param rules in the order in which they are tried
 */
record PodFailurePolicy(List<Tree> rules) {

    /**
     * What the first rule that fits says.
     *
     * @param counts whether the failure counts towards the back-off limit
     * @param failsIndex whether the pod's index fails for good
     * @param failsJob why the whole Job fails, if it does
     */
    record Verdict(boolean counts, boolean failsIndex, Optional<String> failsJob) {}

    static PodFailurePolicy of(Job job) {
        return new PodFailurePolicy(job.tree().trees("spec", "podFailurePolicy", "rules"));
    }

    Verdict judge(Document pod) {
        for (int i = 0; i < rules.size(); i++) {
            Tree rule = rules.get(i);
            String ending = " matching " + rule.text("action") + " rule at index " + i;
            Optional<String> why = rule.has("onExitCodes") ? byExitCode(pod, rule.tree("onExitCodes")) : byCondition(pod, rule);
            if (why.isPresent()) {
                return switch (rule.text("action")) {
                    case "Ignore" -> new Verdict(false, false, Optional.empty());
                    case "FailJob" -> new Verdict(true, false, Optional.of(why.get() + ending));
                    default -> new Verdict(true, rule.text("action").equals("FailIndex"), Optional.empty());
                };
            }
        }
        return new Verdict(true, false, Optional.empty());
    }

    private static Optional<String> byExitCode(Document pod, Tree rule) {
        String container = rule.text("containerName");
        return Stream.of("containerStatuses", "initContainerStatuses")
                .flatMap(list -> pod.tree().trees("status", list).stream())
                .filter(status -> container.isEmpty() || container.equals(status.text("name")))
                .filter(status -> fits(status.tree("state", "terminated").number(0, "exitCode"), rule))
                .findFirst()
                .map(status -> "Container " + status.text("name") + " for pod " + pod.namespace() + "/" + pod.name() + " failed with exit code "
                        + status.text("state", "terminated", "exitCode"));
    }

    private static boolean fits(long exitCode, Tree rule) {
        boolean listed = rule.list("values").contains(exitCode);
        return exitCode != 0 && (rule.text("operator").equals("In") ? listed : rule.text("operator").equals("NotIn") && !listed);
    }

    private static Optional<String> byCondition(Document pod, Tree rule) {
        List<Tree> patterns = rule.trees("onPodConditions");
        return pod.tree().trees("status", "conditions").stream()
                .filter(condition -> patterns.stream().anyMatch(pattern -> pattern.text("type").equals(condition.text("type"))
                        && pattern.text("status").equals(condition.text("status"))))
                .findFirst()
                .map(condition -> "Pod " + pod.namespace() + "/" + pod.name() + " has condition " + condition.text("type"));
    }
}
