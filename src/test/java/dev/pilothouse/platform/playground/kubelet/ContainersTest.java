package dev.pilothouse.platform.playground.kubelet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.platform.playground.kubelet.Containers.ContainerName;
import dev.pilothouse.platform.playground.kubelet.Containers.LogOptions;
import dev.pilothouse.platform.playground.kubelet.Containers.Streams;
import dev.pilothouse.platform.playground.status.Refusal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ContainersTest {

    private static final LogOptions ALL = new LogOptions(false, false, false, OptionalLong.empty(), OptionalLong.empty(), "", OptionalLong.empty());

    private final MachineRoom room = MachineRoom.withOneNode();
    private final Containers containers = room.machines.containers();
    private int code;

    private String log(String pod, LogOptions options) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        containers.log(new ContainerName("shop", pod, ""), options, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private String exec(String pod, String... command) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        code = containers.exec(new ContainerName("shop", pod, ""), List.of(command), new Streams(InputStream.nullInputStream(), out, out, false));
        return out.toString(StandardCharsets.UTF_8);
    }

    private String forward(String pod, int port, String request) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        containers.forward("shop", pod, port, new ByteArrayInputStream(request.getBytes(StandardCharsets.UTF_8)), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void makesLogsWhenTheyAreReadAndTheSameEachTime() throws IOException {
        room.pod("web", "image: 'nginx:1.27'");
        room.pass("10M");
        String all = log("web", ALL);
        assertTrue(all.contains("start worker processes"), all);
        assertTrue(all.contains("\"GET /"), all);
        assertEquals(all, log("web", ALL));
        String tail = log("web", new LogOptions(false, false, true, OptionalLong.of(2), OptionalLong.empty(), "", OptionalLong.empty()));
        assertEquals(2, tail.lines().count());
        assertTrue(tail.startsWith("2026-01-01T00:"), tail);
        String since = log("web", new LogOptions(false, false, false, OptionalLong.empty(), OptionalLong.of(60), "", OptionalLong.empty()));
        assertTrue(since.lines().count() >= 3 && since.lines().count() <= 7, since);
        assertTrue(all.endsWith(since));
    }

    @Test
    void keepsTheLogOfTheLifeBefore() throws IOException {
        room.pod("web", "image: 'busybox:1', command: [sh, -c, 'echo life; sleep 5; echo broken; exit 4']");
        room.pass("30S");
        LogOptions previous = new LogOptions(false, true, false, OptionalLong.empty(), OptionalLong.empty(), "", OptionalLong.empty());
        assertEquals("life\nbroken\n", log("web", previous));
        room.pod("bad", "image: 'nginx:no-such'");
        room.pass("10S");
        Refusal refusal = assertThrows(Refusal.class, () -> log("bad", ALL));
        assertEquals("container \"app\" in pod \"bad\" is waiting to start: trying and failing to pull image", refusal.getMessage());
    }

    @Test
    void runsScriptsInSimulatedTime() throws IOException {
        room.pod("loop", "image: 'busybox:1', command: [sh, -c], args: ['i=0; while true; do echo line $i; i=$((i+1)); sleep 10; done']");
        room.pass("60S");
        assertEquals("running", room.state("loop"));
        long lines = log("loop", ALL).lines().count();
        assertTrue(lines == 6, "lines " + lines);
        room.pod("job", "image: 'busybox:1', command: [sh, -c, 'sleep 3; exit 7']", "restartPolicy: Never", "");
        room.pass("20S");
        assertEquals("terminated Error 7", room.state("job"));
        room.pod("none", "image: 'busybox:1', command: [nosuch]");
        room.pass("5S");
        assertTrue(room.events("none").contains("exec: \"nosuch\": executable file not found in $PATH"), room.events("none"));
    }

    @Test
    void waitsForAServiceAsTheDocumentationsInitContainerDoes() {
        room.pod("web", "image: 'nginx:1.27'", "initContainers: [{name: wait, image: 'busybox:1', command: [sh, -c, 'until nslookup db.shop.svc.cluster.local; do echo waiting; sleep 2; done']}]", "");
        room.pass("30S");
        assertEquals("Pending", room.phase("web"));
        room.create("services", "{apiVersion: v1, kind: Service, metadata: {name: db, namespace: shop}, spec: {clusterIP: 10.96.0.9, ports: [{port: 5432}]}}");
        room.pass("20S");
        assertEquals("Running", room.phase("web"));
    }

    @Test
    void probesByCommandsThatSeeTheScriptsFiles() {
        room.pod("live", "image: 'busybox:1', args: [/bin/sh, -c, 'touch /tmp/healthy; sleep 30; rm -f /tmp/healthy; sleep 600'], "
                + "livenessProbe: {exec: {command: [cat, /tmp/healthy]}, initialDelaySeconds: 5, periodSeconds: 5}");
        room.pass("35S");
        assertEquals(0, room.restarts("live"));
        room.pass("60S");
        assertTrue(room.events("live").contains("Liveness probe failed: cat: can't open '/tmp/healthy': No such file or directory"), room.events("live"));
        assertEquals(1, room.restarts("live"));
    }

    @Test
    void takesTheWholeGraceOfAScriptThatHeedsNoSignal() {
        room.pod("stubborn", "image: 'busybox:1', command: [sleep, '3600']");
        room.pod("polite", "image: 'busybox:1', command: [sh, -c, 'trap \"exit 0\" TERM; while true; do sleep 1; done']");
        room.pass("10S");
        room.delete("stubborn");
        room.delete("polite");
        room.pass("5S");
        assertTrue(room.find("polite").isEmpty());
        assertTrue(room.find("stubborn").isPresent());
        room.pass("27S");
        assertTrue(room.find("stubborn").isEmpty());
    }

    @Test
    void runsCommandsInContainers() throws IOException {
        room.create("configmaps", "{apiVersion: v1, kind: ConfigMap, metadata: {name: settings, namespace: shop}, data: {colour: blue}}");
        room.pod("web", "image: 'nginx:1.27', env: [{name: A, value: b}], volumeMounts: [{name: c, mountPath: /c}]", "volumes: [{name: c, configMap: {name: settings}}]", "");
        room.pass("10S");
        assertEquals("blue", exec("web", "cat", "/c/colour"));
        assertEquals("web\n", exec("web", "hostname"));
        assertTrue(exec("web", "env").contains("A=b\n"));
        assertEquals("1 2\n", exec("web", "sh", "-c", "echo 1 2; exit 3"));
        assertEquals(3, code);
        assertTrue(exec("web", "cat", "/etc/hosts").contains("10.244.1.2\tweb"));
        room.objects.patch("configmaps", "shop", "settings", java.util.Map.of("data", java.util.Map.of("colour", "red")));
        assertEquals("red", exec("web", "cat", "/c/colour"));
        Refusal refusal = assertThrows(Refusal.class, () -> exec("web", "foo"));
        assertTrue(String.valueOf(refusal.getMessage()).contains("exec: \"foo\": executable file not found in $PATH"));
    }

    @Test
    void answersRequestsThroughServicesAndForwardedPorts() throws IOException {
        room.pod("web", "image: 'nginx:1.27', ports: [{containerPort: 80}]");
        room.pod("client", "image: 'busybox:1', command: [sleep, '9999']");
        room.pass("10S");
        room.create("services", "{apiVersion: v1, kind: Service, metadata: {name: web, namespace: shop}, spec: {clusterIP: 10.96.0.9, ports: [{port: 8080, targetPort: 80}]}}");
        assertEquals("wget: can't connect to remote host (10.96.0.9:8080): Connection refused\n", exec("client", "wget", "-qO-", "http://web:8080"));
        room.create("endpointslices.discovery.k8s.io", "{apiVersion: discovery.k8s.io/v1, kind: EndpointSlice, metadata: {name: web-1, namespace: shop, labels: {kubernetes.io/service-name: web}}, "
                + "addressType: IPv4, ports: [{name: '', port: 80}], endpoints: [{addresses: [10.244.1.2], conditions: {ready: true}}]}");
        assertTrue(exec("client", "wget", "-qO-", "http://web.shop.svc.cluster.local:8080").contains("Welcome to nginx!"));
        assertEquals("wget: bad address 'nowhere'\n", exec("client", "wget", "-qO-", "http://nowhere"));
        String answer = forward("web", 80, "GET / HTTP/1.1\r\nHost: x\r\n\r\nGET /none HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 200 OK\r\n") && answer.contains("HTTP/1.1 404 Not Found"), answer);
        IOException refused = assertThrows(IOException.class, () -> forward("web", 81, ""));
        assertTrue(String.valueOf(refused.getMessage()).endsWith("dial tcp4 127.0.0.1:81: connect: connection refused"));
    }

    @Test
    void measuresWhatRuns() {
        room.pod("web", "image: 'nginx:1.27'", "", "sim.pilothouse.dev/cpu: 200m, sim.pilothouse.dev/memory: 64Mi");
        room.pass("10S");
        assertTrue(room.machines.measured().pods("shop").isEmpty());
        room.pass("60S");
        var used = java.util.Objects.requireNonNull(room.machines.measured().of("shop", "web").get("app"));
        assertTrue(used.cpuMillis() > 160 && used.cpuMillis() < 240, "cpu " + used.cpuMillis());
        assertEquals(64L << 20, used.memoryBytes());
        assertEquals(1, room.machines.measured().pods("").size());
        assertFalse(room.machines.measured().nodes().isEmpty());
    }

    @Test
    void letsSomebodyTypeInAnAttachedShell() throws IOException {
        room.pod("box", "image: 'busybox:1', stdin: true, tty: true", "restartPolicy: Never", "");
        room.pass("10S");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        InputStream typed = new ByteArrayInputStream("echo hello\rexit 5\r".getBytes(StandardCharsets.UTF_8));
        assertEquals(5, containers.attach(new ContainerName("shop", "box", ""), new Streams(typed, out, out, true)).orElseThrow());
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("hello\r\n"));
        room.pass("1S");
        assertEquals("terminated Error 5", room.state("box"));
    }

    @Test
    void servesTheFilesOfItsDocumentRoot() throws IOException {
        room.pod("web", "image: 'registry.k8s.io/nginx-slim:0.21', ports: [{containerPort: 80}], volumeMounts: [{name: www, mountPath: /usr/share/nginx/html}]",
                "volumes: [{name: www, emptyDir: {}}]", "");
        room.pass("10S");
        assertEquals("curl: (22) The requested URL returned error: 403\n", exec("web", "curl", "-f", "http://localhost/"));
        exec("web", "sh", "-c", "echo web-0 > /usr/share/nginx/html/index.html");
        assertEquals("web-0\n", exec("web", "curl", "http://localhost/"));
        exec("web", "curl", "-f", "http://localhost/none.html");
        assertEquals(22, code);
    }

    @Test
    void answersWhateverListensWithAWordOfItsOwn() throws IOException {
        room.pod("cart", "image: 'shop/cart:1.3.0', ports: [{containerPort: 8080}]");
        room.pass("10S");
        assertEquals("Hello from cart:1.3.0 on cart\n", exec("cart", "wget", "-qO-", "http://localhost:8080"));
    }

    @Test
    void printsEachVariableThatIsNamed() throws IOException {
        room.pod("one", "image: 'busybox:1', command: [printenv], args: [HOSTNAME, HOME]", "restartPolicy: Never", "");
        room.pass("10S");
        assertEquals("one\n/root\n", log("one", ALL));
    }

    @Test
    void cannotReachTheApiServerAndSaysSoAtOnce() throws IOException {
        room.create("services", "{apiVersion: v1, kind: Service, metadata: {name: kubernetes, namespace: default}, spec: {clusterIP: 10.96.0.1, ports: [{name: https, port: 443}]}}");
        room.create("endpointslices.discovery.k8s.io", "{apiVersion: discovery.k8s.io/v1, kind: EndpointSlice, addressType: IPv4,"
                + " metadata: {name: kubernetes, namespace: default, labels: {kubernetes.io/service-name: kubernetes}},"
                + " endpoints: [{addresses: [192.0.2.2]}], ports: [{name: https, port: 6443}]}");
        room.pod("web", "image: 'nginx:1.27'");
        room.pass("10S");
        String said = exec("web", "curl", "https://kubernetes.default/api");
        assertTrue(said.contains("(7) Failed to connect to kubernetes.default port 443"), said);
    }
}
