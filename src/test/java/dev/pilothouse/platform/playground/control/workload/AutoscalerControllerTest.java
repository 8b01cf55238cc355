package dev.pilothouse.platform.playground.control.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.control.PodUsage.Usage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AutoscalerControllerTest {

    private static final String SCALERS = "horizontalpodautoscalers.autoscaling";

    private Stage stage;
    private boolean measured = true;
    private long load = 150;

    /** The load is shared by the pods that run; each uses 64 MiB. */
    private Map<String, Usage> usage() {
        long running = Math.max(1, stage.list("pods").stream().filter(Pods::ready).count());
        return measured ? Map.of("web", new Usage(load / running, 64L << 20)) : Map.of();
    }

    @BeforeEach
    void begin() {
        stage = new Stage(List.of(
                DeploymentController::new,
                ReplicaSetController::ofReplicaSets,
                (objects, agenda) -> new AutoscalerController(objects, agenda, (_, _) -> usage())));
        stage.create("deployments.apps", """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web}
                spec:
                  replicas: 3
                  selector: {matchLabels: {app: web}}
                  template:
                    metadata: {labels: {app: web}}
                    spec: {containers: [{name: web, image: "web:1", resources: {requests: {cpu: 100m, memory: 100Mi}}}]}
                """);
        stage.pass("30S");
    }

    @AfterEach
    void end() {
        stage.close();
    }

    private void scaler(String more) {
        scaler("{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 50}}}", more);
    }

    private void scaler(String metric, String more) {
        stage.create(SCALERS, """
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata: {name: web}
                spec:
                  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
                  minReplicas: 2
                  maxReplicas: 10
                """ + ("metrics: [" + metric + "]").indent(2) + more.indent(2));
    }

    private Tree status() {
        return stage.get(SCALERS, "web").tree("status");
    }

    private long replicas() {
        return stage.get("deployments.apps", "web").number(0, "spec", "replicas");
    }

    private String condition(String type) {
        return stage.condition(SCALERS, "web", type);
    }

    @Test
    void keepsTheSizeThatFits() {
        scaler("");
        stage.pass("14S");
        assertEquals(List.of(), status().list("conditions"));
        stage.pass("2S");
        assertEquals(3, replicas());
        assertEquals(3, status().number(0, "currentReplicas"));
        assertEquals(3, status().number(0, "desiredReplicas"));
        Tree current = status().trees("currentMetrics").getFirst().tree("resource", "current");
        assertEquals(50, current.number(0, "averageUtilization"));
        assertEquals("50m", current.text("averageValue"));
        assertEquals("True ReadyForNewScale: recommended size matches current size", condition("AbleToScale"));
        assertEquals(
                "True ValidMetricFound: the HPA was able to successfully calculate a replica count from cpu resource utilization"
                        + " (percentage of request)",
                condition("ScalingActive"));
        assertEquals("False DesiredWithinRange: the desired count is within the acceptable range", condition("ScalingLimited"));
    }

    @Test
    void growsWithTheLoadUpToItsBound() {
        load = 300;
        scaler("");
        stage.pass("16S");
        assertEquals(6, replicas());
        assertEquals("True SucceededRescale: the HPA controller was able to update the target scale to 6", condition("AbleToScale"));
        assertEquals(
                List.of("SuccessfulRescale: New size: 6; reason: cpu resource utilization (percentage of request) above target"),
                stage.events("HorizontalPodAutoscaler", "web"));
        load = 5_000;
        stage.pass("2M");
        assertEquals(10, replicas());
        assertEquals(
                "True TooManyReplicas: the desired replica count is more than the maximum replica count", condition("ScalingLimited"));
    }

    @Test
    void growsNoFasterThanTwiceAtOnce() {
        load = 5_000;
        scaler("");
        stage.pass("16S");
        assertEquals(6, replicas());
        assertEquals(
                "True ScaleUpLimit: the desired replica count is increasing faster than the maximum scale rate", condition("ScalingLimited"));
    }

    @Test
    void shrinksOnlyAfterTheLoadWasLowForFiveMinutes() {
        scaler("");
        stage.pass("16S");
        load = 10;
        stage.pass("4M");
        assertEquals(3, replicas());
        assertEquals(
                "True ScaleDownStabilized: recent recommendations were higher than current one, applying the highest recent recommendation",
                condition("AbleToScale"));
        stage.pass("2M");
        assertEquals(2, replicas());
        assertTrue(stage.events("HorizontalPodAutoscaler", "web").contains("SuccessfulRescale: New size: 2; reason: All metrics below target"));
    }

    @Test
    void doesNotFlapWithALoadThatComesAndGoes() {
        scaler("");
        stage.pass("16S");
        for (int i = 0; i < 20; i++) {
            load = i % 2 == 0 ? 60 : 160;
            stage.pass("30S");
            assertEquals(3, replicas());
        }
    }

    @Test
    void keepsToThePoliciesThatItIsGiven() {
        load = 1_000;
        scaler("behavior: {scaleUp: {policies: [{type: Pods, value: 1, periodSeconds: 60}]}}");
        stage.pass("16S");
        assertEquals(4, replicas());
        stage.pass("30S");
        assertEquals(4, replicas());
        stage.pass("30S");
        assertEquals(5, replicas());
        assertEquals(
                "True ScaleUpLimit: the desired replica count is increasing faster than the maximum scale rate", condition("ScalingLimited"));
    }

    @Test
    void shrinksAtOnceWhereTheWindowIsZero() {
        scaler("behavior: {scaleDown: {stabilizationWindowSeconds: 0}}");
        stage.pass("16S");
        load = 10;
        stage.pass("16S");
        assertEquals(2, replicas());
    }

    @Test
    void scalesByAnAmountOfMemory() {
        scaler("{type: Resource, resource: {name: memory, target: {type: AverageValue, averageValue: 32Mi}}}", "");
        stage.pass("16S");
        assertEquals(6, replicas());
        assertEquals("64Mi", status().trees("currentMetrics").getFirst().text("resource", "current", "averageValue"));
    }

    @Test
    void saysWhatItDoesNotKnow() {
        measured = false;
        scaler("");
        stage.pass("16S");
        String why = "failed to get cpu utilization: unable to get metrics for resource cpu: no metrics returned from resource metrics API";
        assertEquals("False FailedGetResourceMetric: the HPA was unable to compute the replica count: " + why, condition("ScalingActive"));
        assertEquals(
                List.of(
                        "FailedGetResourceMetric: " + why,
                        "FailedComputeMetricsReplicas: invalid metrics (1 invalid out of 1), first error is: failed to get cpu resource metric"
                                + " value: " + why),
                stage.events("HorizontalPodAutoscaler", "web"));
        assertEquals(3, replicas());
    }

    @Test
    void restsWhileItsTargetIsScaledToZero() {
        scaler("");
        stage.patch("deployments.apps", "web", "{replicas: 0}");
        stage.pass("1M");
        assertEquals(0, replicas());
        assertEquals("False ScalingDisabled: scaling is disabled since the replica count of the target is zero", condition("ScalingActive"));
    }

    @Test
    void doesNotFightWithAnotherOfTheSameTarget() {
        load = 300;
        scaler("");
        stage.create(SCALERS, "{apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: {name: other}, spec: {maxReplicas: 3,"
                + " scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}}}");
        stage.pass("1M");
        assertEquals(3, replicas());
        assertEquals(
                "False AmbiguousSelector: pods by selector app=web are controlled by multiple HPAs: [shop/other shop/web]",
                condition("ScalingActive"));
    }

    @Test
    void tellsThatItsTargetIsNotThere() {
        stage.create(SCALERS, "{apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: {name: web}, spec: {maxReplicas: 3,"
                + " scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: none}}}");
        stage.pass("16S");
        assertEquals(
                "False FailedGetScale: the HPA controller was unable to get the target's current scale: deployments.apps \"none\" not found",
                condition("AbleToScale"));
    }
}
