package dev.pilothouse.platform.playground.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Json;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real kubectl takes the server over the real store for a cluster. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class KubectlTest {

    private static final String POD =
            """
            apiVersion: v1
            kind: Pod
            metadata:
              name: web
              namespace: default
            spec:
              nodeName: n1
              containers:
              - name: c
                image: demo
            """;

    private record Ran(int code, String out) {}

    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private ServedCluster cluster;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        folder = temporary;
        boolean there = Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1)).anyMatch(path -> Files.isExecutable(Path.of(path, "kubectl")));
        assumeTrue(there, "kubectl is not on the path");
        cluster = new ServedCluster();
        cluster.server.writeKubeconfig(folder.resolve("config"), "playground", "default");
        Files.writeString(folder.resolve("pod.yaml"), POD);
        assertEquals("pod/web created", run("create -f pod.yaml").out());
        assertEquals(0, run("patch pod web --subresource=status -p {\"status\":{\"phase\":\"Running\"}}").code());
    }

    @AfterAll
    void stop() {
        if (cluster != null) {
            cluster.close();
        }
    }

    private Process begin(Map<String, String> environment, String line) throws IOException {
        List<String> words = new ArrayList<>(List.of("kubectl"));
        words.addAll(Arrays.asList(line.split(" ", -1)));
        ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("KUBECONFIG", folder.resolve("config").toString());
        builder.environment().put("HOME", folder.toString());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private Ran run(Map<String, String> environment, String input, String line) throws IOException, InterruptedException {
        Process process = begin(environment, line);
        process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return new Ran(process.waitFor(), out);
    }

    private Ran run(String line) throws IOException, InterruptedException {
        return run(Map.of(), "", line);
    }

    @Test
    void tellsItsVersionAndItsKinds() throws Exception {
        assertTrue(run("version").out().contains("Server Version: v1.34.4"));
        assertTrue(run("api-resources --api-group=apps").out().contains("deployments"));
        assertTrue(run("--context playground-certificate get namespaces -o name").out().contains("namespace/kube-system"));
    }

    @Test
    void printsTables() throws Exception {
        List<String> lines = run("get pods -o wide").out().lines().toList();

        assertEquals(List.of("NAME", "READY", "STATUS", "RESTARTS", "AGE", "IP", "NODE"), Arrays.asList(lines.getFirst().split("\\s{2,}", -1)).subList(0, 7));
        assertTrue(lines.get(1).startsWith("web    0/1     Running   0"), lines.get(1));
    }

    @Test
    void createsAppliesChangesAndDeletes() throws Exception {
        assertEquals("configmap/a created", run("create configmap a --from-literal=x=1").out());
        assertEquals("deployment.apps/d created", run("create deployment d --image=demo").out());
        Files.writeString(folder.resolve("b.yaml"), "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: b\ndata:\n  x: '1'\n");
        assertEquals("configmap/b created", run("apply -f b.yaml").out());
        assertEquals("configmap/b unchanged", run("apply -f b.yaml").out());
        assertEquals("configmap/b serverside-applied", run("apply --server-side --force-conflicts -f b.yaml").out());
        assertEquals("deployment.apps/d scaled", run("scale deployment d --replicas=3").out());
        assertEquals("3", run("get deployment d -o jsonpath={.spec.replicas}").out());
        assertEquals("configmap \"a\" deleted", run("delete configmap a").out());
        assertEquals(new Ran(1, "Error from server (NotFound): configmaps \"a\" not found"), run("get configmap a"));
    }

    @Test
    void seesChanges() throws Exception {
        Process watch = begin(Map.of(), "get configmaps --field-selector metadata.name=watched --watch-only -o name");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(watch.getInputStream(), StandardCharsets.UTF_8))) {
            assertEquals("configmap/watched created", run("create configmap watched").out());
            // created before or after the watch began; a change after it is seen in any case
            Thread changes = Thread.ofVirtual().start(() -> changeUntilInterrupted("watched"));
            assertEquals("configmap/watched", lines.readLine());
            changes.interrupt();
            changes.join();
        } finally {
            watch.destroy();
        }
    }

    private void changeUntilInterrupted(String name) {
        try {
            for (int i = 0; !Thread.currentThread().isInterrupted(); i++) {
                run("label configmap " + name + " --overwrite round=" + i);
            }
        } catch (IOException | InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void runsCommandsOverWebSocketAndSpdy(String webSockets) throws Exception {
        Map<String, String> environment = Map.of("KUBECTL_REMOTE_COMMAND_WEBSOCKETS", webSockets);

        assertEquals(new Ran(0, "echo hi"), run(environment, "", "exec web -- echo hi"));
        assertEquals(new Ran(0, "from me"), run(environment, "from me", "exec -i web -- cat"));
        assertEquals(new Ran(3, "command terminated with exit code 3"), run(environment, "", "exec web -- exit 3"));
        assertEquals("c line 0", run("logs web --tail=1").out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void forwardsPortsOverWebSocketAndSpdy(String webSockets) throws Exception {
        Process forward = begin(Map.of("KUBECTL_PORT_FORWARD_WEBSOCKETS", webSockets), "port-forward --address 127.0.0.1 pod/web :80");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(forward.getInputStream(), StandardCharsets.UTF_8))) {
            Matcher port = Pattern.compile("Forwarding from 127.0.0.1:(\\d+) -> 80").matcher(lines.readLine());
            assertTrue(port.matches());
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(port.group(1)))) {
                byte[] sent = new byte[200_000];
                Arrays.fill(sent, (byte) 'x');
                socket.getOutputStream().write(sent);
                socket.shutdownOutput();
                assertEquals(sent.length, socket.getInputStream().readAllBytes().length);
            }
        } finally {
            forward.destroy();
        }
    }

    @Test
    void readsTheSameObjectThatTheServerKeeps() throws Exception {
        Tree pod = Json.read(run("get pod web -o json").out());
        assertEquals("Running", pod.text("status", "phase"));
        assertEquals("c", pod.trees("spec", "containers").getFirst().text("name"));
    }
}
