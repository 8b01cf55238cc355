package dev.pilothouse.kinds;

import dev.pilothouse.model.Cell;
import dev.pilothouse.model.Column.Align;
import dev.pilothouse.model.Health;
import dev.pilothouse.model.Tree;

/** CronJobs. */
final class CronJobs {

    private CronJobs() {}

    static TableBuilder<Tree> table() {
        TableBuilder<Tree> table = TableBuilder.named()
                .text("SCHEDULE", "spec.schedule")
                .text("TIMEZONE", "spec.timeZone", "<none>")
                .text("SUSPEND", CronJobs::suspend)
                .count("ACTIVE", (Tree it) -> it.list("status", "active").size())
                .cell("LAST SCHEDULE", Align.RIGHT, CronJobs::lastSchedule)
                .age();
        return PodTemplates.selector(PodTemplates.containers(table, "spec.jobTemplate.spec.template.spec"), "spec.jobTemplate.spec.selector")
                .reads("spec.suspend", "status.active.name", "status.lastScheduleTime")
                .health(CronJobs::health);
    }

    private static String suspend(Tree job) {
        if (!job.has("spec", "suspend")) {
            return "<unset>";
        }
        return job.isTrue("spec", "suspend") ? "True" : "False";
    }

    private static Cell lastSchedule(Tree job) {
        return job.has("status", "lastScheduleTime")
                ? new Cell.Since(Timestamp.epochSecond(job.text("status", "lastScheduleTime")))
                : Cell.Text.NONE;
    }

    static Health health(Tree job) {
        if (job.isTrue("spec", "suspend")) {
            return Health.paused("Suspended");
        }
        return Health.ok(job.list("status", "active").isEmpty() ? "Scheduled" : "Active");
    }
}
