package dev.pilothouse.platform.playground.control.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CronJobControllerTest {

    private static final String CRON_JOBS = "cronjobs.batch";
    private static final String JOBS = "jobs.batch";

    private Stage stage;

    @BeforeEach
    void begin() {
        stage = new Stage(List.of(CronJobController::new, JobController::new, TtlAfterFinishedController::new));
    }

    @AfterEach
    void end() {
        stage.close();
    }

    private void create(String image, String more) {
        stage.create(CRON_JOBS, """
                apiVersion: batch/v1
                kind: CronJob
                metadata: {name: tidy}
                spec:
                  schedule: "*/5 * * * *"
                  successfulJobsHistoryLimit: 3
                  failedJobsHistoryLimit: 1
                  jobTemplate:
                    metadata: {labels: {app: tidy}}
                    spec:
                      completions: 1
                      template:
                        spec: {restartPolicy: Never, containers: [{name: tidy, image: "IMAGE"}]}
                """.replace("IMAGE", image) + more.indent(2));
    }

    private Tree status() {
        return stage.get(CRON_JOBS, "tidy").tree("status");
    }

    private List<String> events() {
        return stage.events("CronJob", "tidy");
    }

    @Test
    void startsAJobWheneverItIsDue() {
        create("tidy:ends", "");
        stage.pass("4M");
        assertEquals(List.of(), stage.names(JOBS));
        stage.pass("61S");
        assertEquals(List.of("tidy-29453765"), stage.names(JOBS));
        assertEquals("2026-01-01T00:05:00Z", status().text("lastScheduleTime"));
        assertEquals("tidy-29453765", status().trees("active").getFirst().text("name"));
        Document job = stage.list(JOBS).getFirst();
        assertEquals("2026-01-01T00:05:00Z", job.tree().text("metadata", "annotations", "batch.kubernetes.io/cronjob-scheduled-timestamp"));
        stage.pass("10S");
        assertEquals(List.of(), status().list("active"));
        assertTrue(status().has("lastSuccessfulTime"));
        assertEquals(
                List.of("SuccessfulCreate: Created job tidy-29453765", "SawCompletedJob: Saw completed job: tidy-29453765, condition: Complete"),
                events());
    }

    @Test
    void keepsAsManyAsItShould() {
        create("tidy:ends", "");
        stage.pass("31M");
        assertEquals(3, stage.list(JOBS).size());
        assertTrue(events().contains("SuccessfulDelete: Deleted job tidy-29453765"));
    }

    @Test
    void startsNoSecondOneWhereThatIsForbidden() {
        create("tidy:1", "concurrencyPolicy: Forbid");
        stage.pass("16M");
        assertEquals(1, stage.list(JOBS).size());
        assertTrue(events().contains(
                "JobAlreadyActive: Not starting job because prior execution is running and concurrency policy is Forbid"));
    }

    @Test
    void replacesTheOneThatRuns() {
        create("tidy:1", "concurrencyPolicy: Replace");
        stage.pass("11M");
        assertEquals(List.of("tidy-29453770"), stage.names(JOBS));
        assertEquals(1, status().list("active").size());
    }

    @Test
    void runsSeveralWhereThatIsAllowed() {
        create("tidy:1", "concurrencyPolicy: Allow");
        stage.pass("11M");
        assertEquals(2, status().list("active").size());
    }

    @Test
    void catchesUpOnceAfterARest() {
        create("tidy:ends", "suspend: true");
        stage.pass("47M");
        assertEquals(List.of(), stage.names(JOBS));
        stage.patch(CRON_JOBS, "tidy", "{suspend: false}");
        stage.pass("1S");
        assertEquals(List.of("tidy-29453805"), stage.names(JOBS));
        stage.pass("4M");
        assertEquals(2, stage.list(JOBS).size());
    }

    @Test
    void doesNotCatchUpAfterItsDeadline() {
        create("tidy:ends", "suspend: true\nstartingDeadlineSeconds: 60");
        stage.pass("47M");
        stage.patch(CRON_JOBS, "tidy", "{suspend: false}");
        stage.pass("1S");
        assertEquals(List.of(), stage.names(JOBS));
        stage.pass("4M");
        assertEquals(List.of("tidy-29453810"), stage.names(JOBS));
    }

    @Test
    void tellsOfMoreThanAHundredMissedTimes() {
        create("tidy:ends", "suspend: true");
        stage.pass("600M");
        stage.patch(CRON_JOBS, "tidy", "{suspend: false}");
        stage.pass("1S");
        assertEquals(1, stage.list(JOBS).size());
        assertTrue(events().getFirst().startsWith("TooManyMissedTimes: too many missed start times."));
    }

    @Test
    void sleepsUntilItsNextTime() {
        create("tidy:ends", "timeZone: Asia/Kolkata");
        stage.patch(CRON_JOBS, "tidy", "{schedule: \"0 9 * * *\"}");
        stage.pass("211M");
        assertEquals(List.of("tidy-29453970"), stage.names(JOBS));
        assertEquals("2026-01-01T09:00:00+05:30",
                stage.list(JOBS).getFirst().tree().text("metadata", "annotations", "batch.kubernetes.io/cronjob-scheduled-timestamp"));
    }

    @Test
    void missesNothingByANewSchedule() {
        create("tidy:ends", "");
        stage.patch(CRON_JOBS, "tidy", "{schedule: \"0 12 * * *\"}");
        stage.pass("10M30S");
        stage.patch(CRON_JOBS, "tidy", "{schedule: \"*/5 * * * *\"}");
        stage.pass("1M");
        assertEquals(List.of(), stage.names(JOBS));
        stage.pass("4M");
        assertEquals(List.of("tidy-29453775"), stage.names(JOBS));
    }

    @Test
    void deletesAFinishedJobWhenItsTimeIsOver() {
        create("tidy:ends", "");
        stage.patch(CRON_JOBS, "tidy", "{jobTemplate: {spec: {ttlSecondsAfterFinished: 60}}}");
        stage.pass("5M10S");
        assertEquals(1, stage.list(JOBS).size());
        stage.pass("1M");
        assertEquals(0, stage.list(JOBS).size());
    }
}
