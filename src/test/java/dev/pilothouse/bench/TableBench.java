package dev.pilothouse.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.kinds.Kinds;
import dev.pilothouse.kubeconfig.Access;
import dev.pilothouse.kubeconfig.Credential;
import dev.pilothouse.kubeconfig.Credentials;
import dev.pilothouse.kubeconfig.Impersonation;
import dev.pilothouse.kubeconfig.KubeconfigSource;
import dev.pilothouse.kubeconfig.Locations;
import dev.pilothouse.kubeconfig.Trust;
import dev.pilothouse.live.LiveStore;
import dev.pilothouse.live.LiveView;
import dev.pilothouse.live.Pulse;
import dev.pilothouse.model.Kind;
import dev.pilothouse.platform.kubernetes.KubernetesCluster;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Opens the pods of a server in a live table on a screen of its own and measures: the first row, the whole table, memory; and where the
 * server can be told to change pods, a lone change, a storm of changes, and a filter key.
 *
 * <p>Arguments: {@code replay ADDRESS PODS} or {@code kubeconfig FILE PODS}.
 */
public final class TableBench {

    private static final Kind POD = Kind.namespaced("", "v1", "Pod", "pods");
    private static final int LONE_CHANGES = 60;
    private static final int FILTER_KEYS = 30;
    private static final int STORM_SECONDS = 30;
    private static final int STORM_RATE = 1000;

    private final int pods;
    private final MeasuredTable table;
    private final HttpClient control = HttpClient.newHttpClient();

    private TableBench(int pods) {
        this.pods = pods;
        table = new MeasuredTable();
    }

    public static void main(String[] args) throws Exception {
        TableBench bench = new TableBench(Integer.parseInt(args[2]));
        try (Cluster cluster = args[0].equals("replay") ? replay(URI.create(args[1])) : real(Path.of(args[1]));
                Pulse pulse = new Pulse();
                LiveStore store = new LiveStore(cluster, pulse)) {
            cluster.server();
            bench.open(cluster, store);
            if (args[0].equals("replay")) {
                bench.changes(URI.create(args[1]));
            }
        }
        System.exit(0);
    }

    static Cluster replay(URI address) {
        Credentials nobody = new Credentials() {
            @Override
            public Credential current() {
                return Credential.NONE;
            }

            @Override
            public boolean refresh(Credential rejected) {
                return false;
            }
        };
        Trust trust = new Trust(List.of(), false, Optional.empty());
        return new KubernetesCluster(new Access("replay", address, "default", trust, Optional.empty(), Impersonation.NONE, nobody), new Kinds(), "bench");
    }

    private static Cluster real(Path kubeconfig) throws IOException {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
        Path consents = Files.createTempDirectory("bench").resolve("plugins.json");
        KubeconfigSource source = new KubeconfigSource(
                new Locations(List.of(kubeconfig)), Map.of(), consents, access -> new KubernetesCluster(access, new Kinds(), "bench"), timer);
        return source.open(source.listing().contexts().getFirst().name());
    }

    private void open(Cluster cluster, LiveStore store) {
        table.rest();
        table.show(cluster.columns(POD));
        long heapBefore = usedHeap();
        long start = System.nanoTime();
        LiveView view = table.follow(store, POD);
        long first = table.awaitRows(1);
        long full = table.awaitRows(pods);
        report("first row on the screen, " + pods + " pods", millis(first - start), "ms", "≤ 150");
        report("full sorted table, " + pods + " pods", millis(full - start), "ms", "");
        report("heap for each row, " + pods + " pods", (usedHeap() - heapBefore) / (double) pods, "B", "≤ 1000");
        report("resident, " + pods + " pods", residentMegabytes(), "MB", pods > 20_000 ? "≤ 350" : "≤ 300");
        if (view.scope().namespaces().size() > 1) {
            throw new IllegalStateException("All namespaces were asked for");
        }
    }

    private void changes(URI address) throws IOException, InterruptedException {
        double[] lone = new double[LONE_CHANGES];
        for (int i = 0; i < LONE_CHANGES; i++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(250 + i % 7 * 13));
            long start = System.nanoTime();
            ask(address.resolve("/control/change?index=" + table.firstIndex() + "&restarts=" + (1000 + i)));
            lone[i] = millis(table.awaitText(Integer.toString(1000 + i)) - start);
        }
        report("lone change to the screen, p50", Figures.percentile(lone, 50), "ms", "≤ 40");
        report("lone change to the screen, p99", Figures.percentile(lone, 99), "ms", "≤ 120");
        double[] keys = new double[FILTER_KEYS];
        for (int i = 0; i < FILTER_KEYS; i++) {
            keys[i] = millis(table.filter(i % 2 == 0 ? "app-" + i % 9 : "", pods));
        }
        report("filter key to rows, p99", Figures.percentile(keys, 99), "ms", "≤ 33");
        table.filter("", pods);
        storm(address);
    }

    private void storm(URI address) throws IOException, InterruptedException {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long cpu = system.getProcessCpuTime();
        table.recordFrames(true);
        long start = System.nanoTime();
        ask(address.resolve("/control/storm?rate=" + STORM_RATE + "&seconds=" + STORM_SECONDS));
        double seconds = (System.nanoTime() - start) / 1e9;
        double[] gaps = table.recordFrames(false);
        report("storm of 1,000 changes/s: frame gap p99", Figures.percentile(gaps, 99), "ms", "≤ 33");
        report("storm of 1,000 changes/s: processor", (system.getProcessCpuTime() - cpu) / 1e7 / seconds, "% of a core", "≤ 60");
    }

    private void ask(URI uri) throws IOException, InterruptedException {
        control.send(HttpRequest.newBuilder(uri).timeout(Duration.ofMinutes(2)).build(), HttpResponse.BodyHandlers.discarding());
    }

    private static long usedHeap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    static double residentMegabytes() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D+", "")) / 1024)
                    .findFirst()
                    .orElse(Double.NaN);
        } catch (IOException e) {
            return Double.NaN;
        }
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }

    private static void report(String name, double value, String unit, String target) {
        System.out.println(new Result(name, value, unit, target).line());
    }
}
