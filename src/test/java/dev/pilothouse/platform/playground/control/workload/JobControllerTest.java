package dev.pilothouse.platform.playground.control.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.registry.DeleteOptions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobControllerTest {

    private static final String JOBS = "jobs.batch";

    private Stage stage;

    @BeforeEach
    void begin() {
        stage = new Stage(List.of(JobController::new));
    }

    @AfterEach
    void end() {
        stage.close();
    }

    private void create(String image, String more) {
        stage.create(JOBS, """
                apiVersion: batch/v1
                kind: Job
                metadata: {name: sum}
                spec:
                  template:
                    spec: {restartPolicy: Never, containers: [{name: sum, image: "IMAGE"}]}
                """.replace("IMAGE", image) + more.indent(2));
    }

    private Tree status() {
        return stage.get(JOBS, "sum").tree("status");
    }

    private String condition(String type) {
        return stage.condition(JOBS, "sum", type);
    }

    private long made() {
        return stage.events("Job", "sum").stream().filter(event -> event.startsWith("SuccessfulCreate")).count();
    }

    private long active() {
        return stage.list("pods").stream().filter(Pods::active).count();
    }

    @Test
    void runsUntilEnoughSucceeded() {
        create("sum:ends", "completions: 5\nparallelism: 2");
        stage.pass("0.5S");
        assertEquals(2, active());
        assertEquals(2, status().number(0, "active"));
        stage.pass("30S");
        assertEquals(5, status().number(0, "succeeded"));
        assertEquals(5, stage.list("pods").size());
        assertEquals("True CompletionsReached: Reached expected number of succeeded pods", condition("SuccessCriteriaMet"));
        assertEquals("True CompletionsReached: Reached expected number of succeeded pods", condition("Complete"));
        assertTrue(status().has("completionTime"));
        assertEquals("Completed: Job completed", stage.events("Job", "sum").getLast());
        assertTrue(stage.list("pods").stream().noneMatch(Job::tracked));
    }

    @Test
    void triesAgainAfterEverLongerPausesUntilItGivesUp() {
        create("sum:fails", "backoffLimit: 2");
        stage.pass("4S");
        assertEquals(1, status().number(0, "failed"));
        assertEquals(1, made());
        stage.pass("10S");
        assertEquals(2, made());
        stage.pass("15S");
        assertEquals(2, status().number(0, "failed"));
        assertEquals(2, made());
        stage.pass("1M");
        assertEquals(3, made());
        assertEquals(3, status().number(0, "failed"));
        assertEquals("True BackoffLimitExceeded: Job has reached the specified backoff limit", condition("FailureTarget"));
        assertEquals("True BackoffLimitExceeded: Job has reached the specified backoff limit", condition("Failed"));
        assertEquals("BackoffLimitExceeded: Job has reached the specified backoff limit", stage.events("Job", "sum").getLast());
    }

    @Test
    void endsItsPodsWhenItsTimeIsOver() {
        create("sum:1", "activeDeadlineSeconds: 60");
        stage.pass("60.5S");
        assertEquals("True DeadlineExceeded: Job was active longer than specified deadline", condition("FailureTarget"));
        assertEquals("", condition("Failed"));
        stage.pass("5S");
        assertEquals("True DeadlineExceeded: Job was active longer than specified deadline", condition("Failed"));
        assertEquals(1, status().number(0, "failed"));
        assertEquals(List.of(), stage.names("pods"));
    }

    @Test
    void rests() {
        create("sum:1", "parallelism: 3");
        stage.pass("5S");
        stage.patch(JOBS, "sum", "{suspend: true}");
        stage.pass("5S");
        assertEquals(0, active());
        assertEquals(0, status().number(0, "failed"));
        assertEquals("True JobSuspended: Job suspended", condition("Suspended"));
        stage.patch(JOBS, "sum", "{suspend: false}");
        stage.pass("5S");
        assertEquals(3, active());
        assertEquals("False JobResumed: Job resumed", condition("Suspended"));
        assertEquals("2026-01-01T00:00:10Z", status().text("startTime"));
    }

    @Test
    void givesEachPodItsIndex() {
        create("sum:ends", "completions: 4\nparallelism: 4\ncompletionMode: Indexed");
        stage.pass("0.5S");
        Document pod = stage.list("pods").getFirst();
        assertTrue(pod.name().matches("sum-0-.{5}"), pod.name());
        assertEquals("0", pod.tree().text("metadata", "annotations", Job.INDEX));
        assertEquals("0", pod.tree().text("metadata", "labels", Job.INDEX));
        assertEquals("sum-0", pod.tree().text("spec", "hostname"));
        assertEquals(
                "metadata.labels['" + Job.INDEX + "']",
                pod.tree().trees("spec", "containers").getFirst().trees("env").getFirst().text("valueFrom", "fieldRef", "fieldPath"));
        stage.pass("10S");
        assertEquals("0-3", status().text("completedIndexes"));
        assertEquals(4, status().number(0, "succeeded"));
        assertTrue(condition("Complete").startsWith("True"));
    }

    @Test
    void givesEachIndexItsOwnLimit() {
        create("sum:1", "completions: 3\nparallelism: 3\ncompletionMode: Indexed\nbackoffLimitPerIndex: 1");
        stage.pass("2S");
        finish(0, "Succeeded");
        finish(1, "Failed");
        stage.pass("5S");
        assertEquals(1, active());
        assertEquals(0, status().number(0, "failed"));
        stage.pass("10S");
        assertEquals(2, active());
        assertEquals(1, status().number(0, "failed"));
        assertEquals("1", podOf(1).tree().text("metadata", "annotations", "batch.kubernetes.io/job-index-failure-count"));
        finish(1, "Failed");
        stage.pass("1M");
        assertEquals("1", status().text("failedIndexes"));
        assertEquals("0", status().text("completedIndexes"));
        assertEquals("", condition("Failed"));
        finish(2, "Succeeded");
        stage.pass("5S");
        assertEquals("0,2", status().text("completedIndexes"));
        assertEquals(2, status().number(0, "failed"));
        assertEquals("True FailedIndexes: Job has failed indexes", condition("Failed"));
    }

    @Test
    void givesUpOnceTooManyIndexesFailed() {
        create("sum:1", "completions: 3\nparallelism: 3\ncompletionMode: Indexed\nbackoffLimitPerIndex: 0\nmaxFailedIndexes: 0");
        stage.pass("2S");
        finish(1, "Failed");
        stage.pass("5S");
        assertEquals(
                "True MaxFailedIndexesExceeded: Job has exceeded the specified maximal number of failed indexes", condition("Failed"));
        assertEquals(0, active());
    }

    private Document podOf(long index) {
        return stage.list("pods").stream()
                .filter(pod -> Pods.active(pod) && pod.tree().number(-1, "metadata", "annotations", Job.INDEX) == index)
                .findFirst()
                .orElseThrow();
    }

    private void finish(long index, String phase) {
        stage.kubelet.finish(podOf(index), phase);
    }

    @Test
    void countsADeletedPodAsFailedAndReplacesIt() {
        create("sum:1", "backoffLimit: 6");
        stage.pass("5S");
        stage.objects.delete("pods", Stage.NAMESPACE, stage.names("pods").getFirst(), DeleteOptions.background());
        stage.pass("20S");
        assertEquals(1, status().number(0, "failed"));
        assertEquals(1, active());
        assertEquals(1, stage.list("pods").size());
    }

    @Test
    void failsAtOnceWhereThePolicySaysSo() {
        create("sum:fails", """
                podFailurePolicy:
                  rules:
                  - {action: FailJob, onExitCodes: {operator: In, values: [1]}}
                """);
        stage.pass("5S");
        String pod = stage.names("pods").getFirst();
        assertEquals(
                "True PodFailurePolicy: Container sum for pod shop/" + pod + " failed with exit code 1 matching FailJob rule at index 0",
                condition("Failed"));
    }

    @Test
    void doesNotCountWhatThePolicyIgnores() {
        create("sum:fails", """
                backoffLimit: 0
                podFailurePolicy:
                  rules:
                  - {action: Ignore, onExitCodes: {operator: In, values: [1]}}
                """);
        stage.pass("1M");
        assertEquals(0, status().number(0, "failed"));
        assertEquals("", condition("Failed"));
        assertTrue(made() > 1);
    }

    @Test
    void isContentWithOneSuccessWhenNoNumberIsGiven() {
        create("sum:1", "parallelism: 3");
        stage.pass("5S");
        stage.list("pods").forEach(pod -> stage.kubelet.finish(pod, "Succeeded"));
        stage.pass("5S");
        assertEquals(3, status().number(0, "succeeded"));
        assertTrue(condition("Complete").startsWith("True"));
        assertFalse(stage.events("Job", "sum").stream().anyMatch(event -> event.startsWith("SuccessfulDelete")));
    }

    @Test
    void letsItsPodsGoWhenItIsGone() {
        create("sum:1", "");
        stage.pass("5S");
        stage.objects.delete(JOBS, Stage.NAMESPACE, "sum", DeleteOptions.background());
        stage.pass("1S");
        assertTrue(stage.list("pods").stream().noneMatch(Job::tracked));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0,1", "0-2", "0-2,4,6-9"})
    void readsAndWritesIndexes(String text) {
        assertEquals(text, Indexes.write(Indexes.read(text, 10)));
    }

    @Test
    void leavesAloneWhatAnotherControllerManages() {
        create("busybox:1", "managedBy: example.com/other\n");
        stage.pass("5S");
        assertEquals(0, made());
        assertTrue(status().fields().isEmpty(), status().toString());
    }
}
