package dev.pilothouse.bench;

import dev.pilothouse.ui.log.LogViewBench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All benchmarks: each measures in a fresh process of its own, and what is compared is measured in turn in the same run.
 *
 * <p>Arguments choose among {@code replay}, {@code real}, {@code start}, {@code playground}, {@code editor}, {@code timeline}, {@code logs} and {@code forward}; without any, all run. Without more it uses the replay server. {@code PILOTHOUSE_BENCH_KUBECONFIG} names a real API server with many pods, and
 * {@code PILOTHOUSE_BENCH_PODS} says how many; there kubectl and curl run beside us. Writes a table and {@code target/bench/results.json}.
 */
public final class BenchMain {

    private static final int ROUNDS = 3;
    private static final Path FOLDER = Path.of("target", "bench");

    private final List<Result> results = new ArrayList<>();

    public static void main(String[] args) throws Exception {
        BenchMain bench = new BenchMain();
        Files.createDirectories(FOLDER);
        Set<String> wanted = args.length == 0 ? Set.of("replay", "real", "start", "playground", "editor", "timeline", "terminal", "forward", "log-view", "logs") : Set.of(args);
        if (wanted.contains("replay")) {
            bench.replayed(10_000);
            bench.replayed(50_000);
        }
        if (wanted.contains("real")) {
            bench.real(System.getenv("PILOTHOUSE_BENCH_KUBECONFIG"));
        }
        if (wanted.contains("start")) {
            bench.started(System.getenv("DISPLAY"));
        }
        if (wanted.contains("playground")) {
            new PlaygroundBench(bench.results).run();
        }
        if (wanted.contains("editor")) {
            bench.measure(EditorBench.class, List.of(), true);
        }
        if (wanted.contains("forward")) {
            bench.forwarded(System.getenv("PILOTHOUSE_BENCH_KUBECONFIG"));
        }
        if (wanted.contains("timeline")) {
            bench.measure(TimelineBench.class, List.of(), true);
        }
        if (wanted.contains("terminal")) {
            bench.measure(TerminalBench.class, List.of(), true);
        }
        if (wanted.contains("log-view")) {
            bench.measure(LogViewBench.class, List.of(), true);
        }
        if (wanted.contains("logs")) {
            LogBench.beside(bench.results, arguments -> bench.measure(LogBench.class, arguments, true));
        }
        bench.print();
    }

    private void real(@Nullable String kubeconfig) throws IOException, InterruptedException {
        if (kubeconfig == null) {
            System.out.println("Against a real API server: NOT RUN (PILOTHOUSE_BENCH_KUBECONFIG names none)");
        } else {
            beside(Path.of(kubeconfig), Integer.parseInt(System.getenv().getOrDefault("PILOTHOUSE_BENCH_PODS", "10000")));
        }
    }

    private void forwarded(@Nullable String kubeconfig) throws IOException, InterruptedException {
        if (kubeconfig == null) {
            System.out.println("Forwarded ports: NOT RUN (PILOTHOUSE_BENCH_KUBECONFIG names no cluster with real nodes)");
        } else {
            measure(ForwardBench.class, List.of(kubeconfig), true);
        }
    }

    private void started(@Nullable String display) throws IOException, InterruptedException {
        if (display == null || !Files.isDirectory(Path.of("target", "pilothouse"))) {
            System.out.println("First frame: NOT RUN (it needs a display, and the package in target/pilothouse)");
        } else {
            starts();
        }
    }

    private void replayed(int pods) throws IOException, InterruptedException {
        try (ReplayServer server = new ReplayServer(pods)) {
            measure(List.of("replay", server.address().toString(), Integer.toString(pods)), false);
            int before = server.requests().size();
            measure(List.of("replay", server.address().toString(), Integer.toString(pods)), true);
            List<String> asked = server.requests().subList(before, server.requests().size());
            results.add(new Result(
                    "lists and watches to open the table, " + pods + " pods",
                    asked.stream().filter(path -> path.startsWith("/api/v1/pods") && !path.contains("continue=")).count(),
                    "requests, pages aside",
                    "2"));
        }
    }

    /** One fresh process; the first run of a server only warms its pages. */
    private List<Result> measure(List<String> arguments, boolean keep) throws IOException, InterruptedException {
        return measure(TableBench.class, arguments, keep);
    }

    private List<Result> measure(Class<?> bench, List<String> arguments, boolean keep) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xms48m",
                "-Xmx512m",
                "-Dglass.platform=TestHeadless",
                "-Dprism.order=sw",
                "--enable-native-access=ALL-UNNAMED",
                "-classpath",
                System.getProperty("java.class.path"),
                bench.getName()));
        command.addAll(arguments);
        List<Result> found = Processes.lines(command).stream().flatMap(line -> Result.parse(line).stream()).toList();
        if (keep) {
            results.addAll(found);
        }
        return found;
    }

    /** Ours, kubectl and curl in turn against the same server. */
    private void beside(Path kubeconfig, int pods) throws IOException, InterruptedException {
        double[] first = new double[ROUNDS];
        double[] full = new double[ROUNDS];
        double[] kubectl = new double[ROUNDS];
        double[] curl = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            List<Result> ours = measure(List.of("kubeconfig", kubeconfig.toString(), Integer.toString(pods)), false);
            first[round] = ours.getFirst().value();
            full[round] = ours.get(1).value();
            kubectl[round] = Processes.millis(List.of("kubectl", "--kubeconfig", kubeconfig.toString(), "get", "pods", "-A"));
            curl[round] = Processes.millis(Peers.curl(kubeconfig));
        }
        results.add(new Result("real API, first row, " + pods + " pods", Figures.median(first), "ms", "≤ 150"));
        results.add(new Result("real API, full sorted table", Figures.median(full), "ms", ""));
        results.add(new Result("real API, kubectl get pods -A", Figures.median(kubectl), "ms", ""));
        results.add(new Result("real API, curl --compressed", Figures.median(curl), "ms", ""));
        results.add(new Result("full table to kubectl", Figures.median(full) / Figures.median(kubectl), "×", "≤ 0.5"));
        results.add(new Result("full table to curl --compressed", Figures.median(full) / Figures.median(curl), "×", "≤ 1.5"));
    }

    private void starts() throws IOException, InterruptedException {
        double[] app = new double[ROUNDS];
        double[] floor = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            app[round] = FirstFrame.ofThePackage(Path.of("target", "pilothouse"));
            floor[round] = FirstFrame.ofAnEmptyWindow();
        }
        results.add(new Result("first frame of the package", Figures.median(app), "ms", ""));
        results.add(new Result("first frame of an empty window", Figures.median(floor), "ms", ""));
        results.add(new Result("first frame, package to empty window", Figures.median(app) / Figures.median(floor), "×", "≤ 1.2"));
    }

    private void print() throws IOException {
        List<String> table = new ArrayList<>(List.of("| what | measured | should be |", "| --- | --- | --- |"));
        results.forEach(result -> table.add("| " + result.name() + " | " + Figures.round(result.value()) + " " + result.unit() + " | " + result.target() + " |"));
        table.forEach(System.out::println);
        Files.write(FOLDER.resolve("results.md"), table);
        Files.writeString(FOLDER.resolve("results.json"), json());
    }

    private String json() {
        Stream<String> entries = results.stream().map(result -> {
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("name", result.name());
            fields.put("unit", result.unit());
            fields.put("target", result.target());
            String texts = String.join(",", fields.entrySet().stream().map(entry -> "\"" + entry.getKey() + "\":\"" + entry.getValue() + "\"").toList());
            return String.format(Locale.ROOT, "{%s,\"value\":%.3f}", texts, result.value());
        });
        return "{\"machine\":\"" + System.getProperty("os.name") + ", " + Runtime.getRuntime().availableProcessors() + " processors, Java "
                + Runtime.version() + "\",\"results\":[" + String.join(",", entries.toList()) + "]}\n";
    }
}
