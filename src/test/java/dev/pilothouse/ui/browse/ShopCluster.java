package dev.pilothouse.ui.browse;

import dev.pilothouse.cluster.Capability;
import dev.pilothouse.cluster.Catalog;
import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.cluster.Query;
import dev.pilothouse.cluster.RowSink;
import dev.pilothouse.cluster.ServerInfo;
import dev.pilothouse.cluster.StreamState;
import dev.pilothouse.cluster.Write;
import dev.pilothouse.cluster.WriteResult;
import dev.pilothouse.model.Cell;
import dev.pilothouse.model.Column;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Health;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Labels;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Row;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.testing.FakeCluster;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The pods of a small shop, in all the states that a table shows. */
final class ShopCluster implements Cluster {

    private final List<Row> pods = new ArrayList<>();
    private final List<RowSink> sinks = new ArrayList<>();

    ShopCluster() {
        pod("payments-6d9f7c8b5-x2v4q", Health.bad("CrashLoopBackOff"), 0, 6, 840, "shop-dev-worker2");
        pod("checkout-7f8c4d9b6d-m8k2p", Health.progress("ContainerCreating"), 0, 0, 48, "shop-dev-worker3");
        pod("redis-0", Health.warn("Running"), 1, 0, 10_900, "shop-dev-worker");
        for (String name : List.of("checkout-7f8c4d9b6d-t9wqz", "checkout-7f8c4d9b6d-5xr7n", "frontend-84b6f9d7c-2mzqp", "cart-6f5b9c7d48-jj2xr",
                "catalog-5d8f6c9b7-c4tnw", "postgres-0", "log-agent-4tr8b", "log-agent-8hs2c", "frontend-84b6f9d7c-w6n4d", "cart-6f5b9c7d48-vbq9s")) {
            pod(name, Health.ok("Running"), 1, name.endsWith("vbq9s") ? 1 : 0, 600L * (pods.size() + 1), "shop-dev-worker" + pods.size() % 3);
        }
        pod("nightly-report-29401-9xk", Health.done("Completed"), 0, 0, 57_600, "shop-dev-worker");
        pod("migrate-db-7-hn4pk", Health.done("Completed"), 0, 0, 172_800, "shop-dev-worker2");
    }

    private void pod(String name, Health health, int ready, int restarts, long age, String node) {
        long created = Instant.now().getEpochSecond() - age;
        pods.add(new Row(
                new ResourceRef(FakeCluster.POD, "shop", name),
                name,
                "1",
                created,
                health,
                Labels.of(Map.of("app", name.substring(0, name.indexOf('-')))),
                null,
                List.of(
                        new Cell.Text(name),
                        new Cell.Ratio(ready, 1),
                        new Cell.Text(health.word()),
                        new Cell.Restarts(restarts, 0),
                        new Cell.Since(created),
                        new Cell.Text("10.244.2.17"),
                        new Cell.Text(node))));
    }

    /** Tells all followers that their stream is now in that state. */
    void state(StreamState state) {
        List.copyOf(sinks).forEach(sink -> sink.state(state));
    }

    @Override
    public List<Column> columns(Kind kind) {
        return List.of(
                Column.text("name", "NAME"),
                Column.text("ready", "READY"),
                Column.text("status", "STATUS"),
                Column.number("restarts", "RESTARTS"),
                Column.number("age", "AGE"),
                Column.text("ip", "IP").whenWide(),
                Column.text("node", "NODE").whenWide());
    }

    @Override
    public List<Row> rows(Query query) {
        return pods;
    }

    @Override
    public Subscription follow(Query query, RowSink sink) {
        sinks.add(sink);
        sink.begin();
        sink.page(pods);
        sink.complete();
        sink.state(new StreamState.Live(Instant.now()));
        return () -> sinks.remove(sink);
    }

    @Override
    public ServerInfo server() {
        return new ServerInfo("v1.34.0", "tester", 7);
    }

    @Override
    public Catalog catalog(boolean refresh) {
        return new Catalog(List.of(), List.of());
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of();
    }

    @Override
    public void documents(Query query, Consumer<Document> consumer) {}

    @Override
    public Document get(ResourceRef ref) {
        throw new ProblemException(Problem.of(ProblemCode.NOT_FOUND, ref.toString()));
    }

    @Override
    public WriteResult write(Write write, boolean dryRun) {
        throw new ProblemException(Problem.of(ProblemCode.NOT_OFFERED, "write"));
    }

    @Override
    public long latencyMillis() {
        return 7;
    }

    @Override
    public void close() {}
}
