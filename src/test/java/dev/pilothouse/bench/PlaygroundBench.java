package dev.pilothouse.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Measures the playground as its clients meet it: the server in a process of its own, the clients here.
 *
 * <p>Starts are measured with the flags of the package, and beside {@code --version} of the same program; what lasts is measured with all
 * compilers. Needs half an hour at most; the machine should do nothing else.
 */
final class PlaygroundBench {

    private static final int ROUNDS = 3;
    private static final int CLIENTS = 8;
    private static final String PODS = "/api/v1/namespaces/default/pods";
    private static final String MERGE = "application/merge-patch+json";

    private final List<Result> results;

    PlaygroundBench(List<Result> results) {
        this.results = results;
    }

    void run() throws Exception {
        starts();
        manyPods();
        watchers();
        runningPods();
    }

    private void add(String name, double value, String unit, String target) {
        System.out.println(name + ": " + Figures.round(value) + " " + unit);
        results.add(new Result("playground, " + name, value, unit, target));
    }

    private void starts() throws Exception {
        double[] empty = new double[ROUNDS];
        double[] shop = new double[ROUNDS];
        double[] version = new double[ROUNDS];
        double[] heap = new double[ROUNDS];
        double[] processor = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            List<String> floor = ServedPlayground.command(ServedPlayground.PACKAGED, Files.createTempDirectory("bench-version"));
            floor.add("--version");
            version[round] = Processes.millis(floor);
            try (ServedPlayground playground = ServedPlayground.start(ServedPlayground.PACKAGED, "empty", 3)) {
                empty[round] = playground.readyMillis();
                processor[round] = playground.processorTime().toMillis();
                heap[round] = playground.heapMegabytes();
            }
            try (ServedPlayground playground = ServedPlayground.start(ServedPlayground.PACKAGED, "shop", 3)) {
                shop[round] = playground.readyMillis();
            }
        }
        add("ready, empty", Figures.median(empty), "ms", "≤ 1,000");
        add("processor time until ready, empty", Figures.median(processor), "ms", "");
        add("ready, the shop with its 40 minutes of history", Figures.median(shop), "ms", "≤ 1,000");
        add("ready, empty, to --version of the same program", Figures.median(empty) / Figures.median(version), "×", "");
        add("heap, empty", Figures.median(heap), "MB", "≤ 40");
    }

    private void manyPods() throws Exception {
        try (ServedPlayground playground = ServedPlayground.start(ServedPlayground.FULL, "empty", 3)) {
            Duration before = playground.processorTime();
            double created = pods(playground, 10_000, 0, "default-scheduler");
            add("10,000 pods created by 8 clients, 330 of them have room", created / 1000, "s", "≤ 20");
            add("processor time of a create, with all that follows from it", playground.processorTime().minus(before).toMillis() / 10.0, "µs", "");
            double[] lists = new double[2 * ROUNDS];
            long bytes = 0;
            for (int round = 0; round < lists.length; round++) {
                long start = System.nanoTime();
                bytes = playground.get(PODS);
                lists[round] = (System.nanoTime() - start) / 1e6;
            }
            add("list of 10,000 pods, uncompressed, median of 6", Figures.median(lists), "ms", "≤ 600");
            add("list of 10,000 pods", bytes / 1e6, "MB", "");
            pods(playground, 40_000, 10_000, "nobody");
            add("heap with 50,000 pods", playground.heapMegabytes(), "MB", "≤ 1,200");
        }
    }

    private static double pods(ServedPlayground playground, int count, int from, String scheduler) throws Exception {
        long start = System.nanoTime();
        inParallel(CLIENTS, count, number -> playground.send("POST", PODS, "application/json", """
                {"apiVersion":"v1","kind":"Pod","metadata":{"name":"web-%d","labels":{"app":"web-%d","tier":"front"}},"spec":{"schedulerName":"%s",
                "containers":[{"name":"web","image":"registry.example.com/shop/web:1.2.3","ports":[{"name":"http","containerPort":8080}],
                "env":[{"name":"LEVEL","value":"info"}],"resources":{"requests":{"cpu":"10m","memory":"16Mi"},"limits":{"memory":"256Mi"}},
                "readinessProbe":{"httpGet":{"path":"/readyz","port":"http"}}}]}}""".formatted(from + number, number % 200, scheduler)));
        return (System.nanoTime() - start) / 1e6;
    }

    /** Something that clients do once for each number. */
    private interface Work {
        void run(int number) throws Exception;
    }

    private static void inParallel(int clients, int count, Work work) throws InterruptedException, ExecutionException {
        AtomicInteger next = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            List<Future<?>> all = new ArrayList<>();
            for (int client = 0; client < clients; client++) {
                all.add(threads.submit(() -> {
                    for (int number = next.getAndIncrement(); number < count; number = next.getAndIncrement()) {
                        work.run(number);
                    }
                    return true;
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
        }
    }

    private void watchers() throws Exception {
        try (ServedPlayground playground = ServedPlayground.start(ServedPlayground.FULL, "empty", 3);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            add("an event to the last of 500 watchers, median of 20", crowd(playground, threads), "ms", "");
            fanOut(playground, threads);
            playground.close(); // ends the watches
        }
    }

    private static double crowd(ServedPlayground playground, ExecutorService threads) throws Exception {
        String maps = "/api/v1/namespaces/kube-public/configmaps";
        playground.send("POST", maps, "application/json", "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"news\"}}");
        ConcurrentLinkedQueue<CountDownLatch> round = new ConcurrentLinkedQueue<>();
        CountDownLatch present = new CountDownLatch(500);
        for (int i = 0; i < 500; i++) {
            BufferedReader events = playground.follow(maps + "?watch=true&fieldSelector=metadata.name%3Dnews");
            threads.execute(() -> lines(events, line -> (line.contains("\"at\":") ? round.element() : present).countDown()));
        }
        await(present);
        double[] millis = new double[20];
        for (int i = 0; i < millis.length; i++) {
            CountDownLatch heard = new CountDownLatch(500);
            round.clear();
            round.add(heard);
            long start = System.nanoTime();
            playground.send("PATCH", maps + "/news", MERGE, "{\"data\":{\"at\":\"" + start + "\"}}");
            await(heard);
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        return Figures.median(millis);
    }

    /** Takes one line after the other until the stream ends. */
    private interface Lines {
        void take(String line);
    }

    private static void lines(BufferedReader reader, Lines lines) {
        try (reader) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.take(line);
            }
        } catch (IOException e) {
            // the server is gone, as it should be in the end
        }
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        if (!latch.await(2, TimeUnit.MINUTES)) {
            throw new IllegalStateException("Events are missing: " + latch.getCount());
        }
    }

    /** A thousand changes a second, sent by 8 clients at even times; each watcher sees when a change was asked for. */
    private void fanOut(ServedPlayground playground, ExecutorService threads) throws Exception {
        int events = 10_000;
        int watchers = 20;
        String maps = "/api/v1/namespaces/default/configmaps";
        for (int i = 0; i < CLIENTS; i++) {
            playground.send("POST", maps, "application/json", "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"clock-" + i + "\"}}");
        }
        ConcurrentLinkedQueue<Long> delays = new ConcurrentLinkedQueue<>();
        CountDownLatch heard = new CountDownLatch(events * watchers);
        for (int i = 0; i < watchers; i++) {
            BufferedReader stream = playground.follow(maps + "?watch=true");
            threads.execute(() -> lines(stream, line -> {
                int at = line.indexOf("\"at\":\"");
                if (at >= 0) {
                    delays.add(System.nanoTime() - Long.parseLong(line, at + 6, line.indexOf('"', at + 6), 10));
                    heard.countDown();
                }
            }));
        }
        long start = System.nanoTime();
        Duration processor = playground.processorTime();
        AtomicInteger client = new AtomicInteger();
        ThreadLocal<Integer> mine = ThreadLocal.withInitial(client::getAndIncrement);
        inParallel(CLIENTS, events, number -> {
            long due = start + number * 1_000_000L;
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
            playground.send("PATCH", maps + "/clock-" + mine.get(), MERGE, "{\"data\":{\"at\":\"" + System.nanoTime() + "\"}}");
        });
        double rate = events / ((System.nanoTime() - start) / 1e9);
        await(heard);
        double[] sample = delays.stream().mapToDouble(nanos -> nanos / 1e6).toArray();
        add("changes a second, 20 watchers", rate, "", "≥ 1,000");
        add("from asking for a change to each of 20 watchers, p50", Figures.median(sample), "ms", "");
        add("from asking for a change to each of 20 watchers, p99", Figures.percentile(sample, 99), "ms", "≤ 100");
        add("processor time of a change with its 20 events", playground.processorTime().minus(processor).toNanos() / 1e3 / events, "µs", "");
    }

    private void runningPods() throws Exception {
        try (ServedPlayground playground = ServedPlayground.start(ServedPlayground.FULL, "empty", 12)) {
            playground.send("POST", "/apis/apps/v1/namespaces/default/deployments", "application/json", """
                    {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"web"},"spec":{"replicas":1000,"selector":{"matchLabels":{"app":"web"}},
                    "template":{"metadata":{"labels":{"app":"web"}},"spec":{"containers":[{"name":"web","image":"nginx:1.29",
                    "resources":{"requests":{"cpu":"5m","memory":"8Mi"}},"readinessProbe":{"httpGet":{"path":"/","port":80}},
                    "livenessProbe":{"httpGet":{"path":"/","port":80}}}]}}}}""");
            long start = System.nanoTime();
            while (!playground.text("/apis/apps/v1/namespaces/default/deployments/web/status").contains("\"readyReplicas\":1000")) {
                if (System.nanoTime() - start > Duration.ofMinutes(10).toNanos()) {
                    throw new IllegalStateException(playground.text("/apis/apps/v1/namespaces/default/deployments/web/status"));
                }
                TimeUnit.MILLISECONDS.sleep(500);
            }
            add("1,000 pods of a deployment ready", (System.nanoTime() - start) / 1e9, "s", "");
            TimeUnit.SECONDS.sleep(40); // what follows from the start has settled, and the first snapshot is written
            Duration before = playground.processorTime();
            long from = System.nanoTime();
            TimeUnit.SECONDS.sleep(60);
            add("1,000 running pods, nothing happens: processor", playground.processorTime().minus(before).toNanos() * 100.0 / (System.nanoTime() - from), "% of a core", "≤ 10");
        }
    }
}
