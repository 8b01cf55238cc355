package dev.pilothouse.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.cli.CommandLineRuns.Ran;
import dev.pilothouse.testing.RealCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A namespace of a real cluster is saved, deleted and restored, and is saved again as the same text. */
@Tag("real-cluster")
class SnapshotRealClusterTest {

    private static final String NAMESPACE = "pilothouse-snapshot-" + ProcessHandle.current().pid();

    private static final String OBJECTS = """
            apiVersion: v1
            kind: ServiceAccount
            metadata: {name: web}
            ---
            apiVersion: v1
            kind: Secret
            metadata: {name: password}
            stringData: {value: secret}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: web}
            spec: {selector: {app: web}, ports: [{port: 80, targetPort: 8080}]}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: web-alone}
            spec: {clusterIP: None, selector: {app: web}, ports: [{port: 80}]}
            ---
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata: {name: data}
            spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Mi}}}
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec:
                  serviceAccountName: web
                  volumes: [{name: data, persistentVolumeClaim: {claimName: data}}]
                  containers:
                    - {name: web, image: "pilothouse.dev/demo-web:1", volumeMounts: [{name: data, mountPath: /data}]}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: alone}
            spec: {containers: [{name: web, image: "pilothouse.dev/demo-web:1"}]}
            ---
            apiVersion: batch/v1
            kind: Job
            metadata: {name: over}
            spec: {template: {spec: {restartPolicy: Never, containers: [{name: true, image: "pilothouse.dev/busybox:1", command: ["true"]}]}}}
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: none}
            spec: {podSelector: {}, policyTypes: [Ingress]}
            """.replace("name: true,", "name: nothing,");

    @BeforeAll
    static void needed() {
        RealCluster.realNodesNeeded();
    }

    @AfterAll
    static void removeObjects() {
        RealCluster.removeNamespace(NAMESPACE);
    }

    @Test
    void comesBackAsItWas(@TempDir Path folder) throws IOException {
        CommandLineRuns program = new CommandLineRuns(folder, System.getenv("PILOTHOUSE_TEST_KUBECONFIG"));
        Path objects = Files.writeString(folder.resolve("objects.yaml"), OBJECTS);
        RealCluster.makeNamespace(NAMESPACE);
        RealCluster.kubectl("apply", "-n", NAMESPACE, "-f", objects.toString());
        RealCluster.kubectl("wait", "-n", NAMESPACE, "--for=condition=Available", "deployment/web", "--timeout=90s");
        RealCluster.kubectl("wait", "-n", NAMESPACE, "--for=condition=Complete", "job/over", "--timeout=90s");
        Path before = folder.resolve("before.yaml");
        Path after = folder.resolve("after.yaml");
        Ran saved = program.run("snapshot", "save", "-n", NAMESPACE, "--secrets", before.toString());
        assertEquals(ExitCode.DONE, saved.exitCode(), saved.all());
        assertTrue(saved.err().contains("1 Jobs and pods that have ended are left out"), saved.err());

        RealCluster.kubectl("delete", "namespace", NAMESPACE, "--timeout=90s");
        Ran tried = program.run("snapshot", "restore", "--dry-run", before.toString());
        assertEquals(ExitCode.DONE, tried.exitCode(), tried.all());
        Ran restored = program.run("snapshot", "restore", before.toString());
        assertEquals(ExitCode.DONE, restored.exitCode(), restored.all());
        RealCluster.kubectl("wait", "-n", NAMESPACE, "--for=condition=Available", "deployment/web", "--timeout=90s");
        assertEquals(ExitCode.DONE, program.run("snapshot", "save", "-n", NAMESPACE, "--secrets", after.toString()).exitCode());
        assertEquals(withoutRemarks(before), withoutRemarks(after));
    }

    private static String withoutRemarks(Path file) throws IOException {
        return String.join("\n", Files.readString(file).lines().filter(line -> !line.startsWith("#")).toList());
    }
}
