package dev.pilothouse.log;

import dev.pilothouse.cluster.Capability;
import dev.pilothouse.cluster.Catalog;
import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.cluster.LogLine;
import dev.pilothouse.cluster.LogOptions;
import dev.pilothouse.cluster.LogSink;
import dev.pilothouse.cluster.Query;
import dev.pilothouse.cluster.RowSink;
import dev.pilothouse.cluster.ServerInfo;
import dev.pilothouse.cluster.Write;
import dev.pilothouse.cluster.WriteResult;
import dev.pilothouse.model.Column;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.LabelSelector;
import dev.pilothouse.model.Labels;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Row;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.testing.FakeCluster;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A {@link FakeCluster} whose logs are spoken by the test. */
final class LogCluster implements Cluster {

    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final FakeCluster fake = new FakeCluster();
    private final List<Opened> opened = new ArrayList<>();
    private final Map<String, List<LogLine>> kept = new LinkedHashMap<>();

    /** A log that was opened. */
    record Opened(ResourceRef pod, LogOptions options, LogSink sink, Subscription subscription) {}

    FakeCluster fake() {
        return fake;
    }

    /** Puts a pod of the app web with one container, in that state. */
    void pod(String name, String uid, int restarts, Map<String, Object> state, Map<String, Object> last) {
        Map<String, Object> fields = FakeCluster.named("shop", name);
        Map<String, Object> metadata = new LinkedHashMap<>(Map.of("name", name, "namespace", "shop"));
        metadata.put("uid", uid);
        metadata.put("labels", Map.of("app", "web"));
        fields.put("metadata", metadata);
        fields.put("spec", Map.of("containers", List.of(Map.of("name", "app"))));
        Map<String, Object> status = Map.of("name", "app", "restartCount", (long) restarts, "state", state, "lastState", last);
        fields.put("status", Map.of("phase", "Running", "containerStatuses", List.of(status)));
        fake.put(FakeCluster.POD, fields);
    }

    void running(String name) {
        pod(name, "uid-" + name, 0, Map.of("running", Map.of("startedAt", START.toString())), Map.of());
    }

    void remove(String name) {
        fake.remove(new ResourceRef(FakeCluster.POD, "shop", name));
    }

    /** Gives a container lines that it said before it was asked. */
    void keep(String pod, LogLine... lines) {
        kept.computeIfAbsent(pod, _ -> new ArrayList<>()).addAll(List.of(lines));
    }

    static LogLine at(int second, String text) {
        return new LogLine(START.plusSeconds(second), text);
    }

    /** Waits for the n-th log that is opened, from 0. */
    synchronized Opened opened(int n) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (opened.size() <= n && System.nanoTime() < end) {
            wait(50);
        }
        return opened.get(n);
    }

    synchronized int opened() {
        return opened.size();
    }

    @Override
    public Subscription logs(ResourceRef pod, LogOptions options, LogSink sink) {
        synchronized (this) {
            opened.add(new Opened(pod, options, sink, Subscription.NONE));
            notifyAll();
        }
        List<LogLine> wanted = kept.getOrDefault(pod.name(), List.of()).stream()
                .filter(line -> options.since().isEmpty() || !line.time().isBefore(options.since().get()))
                .toList();
        Thread.ofVirtual().start(() -> {
            wanted.forEach(sink::line);
            if (!options.follow()) {
                sink.ended(Optional.empty());
            }
        });
        return Subscription.NONE;
    }

    static void end(Opened log) {
        log.sink().ended(Optional.empty());
    }

    static void end(Opened log, Problem problem) {
        log.sink().ended(Optional.of(problem));
    }

    @Override
    public InstantSource clock() {
        return InstantSource.system();
    }

    @Override
    public void documents(Query query, Consumer<Document> consumer) {
        LabelSelector selector = LabelSelector.parse(query.labelSelector()).orElseThrow();
        fake.documents(query, document -> {
            if (selector.matches(Labels.of(document.tree().texts("metadata", "labels")))) {
                consumer.accept(document);
            }
        });
    }

    @Override
    public ServerInfo server() {
        return fake.server();
    }

    @Override
    public Catalog catalog(boolean refresh) {
        return fake.catalog(refresh);
    }

    @Override
    public Set<Capability> capabilities() {
        return fake.capabilities();
    }

    @Override
    public List<Column> columns(Kind kind) {
        return fake.columns(kind);
    }

    @Override
    public List<Row> rows(Query query) {
        return fake.rows(query);
    }

    @Override
    public Subscription follow(Query query, RowSink sink) {
        return fake.follow(query, sink);
    }

    @Override
    public Document get(ResourceRef ref) {
        return fake.get(ref);
    }

    @Override
    public WriteResult write(Write write, boolean dryRun) {
        return fake.write(write, dryRun);
    }

    @Override
    public long latencyMillis() {
        return fake.latencyMillis();
    }

    @Override
    public void close() {
        fake.close();
    }
}
