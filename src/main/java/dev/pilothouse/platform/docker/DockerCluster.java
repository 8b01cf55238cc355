package dev.pilothouse.platform.docker;

import dev.pilothouse.cluster.Capability;
import dev.pilothouse.cluster.Catalog;
import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.cluster.Exec;
import dev.pilothouse.cluster.ExecStreams;
import dev.pilothouse.cluster.LogOptions;
import dev.pilothouse.cluster.LogSink;
import dev.pilothouse.cluster.Query;
import dev.pilothouse.cluster.RowSink;
import dev.pilothouse.cluster.ServerInfo;
import dev.pilothouse.cluster.Usage;
import dev.pilothouse.cluster.Write;
import dev.pilothouse.cluster.WriteResult;
import dev.pilothouse.kinds.Kinds;
import dev.pilothouse.kinds.Projection;
import dev.pilothouse.model.Column;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.EngineKinds;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Row;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.model.Tree;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A container engine behind the door of all clusters: its containers, images, networks and volumes are listed, followed and changed like
 * objects of Kubernetes. Nothing is contacted before the first call.
 */
public final class DockerCluster implements Cluster {

    private static final Catalog CATALOG = EngineCatalog.of();

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final DockerEngine engine;
    private final Kinds kinds;
    private final EngineTables tables;
    private final EngineWrites writes;
    private final EngineNews news;
    private final VolumeSizes sizes;
    private final UsageRounds usage;
    private volatile long latency;

    /**
     * @param engine closed with this
     */
    public DockerCluster(DockerEngine engine, Kinds kinds) {
        this.engine = engine;
        this.kinds = kinds;
        tables = new EngineTables(engine);
        writes = new EngineWrites(engine, tables);
        news = new EngineNews(engine);
        sizes = new VolumeSizes(tables, () -> news.wake("volume"));
        usage = new UsageRounds(engine, this::running, () -> news.wake(EngineNews.MEASURED));
    }

    @Override
    public ServerInfo server() {
        engine.ping();
        long start = System.nanoTime();
        String version = engine.version().text("Version");
        latency = Duration.ofNanos(System.nanoTime() - start).toMillis();
        return new ServerInfo(version, "", latency);
    }

    @Override
    public Catalog catalog(boolean refresh) {
        return CATALOG;
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(Capability.LOGS, Capability.EXEC, Capability.USAGE);
    }

    @Override
    public List<Column> columns(Kind kind) {
        return projection(kind).columns();
    }

    private Projection projection(Kind kind) {
        return kinds.known(kind)
                .filter(_ -> CATALOG.kind(kind.apiVersion(), kind.name()).isPresent())
                .orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.KIND_UNKNOWN, kind.qualifiedPlural())));
    }

    @Override
    public List<Row> rows(Query query) {
        return rows(query, PATIENCE);
    }

    /**
     * @param patience how long to wait for what takes an engine long to say
     */
    private List<Row> rows(Query query, Duration patience) {
        Projection projection = projection(query.kind());
        Selection selection = new Selection(query);
        long start = System.nanoTime();
        List<Tree> objects = tables.objects(query.kind());
        latency = Duration.ofNanos(System.nanoTime() - start).toMillis();
        if (query.kind().equals(EngineKinds.VOLUME)) {
            objects = sizes.add(objects, patience);
        }
        if (isTable(query)) {
            objects = usage.add(objects);
        }
        return objects.stream().filter(selection::takes).map(object -> projection.row(query.kind(), object)).toList();
    }

    @Override
    public Subscription follow(Query query, RowSink sink) {
        Subscription followed = news.follow(new EngineFollower(
                query.kind(), () -> rows(query, Duration.ZERO), sink, EngineFollower.Pace.USUAL, InstantSource.system()));
        Subscription measured = isTable(query) ? usage.look() : Subscription.NONE;
        return () -> {
            measured.close();
            followed.close();
        };
    }

    /** A single container is measured from second to second by who looks at it. */
    private static boolean isTable(Query query) {
        return query.kind().equals(EngineKinds.CONTAINER) && query.fieldSelector().isEmpty();
    }

    private List<String> running() {
        return engine.containers().list(false, Map.of()).stream().map(container -> container.text("Id")).toList();
    }

    @Override
    public void documents(Query query, Consumer<Document> consumer) {
        Selection selection = new Selection(query);
        for (Tree object : tables.objects(query.kind())) {
            if (selection.takes(object)) {
                hand(query.kind(), object, consumer);
            }
        }
    }

    /** What went between the list and the question for all of it is no object any more. */
    private void hand(Kind kind, Tree object, Consumer<Document> consumer) {
        Document document;
        try {
            document = tables.document(kind, object);
        } catch (ProblemException e) {
            if (e.problem().code() == ProblemCode.NOT_FOUND) {
                return;
            }
            throw e;
        }
        consumer.accept(document);
    }

    @Override
    public Document get(ResourceRef ref) {
        return tables.document(ref);
    }

    @Override
    public WriteResult write(Write write, boolean dryRun) {
        if (dryRun) {
            throw new ProblemException(Problem.of(ProblemCode.NOT_OFFERED, Capability.DRY_RUN.name()));
        }
        return writes.write(write);
    }

    @Override
    public Subscription logs(ResourceRef container, LogOptions options, LogSink sink) {
        return engine.containers().log(running(container), options, sink);
    }

    @Override
    public Exec exec(ResourceRef container, Exec.Order order, ExecStreams streams) {
        ExecOrder wanted = ExecOrder.of(order.command().toArray(String[]::new));
        return engine.containers().exec(running(container), order.terminal() ? wanted.inTerminal() : wanted, streams);
    }

    @Override
    public Exec attach(ResourceRef container, String name, boolean terminal, ExecStreams streams) {
        return engine.containers().attach(running(container), streams);
    }

    @Override
    public Subscription usage(ResourceRef container, Consumer<Usage> consumer) {
        Consumer<ContainerUse> use = measured -> consumer.accept(new Usage(
                measured.processors(), measured.memory(), measured.memoryLimit(), measured.received(), measured.sent(), measured.read(),
                measured.written()));
        return engine.containers().use(running(container), use, _ -> {});
    }

    private static String running(ResourceRef ref) {
        if (!ref.kind().equals(EngineKinds.CONTAINER)) {
            throw new ProblemException(Problem.of(ProblemCode.KIND_UNKNOWN, ref.kind().qualifiedPlural()));
        }
        return ref.name();
    }

    @Override
    public long latencyMillis() {
        return latency;
    }

    @Override
    public void close() {
        news.close();
        engine.close();
    }
}
