package dev.pilothouse.guide.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.change.Draft.Wish;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CronJobGuidesTest {

    private static final String BACKUP =
            """
            apiVersion: batch/v1
            kind: CronJob
            metadata: {name: backup, namespace: shop, uid: u-backup}
            spec:
              schedule: "0 3 * * *"
              suspend: true
              jobTemplate:
                metadata: {labels: {app: backup}, annotations: {note: nightly}}
                spec:
                  backoffLimit: 2
                  template: {spec: {restartPolicy: Never, containers: [{name: dump, image: "dump:1", args: [all]}]}}
            """;

    private final GuideCase schedule = GuideCase.of(new ScheduleGuide(), BACKUP);

    @Test
    void resumesAndSaysSo() {
        assertTrue(schedule.said().contains("guide.schedule.suspended"));
        GuideCase resumed = schedule.type("guide.schedule.suspend", "false");
        assertTrue(resumed.said().contains("guide.schedule.resumes"));
        Wish.SetFields set = assertInstanceOf(Wish.SetFields.class, resumed.wishes().getFirst());
        assertEquals(Map.of("spec", Map.of("suspend", false)), set.fields().fields());
    }

    @Test
    void checksScheduleAndZone() {
        assertTrue(schedule.type("guide.schedule.cron", "0 25 * * *").said().contains("guide.check.cron-hour"));
        assertTrue(schedule.type("guide.schedule.cron", "").said().contains("guide.form.needed"));
        assertTrue(schedule.type("guide.schedule.zone", "Mars").said().contains("guide.schedule.no-zone"));
        assertEquals(List.of("guide.schedule.suspended"), schedule.type("guide.schedule.zone", "Europe/Berlin").said());
        assertTrue(schedule.type("guide.schedule.late", "5").said().contains("guide.schedule.never"));
    }

    @Test
    void runsNowAsKubectlDoes() {
        Document taken = GuideCase.read("apiVersion: batch/v1\nkind: Job\nmetadata: {name: backup-manual-1, namespace: shop, uid: u1}\n");
        GuideCase run = GuideCase.of(new RunNowGuide(), BACKUP, taken);
        Wish.Put put = assertInstanceOf(Wish.Put.class, run.wishes().getFirst());
        Tree job = put.document().tree();
        assertEquals("backup-manual-2", put.ref().name());
        assertEquals(Map.of("cronjob.kubernetes.io/instantiate", "manual", "note", "nightly"), job.texts("metadata", "annotations"));
        assertEquals(Map.of("app", "backup"), job.texts("metadata", "labels"));
        Tree owner = job.trees("metadata", "ownerReferences").getFirst();
        assertEquals("u-backup", owner.text("uid"));
        assertTrue(owner.isTrue("controller"));
        assertEquals(2, job.number(0, "spec", "backoffLimit"));
        assertTrue(run.said().contains("guide.run.suspended"));
        assertTrue(run.type("guide.run.name", "backup-manual-1").said().contains("guide.form.taken"));
    }

    @Test
    void namesFitTheirPods() {
        String longName = "a".repeat(52);
        assertEquals(63, RunNowGuide.freeName(longName + "bcdef", Set.of()).length());
        assertEquals("x-manual-3", RunNowGuide.freeName("x", Set.of("x-manual-1", "x-manual-2")));
    }
}
