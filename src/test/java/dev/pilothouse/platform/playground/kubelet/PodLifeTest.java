package dev.pilothouse.platform.playground.kubelet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.fault.PodFaults;
import java.util.List;
import org.junit.jupiter.api.Test;

class PodLifeTest {

    private final MachineRoom room = MachineRoom.withOneNode();

    @Test
    void runsAndIsReadyWithTheStatusOfARealKubelet() {
        room.pod("web", "image: 'nginx:1.27', ports: [{containerPort: 80}]");
        room.pass("10S");
        assertEquals("Running", room.phase("web"));
        assertTrue(room.ready("web"));
        Tree pod = room.get("web");
        Tree container = pod.trees("status", "containerStatuses").getFirst();
        assertEquals("docker.io/library/nginx:1.27", container.text("image"));
        assertTrue(container.text("imageID").matches("docker.io/library/nginx@sha256:[0-9a-f]{64}"));
        assertTrue(container.text("containerID").matches("containerd://[0-9a-f]{64}"));
        assertTrue(container.isTrue("started"));
        assertEquals("10.244.1.2", pod.text("status", "podIP"));
        assertEquals(List.of("PodReadyToStartContainers", "Initialized", "Ready", "ContainersReady", "PodScheduled"),
                pod.trees("status", "conditions").stream().map(condition -> condition.text("type")).toList());
        String events = room.events("web");
        assertTrue(events.contains("Scheduled: Successfully assigned shop/web to worker"), events);
        assertTrue(events.contains("Pulling: Pulling image \"nginx:1.27\""), events);
        assertTrue(events.contains("Created: Created container: app"), events);
        assertTrue(events.contains("Started: Started container app"), events);
    }

    @Test
    void doesNotPullWhatTheNodeHas() {
        room.pod("first", "image: 'nginx:1.27'");
        room.pass("10S");
        room.pod("second", "image: 'nginx:1.27'");
        room.pass("10S");
        assertTrue(room.events("second").contains("Pulled: Container image \"nginx:1.27\" already present on machine"));
        assertFalse(room.events("second").contains("Pulling"));
    }

    @Test
    void backsOffFromAnImageThatIsNotThere() {
        room.pod("web", "image: 'nginx:no-such'");
        room.pass("3S");
        assertTrue(room.events("web").contains("Failed: Error: ErrImagePull"), room.events("web"));
        room.pass("3S");
        assertEquals("waiting ImagePullBackOff", room.state("web"));
        assertEquals("Pending", room.phase("web"));
        assertTrue(room.events("web").contains("docker.io/library/nginx:no-such: not found"));
    }

    @Test
    void refusesANameThatIsNone() {
        room.pod("web", "image: 'Nginx:1'");
        room.pass("3S");
        assertEquals("waiting InvalidImageName", room.state("web"));
    }

    @Test
    void restartsACrashingProgramWithTheBackOffOfTheKubelet() {
        room.pod("web", "image: 'nginx:1.27'", "", "sim.pilothouse.dev/crash-after: '5', sim.pilothouse.dev/exit-code: '3'");
        room.pass("8S");
        assertEquals("running", room.state("web"));
        room.pass("10S");
        assertEquals(1, room.restarts("web"));
        assertEquals("waiting CrashLoopBackOff", room.state("web"));
        Tree container = room.get("web").trees("status", "containerStatuses").getFirst();
        assertEquals("3", container.text("lastState", "terminated", "exitCode"));
        assertTrue(container.text("state", "waiting", "message").startsWith("back-off 10s restarting failed container=app pod=web_shop("));
        room.pass("10M");
        assertTrue(room.restarts("web") >= 5 && room.restarts("web") <= 7, "restarts " + room.restarts("web"));
    }

    @Test
    void isKilledForItsMemory() {
        room.pod("web", "image: 'nginx:1.27', resources: {limits: {memory: 64Mi}}", "restartPolicy: Never", "sim.pilothouse.dev/memory: 128Mi");
        room.pass("1M");
        assertEquals("terminated OOMKilled 137", room.state("web"));
        assertEquals("Failed", room.phase("web"));
    }

    @Test
    void waitsForItsReadinessProbe() {
        room.pod("web", "image: 'nginx:1.27', readinessProbe: {httpGet: {path: /, port: 80}, periodSeconds: 5}", "", "sim.pilothouse.dev/ready-after: '30'");
        room.pass("20S");
        assertEquals("Running", room.phase("web"));
        assertFalse(room.ready("web"));
        assertEquals("containers with unready status: [app]", room.condition("web", "Ready").text("message"));
        assertTrue(room.events("web").contains("Unhealthy: Readiness probe failed: HTTP probe failed with statuscode: 503"), room.events("web"));
        room.pass("30S");
        assertTrue(room.ready("web"));
    }

    @Test
    void isRestartedByItsLivenessProbeWhenItHangs() {
        room.pod("web", "image: 'nginx:1.27', livenessProbe: {httpGet: {path: /, port: 80}, periodSeconds: 5}", "", "sim.pilothouse.dev/hang-after: '60'");
        room.pass("50S");
        assertEquals(0, room.restarts("web"));
        room.pass("60S");
        assertEquals(1, room.restarts("web"));
        assertTrue(room.events("web").contains("Killing: Container app failed liveness probe, will be restarted"), room.events("web"));
    }

    @Test
    void saysWhichPortRefused() {
        room.pod("web", "image: 'nginx:1.27', readinessProbe: {tcpSocket: {port: 81}}");
        room.pass("20S");
        assertTrue(room.events("web").contains("Readiness probe failed: dial tcp 10.244.1.2:81: connect: connection refused"), room.events("web"));
    }

    @Test
    void runsInitContainersInOrderAndSidecarsBesideTheRest() {
        room.pod("web", "image: 'nginx:1.27'",
                "initContainers: [{name: first, image: 'setup:1'}, {name: side, image: 'proxy:1', restartPolicy: Always}, {name: second, image: 'setup:1'}]",
                "first.sim.pilothouse.dev/run-seconds: '5', second.sim.pilothouse.dev/run-seconds: '5'");
        room.pass("5S");
        assertEquals("Pending", room.phase("web"));
        assertEquals("containers with incomplete status: [first side second]", room.condition("web", "Initialized").text("message"));
        room.pass("20S");
        assertEquals("Running", room.phase("web"));
        assertTrue(room.ready("web"));
        assertEquals(List.of("Completed", "", "Completed"),
                room.get("web").trees("status", "initContainerStatuses").stream().map(status -> status.text("state", "terminated", "reason")).toList());
    }

    @Test
    void completesAJobsPod() {
        room.pod("job", "image: 'worker:1'", "restartPolicy: OnFailure", "");
        room.pass("20S");
        assertEquals("Succeeded", room.phase("job"));
        assertEquals("PodCompleted", room.condition("job", "Ready").text("reason"));
    }

    @Test
    void saysWhichConfigurationIsMissingAndGoesOnWhenItIsThere() {
        room.pod("web", "image: 'nginx:1.27', env: [{name: X, valueFrom: {configMapKeyRef: {name: settings, key: x}}}]");
        room.pass("10S");
        assertEquals("waiting CreateContainerConfigError", room.state("web"));
        assertTrue(room.events("web").contains("Failed: Error: configmap \"settings\" not found"));
        room.create("configmaps", "{apiVersion: v1, kind: ConfigMap, metadata: {name: settings, namespace: shop}, data: {y: '1'}}");
        room.pass("15S");
        assertTrue(room.events("web").contains("Failed: Error: couldn't find key x in ConfigMap shop/settings"));
        room.objects.patch("configmaps", "shop", "settings", java.util.Map.of("data", java.util.Map.of("x", "2")));
        room.pass("15S");
        assertEquals("running", room.state("web"));
    }

    @Test
    void waitsForItsVolumes() {
        room.pod("web", "image: 'nginx:1.27', volumeMounts: [{name: c, mountPath: /c}]", "volumes: [{name: c, configMap: {name: settings}}]", "");
        room.pass("10S");
        assertEquals("waiting ContainerCreating", room.state("web"));
        assertTrue(room.events("web").contains("FailedMount: MountVolume.SetUp failed for volume \"c\" : configmap \"settings\" not found"));
        room.create("configmaps", "{apiVersion: v1, kind: ConfigMap, metadata: {name: settings, namespace: shop}}");
        room.pass("30S");
        assertEquals("running", room.state("web"));
    }

    @Test
    void goesWhenDeletedAfterItsHookAndSignal() {
        room.pod("web", "image: 'nginx:1.27', lifecycle: {preStop: {sleep: {seconds: 5}}}");
        room.pass("10S");
        room.delete("web");
        room.pass("4S");
        assertTrue(room.get("web").has("metadata", "deletionTimestamp"));
        assertTrue(room.events("web").contains("Killing: Stopping container app"));
        room.pass("3S");
        assertTrue(room.find("web").isEmpty());
    }

    @Test
    void tellsOfAnnotationsThatCantBeRead() {
        room.pod("web", "image: 'nginx:1.27'", "", "sim.pilothouse.dev/crash-after: soon");
        room.pass("30S");
        assertEquals("running", room.state("web"));
        assertTrue(room.events("web").contains("InvalidSimulation: sim.pilothouse.dev/crash-after: \"soon\" is no number of seconds"));
    }

    @Test
    void endsWhenItsHookAfterTheStartFails() {
        room.pod("web", "image: 'nginx:1.27', lifecycle: {postStart: {exec: {command: [cat, /nothing]}}}", "restartPolicy: Never", "");
        room.pass("10S");
        assertEquals("Failed", room.phase("web"));
        assertTrue(room.events("web").contains("FailedPostStartHook: PostStartHook failed"));
    }

    @Test
    void failsAfterItsDeadline() {
        room.pod("web", "image: 'nginx:1.27'", "activeDeadlineSeconds: 20", "");
        room.pass("30S");
        assertEquals("Failed", room.phase("web"));
        assertEquals("DeadlineExceeded", room.get("web").text("status", "reason"));
    }

    @Test
    void startsSlowlyUnderAStartupProbe() {
        room.pod("web", "image: 'nginx:1.27', startupProbe: {httpGet: {path: /, port: 80}, periodSeconds: 5, failureThreshold: 10}, livenessProbe: {httpGet: {path: /, port: 80}, periodSeconds: 1, failureThreshold: 1}",
                "", "sim.pilothouse.dev/start-seconds: '22'");
        room.pass("15S");
        assertFalse(room.get("web").trees("status", "containerStatuses").getFirst().isTrue("started"));
        assertFalse(room.ready("web"));
        room.pass("30S");
        assertTrue(room.ready("web"));
        assertEquals(0, room.restarts("web"));
    }

    @Test
    void tellsTheSameStoryFromTheSameSeed() {
        assertEquals(story(), story());
    }

    private static String story() {
        MachineRoom room = MachineRoom.withOneNode();
        room.pod("web", "image: 'nginx:1.27'", "", "sim.pilothouse.dev/crash-after: '5'");
        room.pod("bad", "image: 'nginx:no-such'");
        room.pass("5M");
        return room.events("web") + room.events("bad") + room.get("web").fields() + room.get("bad").fields();
    }

    @Test
    void leavesTheMessageOfItsTerminationLog() {
        room.pod("one", "image: 'debian:12', command: [/bin/sh, -c, 'echo Sleep expired > /dev/termination-log; exit 3']", "restartPolicy: Never", "");
        room.pod("two", "image: 'debian:12', terminationMessagePolicy: FallbackToLogsOnError, command: [/bin/sh, -c, 'echo out of luck; exit 1']", "restartPolicy: Never", "");
        room.pass("10S");
        assertEquals("Sleep expired\n", ended("one").text("message"));
        assertEquals("out of luck\n", ended("two").text("message"));
    }

    private Tree ended(String pod) {
        return room.get(pod).trees("status", "containerStatuses").getFirst().tree("state", "terminated");
    }

    @Test
    void isKilledWhenStressWantsMoreMemoryThanItsLimit() {
        room.pod("demo", "image: polinux/stress, resources: {limits: {memory: 100Mi}}, command: [stress], args: ['--vm', '1', '--vm-bytes', 250M, '--vm-hang', '1']",
                "restartPolicy: Never", "");
        room.pod("fits", "image: polinux/stress, resources: {limits: {memory: 200Mi}}, command: [stress], args: ['--vm', '1', '--vm-bytes', 150M, '--vm-hang', '1']");
        room.pass("1M");
        assertEquals("terminated OOMKilled 137", room.state("demo"));
        assertEquals("running", room.state("fits"));
    }

    @Test
    void staysReadyWhenThePlaygroundIsStartedAgain() {
        String probes = "startupProbe: {httpGet: {port: 80}, initialDelaySeconds: 10}, readinessProbe: {httpGet: {port: 80}, periodSeconds: 20}";
        room.pod("web", "image: 'nginx:1.27', " + probes);
        room.pass("60S");
        assertTrue(room.ready("web"));
        room.machines.close();
        Machines again = new Machines(room.registry.as("kubelet"), room.agenda, PodFaults.NONE);
        again.start();
        room.pass("1S");
        assertTrue(room.ready("web"));
        assertEquals(0, room.restarts("web"));
        room.pass("60S");
        assertTrue(room.ready("web"));
        again.close();
    }
}
