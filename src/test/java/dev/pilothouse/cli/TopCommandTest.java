package dev.pilothouse.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopCommandTest {

    @Test
    void showsWhatIsUsedBesideWhatIsAskedFor(@TempDir Path home) throws IOException {
        try (PlaygroundRuns playground = new PlaygroundRuns(home, "top", 1)) {
            playground.apply(pod("busy", "150m", "200Mi", "resources: {requests: {cpu: 100m, memory: 64Mi}}"));
            playground.apply(pod("calm", "20m", "300Mi", "resources: {}"));
            playground.done("rollout status deploy/busy --timeout 60s");
            playground.done("rollout status deploy/calm --timeout 60s");
            playground.done("playground step 5m --name top");

            List<String> byCpu = playground.done("top pods --sort cpu").lines().toList();
            assertEquals(List.of("NAME", "CPU", "CPU REQUEST", "MEMORY", "MEMORY REQUEST"), List.of(byCpu.getFirst().split(" {2,}")));
            assertTrue(byCpu.get(1).matches("busy-\\S+ +1[0-9]{2}m +100m +[12][0-9]{2}Mi +64Mi"), byCpu.get(1));
            assertTrue(byCpu.get(2).matches("calm-\\S+ +[0-9]{2}m +<none> +[23][0-9]{2}Mi +<none>"), byCpu.get(2));
            assertTrue(playground.done("top pods --sort memory").lines().toList().get(1).startsWith("calm-"));
            List<String> everywhere = playground.done("top pods -A --sort memory").lines().toList();
            assertEquals(List.of("NAMESPACE", "NAME", "CPU", "MEMORY"), List.of(everywhere.getFirst().split(" {2,}")));
            assertTrue(everywhere.stream().anyMatch(line -> line.matches("default +busy-\\S+ +1[0-9]{2}m +[12][0-9]{2}Mi")), everywhere.toString());
            assertTrue(playground.done("top pods -A --requests").lines().anyMatch(line -> line.matches("default +busy-\\S+ +1[0-9]{2}m +100m +[12][0-9]{2}Mi +64Mi")));
            List<String> containers = playground.done("top pods --containers --sort-by cpu").lines().toList();
            assertEquals(List.of("POD", "NAME", "CPU", "CPU REQUEST", "MEMORY", "MEMORY REQUEST"), List.of(containers.getFirst().split(" {2,}")));
            assertTrue(containers.get(1).matches("busy-\\S+ +web +1[0-9]{2}m +100m +[12][0-9]{2}Mi +64Mi"), containers.get(1));
            List<String> workloads = playground.done("top deploy --sort-by memory").lines().toList();
            assertTrue(workloads.get(1).matches("deployment/calm +1 +[0-9]{2}m +<none> +[23][0-9]{2}Mi +<none>"), workloads.get(1));
            assertTrue(playground.done("top workloads -A").lines().anyMatch(line -> line.matches("default +deployment/busy +1 .*")));
            playground.apply("{apiVersion: v1, kind: Namespace, metadata: {name: deploys}}");
            playground.apply(pod("busy", "150m", "200Mi", "resources: {}").replace("kind: Deployment", "kind: DaemonSet").replace("name: busy}", "name: busy, namespace: deploys}"));
            playground.done("rollout status ds/busy -n deploys --timeout 60s");
            playground.done("playground step 5m --name top");
            assertTrue(playground.done("top workloads -n deploys").contains("daemonset/busy"), "a namespace is no kind");
            assertTrue(playground.done("top nodes").lines().toList().get(1).matches("\\S+ +\\d+m +\\d+% +\\d+Mi +\\d+%"));
        }
    }

    private static String pod(String name, String cpu, String memory, String resources) {
        return """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: NAME}
                spec:
                  selector: {matchLabels: {app: NAME}}
                  template:
                    metadata: {labels: {app: NAME}, annotations: {sim.pilothouse.dev/cpu: CPU, sim.pilothouse.dev/memory: MEMORY}}
                    spec: {containers: [{name: web, image: 'till:1', RESOURCES}]}
                """.replace("NAME", name).replace("CPU", cpu).replace("MEMORY", memory).replace("RESOURCES", resources);
    }
}
