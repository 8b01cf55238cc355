package dev.pilothouse.bench;

import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.cluster.Forward;
import dev.pilothouse.kinds.Kinds;
import dev.pilothouse.kubeconfig.KubeconfigSource;
import dev.pilothouse.kubeconfig.Locations;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.platform.kubernetes.KubernetesCluster;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How fast a forwarded port carries a large file out of a pod, ours and kubectl's in turn, to its last byte: container runtimes let a
 * connection that has ended stand for another second.
 *
 * <p>Arguments: a kubeconfig with real nodes. Makes a namespace with one pod, and takes it away again.
 */
public final class ForwardBench {

    private static final int ROUNDS = 7;
    private static final int MEBIBYTES = 256;
    private static final String NAMESPACE = "streams-bench-" + ProcessHandle.current().pid();
    private static final Pattern LISTENS = Pattern.compile("127\\.0\\.0\\.1:(\\d+)");

    private ForwardBench() {}

    public static void main(String[] args) throws Exception {
        Path kubeconfig = Path.of(args[0]);
        try (ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
                Cluster cluster = open(kubeconfig, timer)) {
            kubectl(kubeconfig, "create", "namespace", NAMESPACE);
            kubectl(
                    kubeconfig, "run", "source", "-n", NAMESPACE, "--image=pilothouse.dev/busybox:1", "--command", "--", "sh", "-c",
                    "mkdir /data && dd if=/dev/urandom of=/data/seed bs=1M count=16 && for i in $(seq " + MEBIBYTES / 16
                            + "); do cat /data/seed; done > /data/large && exec httpd -f -p 8080 -h /data");
            kubectl(kubeconfig, "wait", "-n", NAMESPACE, "--for=condition=Ready", "pod/source", "--timeout=60s");
            Thread.sleep(3_000);
            measure(kubeconfig, cluster);
        } finally {
            kubectl(kubeconfig, "delete", "namespace", NAMESPACE, "--wait=false");
        }
    }

    private static void measure(Path kubeconfig, Cluster cluster) throws IOException, InterruptedException {
        ResourceRef pod = new ResourceRef(Kind.namespaced("", "v1", "Pod", "pods"), NAMESPACE, "source");
        Process theirs = new ProcessBuilder("kubectl", "--kubeconfig", kubeconfig.toString(), "port-forward", "-n", NAMESPACE, "pod/source", ":8080", "--address", "127.0.0.1")
                .redirectErrorStream(true)
                .start();
        double[] ours = new double[ROUNDS];
        double[] kubectl = new double[ROUNDS];
        try (Forward forward = cluster.forward(() -> new Forward.Target(pod, 8080), 0, _ -> {});
                BufferedReader said = new BufferedReader(new InputStreamReader(theirs.getInputStream(), StandardCharsets.UTF_8))) {
            Matcher port = LISTENS.matcher(said.readLine());
            if (!port.find()) {
                throw new IOException("kubectl says no port");
            }
            fetch(forward.localPort());
            fetch(Integer.parseInt(port.group(1)));
            for (int round = 0; round < ROUNDS; round++) {
                ours[round] = fetch(forward.localPort());
                kubectl[round] = fetch(Integer.parseInt(port.group(1)));
            }
        } finally {
            theirs.destroy();
        }
        double mine = Figures.median(ours);
        double other = Figures.median(kubectl);
        List.of(
                        new Result("forwarded port, out of a pod", mine, "MiB/s", ""),
                        new Result("kubectl port-forward, out of a pod", other, "MiB/s", ""),
                        new Result("forwarded port to kubectl's", mine / other, "×", "≥ 1.0"))
                .forEach(result -> System.out.println(result.line()));
    }

    private static double fetch(int port) throws IOException {
        long begin = System.nanoTime();
        long end = begin;
        long bytes = 0;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write("GET /large HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            byte[] piece = new byte[1 << 16];
            for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
                bytes += count;
                end = System.nanoTime();
            }
        }
        if (bytes < (long) MEBIBYTES << 20) {
            throw new IOException("only " + bytes + " bytes came");
        }
        return MEBIBYTES * 1e9 / (end - begin);
    }

    private static Cluster open(Path kubeconfig, ScheduledExecutorService timer) {
        return new KubeconfigSource(
                        new Locations(List.of(kubeconfig)), Map.of(), Path.of("target", "bench", "consents"),
                        access -> new KubernetesCluster(access, new Kinds(), "bench"), timer)
                .open("");
    }

    private static void kubectl(Path kubeconfig, String... words) throws IOException, InterruptedException {
        List<String> command = new java.util.ArrayList<>(List.of("kubectl", "--kubeconfig", kubeconfig.toString()));
        command.addAll(List.of(words));
        Processes.lines(command);
    }
}
