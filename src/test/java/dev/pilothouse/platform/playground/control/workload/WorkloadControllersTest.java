package dev.pilothouse.platform.playground.control.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.Document;
import dev.pilothouse.platform.playground.control.Controller;
import dev.pilothouse.platform.playground.control.PodUsage;
import dev.pilothouse.platform.playground.registry.DeleteOptions;
import dev.pilothouse.platform.playground.registry.Objects;
import dev.pilothouse.platform.playground.time.Agenda;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** All controllers of the room at work together. */
class WorkloadControllersTest {

    private final List<String> asked = new ArrayList<>();

    /** Returns the objects so that each call is noted as its method and its first two arguments. */
    private Objects noting(Objects objects) {
        return (Objects) Proxy.newProxyInstance(Objects.class.getClassLoader(), new Class<?>[] {Objects.class}, (_, method, arguments) -> {
            asked.add(method.getName() + Arrays.asList(arguments).subList(0, Math.min(2, arguments.length)));
            try {
                return method.invoke(objects, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }

    private Stage stage() {
        List<BiFunction<Objects, Agenda, Controller>> all = List.of(
                DeploymentController::new,
                ReplicaSetController::ofReplicaSets,
                ReplicaSetController::ofReplicationControllers,
                StatefulSetController::new,
                DaemonSetController::new,
                JobController::new,
                CronJobController::new,
                TtlAfterFinishedController::new,
                (objects, agenda) -> new AutoscalerController(objects, agenda, PodUsage.NONE),
                DisruptionController::new);
        return new Stage(all.stream()
                .<BiFunction<Objects, Agenda, Controller>>map(make -> (objects, agenda) -> make.apply(noting(objects), agenda))
                .toList());
    }

    private static void deploy(Stage stage, String name) {
        stage.create("deployments.apps", """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: NAME}
                spec:
                  replicas: 3
                  selector: {matchLabels: {app: NAME}}
                  template:
                    metadata: {labels: {app: NAME}}
                    spec: {containers: [{name: web, image: "web:1"}]}
                """.replace("NAME", name));
    }

    @Test
    void looksAtTheOwnersOfAPodAloneWhenItChanges() {
        try (Stage stage = stage()) {
            deploy(stage, "web");
            deploy(stage, "other");
            stage.pass("1M");
            asked.clear();
            stage.objects.delete("pods", Stage.NAMESPACE, stage.names("pods").getLast(), DeleteOptions.background());
            stage.pass("1M");
            assertTrue(asked.size() < 60, () -> asked.size() + ": " + asked);
            assertTrue(asked.stream().noneMatch(call -> call.startsWith("list[pods")), asked::toString);
            assertTrue(asked.stream().noneMatch(call -> call.contains("other")), asked::toString);
        }
    }

    @Test
    void restsWhileNothingHappens() {
        try (Stage stage = stage()) {
            deploy(stage, "web");
            stage.pass("1H");
            asked.clear();
            stage.pass("24H");
            assertEquals(List.of(), asked);
        }
    }

    @Test
    void tellsTheSameStoryAgain() {
        assertEquals(story(), story());
    }

    private List<Document> story() {
        try (Stage stage = stage()) {
            deploy(stage, "web");
            stage.pass("10S");
            stage.patch("deployments.apps", "web", "{template: {spec: {containers: [{name: web, image: \"web:2\"}]}}}");
            stage.pass("1M");
            List<Document> all = new ArrayList<>();
            List.of("deployments.apps", "replicasets.apps", "pods", "events").forEach(resource -> all.addAll(stage.list(resource)));
            return all;
        }
    }
}
