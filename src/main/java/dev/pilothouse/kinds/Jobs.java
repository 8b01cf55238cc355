package dev.pilothouse.kinds;

import dev.pilothouse.model.Cell;
import dev.pilothouse.model.Column.Align;
import dev.pilothouse.model.Health;
import dev.pilothouse.model.Tree;
import java.util.List;

/** Jobs. */
final class Jobs {

    /** Conditions that decide a job's status before its deletion does. */
    private static final List<String> ENDS = List.of("Complete", "Failed");

    private static final List<String> STATES = List.of("Suspended", "FailureTarget", "SuccessCriteriaMet");

    private Jobs() {}

    static TableBuilder<Tree> table() {
        TableBuilder<Tree> table = TableBuilder.named()
                .text("STATUS", Jobs::status)
                .text("COMPLETIONS", Jobs::completions)
                .cell("DURATION", Align.RIGHT, Jobs::duration)
                .age();
        return PodTemplates.selector(PodTemplates.containers(table, "spec.template.spec"), "spec.selector")
                .reads("spec.completions", "spec.parallelism")
                .reads("status.succeeded", "status.failed", "status.startTime", "status.completionTime")
                .reads(Conditions.READS)
                .healthEvenInDeletion(Jobs::health);
    }

    private static String status(Tree job) {
        for (String end : ENDS) {
            if (Conditions.isTrue(job, end)) {
                return end;
            }
        }
        if (job.has("metadata", "deletionTimestamp")) {
            return "Terminating";
        }
        for (String state : STATES) {
            if (Conditions.isTrue(job, state)) {
                return state;
            }
        }
        return "Running";
    }

    private static String completions(Tree job) {
        long succeeded = job.number(0, "status", "succeeded");
        if (job.has("spec", "completions")) {
            return succeeded + "/" + job.number(0, "spec", "completions");
        }
        long parallelism = job.number(0, "spec", "parallelism");
        return parallelism > 1 ? succeeded + "/1 of " + parallelism : succeeded + "/1";
    }

    private static Cell duration(Tree job) {
        long start = Timestamp.epochSecond(job.text("status", "startTime"));
        long end = Timestamp.epochSecond(job.text("status", "completionTime"));
        if (start == 0) {
            return Cell.Text.EMPTY;
        }
        return end == 0 ? new Cell.Since(start) : new Cell.Lasted(end - start);
    }

    static Health health(Tree job) {
        String status = status(job);
        return switch (status) {
            case "Complete" -> Health.done(status);
            case "Failed", "FailureTarget" -> Health.bad(status);
            case "Suspended" -> Health.paused(status);
            case "Terminating", "SuccessCriteriaMet" -> Health.progress(status);
            default -> job.number(0, "status", "failed") > 0 ? Health.warn(status) : Health.ok(status);
        };
    }
}
