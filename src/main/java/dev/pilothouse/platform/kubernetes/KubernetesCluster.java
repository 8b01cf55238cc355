package dev.pilothouse.platform.kubernetes;

import dev.pilothouse.cluster.Capability;
import dev.pilothouse.cluster.Catalog;
import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.cluster.Exec;
import dev.pilothouse.cluster.ExecStreams;
import dev.pilothouse.cluster.Forward;
import dev.pilothouse.cluster.LogOptions;
import dev.pilothouse.cluster.LogSink;
import dev.pilothouse.cluster.ProxyRequest;
import dev.pilothouse.cluster.Query;
import dev.pilothouse.cluster.RowSink;
import dev.pilothouse.cluster.ServerInfo;
import dev.pilothouse.cluster.Write;
import dev.pilothouse.cluster.WriteResult;
import dev.pilothouse.kinds.Kinds;
import dev.pilothouse.kinds.Projection;
import dev.pilothouse.kubeconfig.Access;
import dev.pilothouse.model.Column;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Row;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.model.Tree;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A cluster behind a Kubernetes API server. Nothing is contacted before the first call. */
public final class KubernetesCluster implements Cluster {

    private final Patience patience;
    private final InstantSource clock;
    private final Transport transport;
    private final Projections projections;
    private final Packing packing = new Packing();
    private final Discovery discovery;
    private final ListPager pager;
    private final WatchOpener watches;
    private final Writes writes;
    private final ServedTypes types;
    private final Streams streams;
    private final Set<Follower> followers = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean warm = new AtomicBoolean();
    private final Kinds kinds;
    private volatile @Nullable Catalog catalog;

    /**
     * Makes a cluster that is reached as the access says and whose rows read as the kinds say.
     *
     * @param version our own version, by which the server knows us
     */
    public KubernetesCluster(Access access, Kinds kinds, String version) {
        this(access, kinds, version, Patience.USUAL, InstantSource.system());
    }

    KubernetesCluster(Access access, Kinds kinds, String version, Patience patience, InstantSource clock) {
        this.kinds = kinds;
        this.patience = patience;
        this.clock = clock;
        transport = new Transport(access, patience, clock, "pilothouse/" + version);
        projections = new Projections(kinds, this::fetch);
        discovery = new Discovery(transport);
        pager = new ListPager(transport);
        watches = new WatchOpener(transport, patience);
        writes = new Writes(transport);
        types = new ServedTypes(transport);
        streams = new Streams(transport, patience);
    }

    @Override
    public ServerInfo server() {
        long start = System.nanoTime();
        String version = tree(Request.get("/version", Subject.path("/version"))).text("gitVersion");
        long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
        if (version.isEmpty()) {
            throw new ProblemException(transport.answers().notKubernetes(Request.JSON));
        }
        warmUp();
        return new ServerInfo(version, whoWeAre(), millis);
    }

    /** Once for each cluster, beside whatever comes next. */
    private void warmUp() {
        if (warm.compareAndSet(false, true)) {
            transport.warmStreams();
            Thread.ofVirtual().name("warm-up").start(() -> WarmUp.read(kinds));
        }
    }

    /** Asks by SelfSubjectReview, which servers before 1.28 don't have and some forbid. */
    private String whoWeAre() {
        String path = "/apis/authentication.k8s.io/v1/selfsubjectreviews";
        Request request = new Request(
                "POST",
                path,
                Request.JSON,
                Optional.of(new Request.Content(
                        Request.JSON, "{\"apiVersion\":\"authentication.k8s.io/v1\",\"kind\":\"SelfSubjectReview\"}")),
                new Subject("create", "selfsubjectreviews.authentication.k8s.io", "", ""),
                true);
        try {
            return tree(request).text("status", "userInfo", "username");
        } catch (ProblemException e) {
            return switch (e.problem().code()) {
                case FORBIDDEN, NOT_FOUND, KIND_UNKNOWN, REQUEST_REFUSED -> "";
                default -> throw e;
            };
        }
    }

    @Override
    public Catalog catalog(boolean refresh) {
        Catalog known = catalog;
        if (known == null || refresh) {
            known = discovery.catalog();
            projections.forget();
            catalog = known;
        }
        return known;
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.complementOf(EnumSet.of(Capability.USAGE));
    }

    @Override
    public List<Column> columns(Kind kind) {
        return projections.of(kind).columns();
    }

    @Override
    public List<Row> rows(Query query) {
        List<Row> rows = new ArrayList<>();
        Sharing sharing = new Sharing();
        RowReader reader = reader(query.kind(), sharing);
        try {
            pager.list(query, ListPager.Sizes.USUAL, reader, sharing, rows::addAll);
        } catch (ProblemException e) {
            if (e.problem().code() != ProblemCode.EXPIRED) {
                throw e;
            }
            rows.clear();
            pager.list(query, ListPager.Sizes.ONE, reader, sharing, rows::addAll);
        }
        return rows;
    }

    private RowReader reader(Kind kind, Sharing sharing) {
        Projection projection = projections.of(kind);
        return new RowReader(kind, projection, sharing, packing.fields(kind, projection.reads(), sharing));
    }

    @Override
    public Subscription follow(Query query, RowSink sink) {
        Sharing sharing = new Sharing();
        Follower follower = new Follower(
                query,
                () -> reader(query.kind(), sharing),
                sharing,
                pager,
                watches,
                sink,
                patience,
                clock);
        followers.add(follower);
        follower.start();
        return () -> {
            followers.remove(follower);
            follower.close();
        };
    }

    @Override
    public void documents(Query query, Consumer<Document> consumer) {
        documentsOfVersion(query, consumer);
    }

    @Override
    public String documentsOfVersion(Query query, Consumer<Document> consumer) {
        return pager.list(query, ListPager.Sizes.DOCUMENTS, reader -> whole(query.kind(), reader), new Sharing(), batch -> batch.forEach(consumer));
    }

    /** Items of a list don't carry their kind themselves. */
    private static Document whole(Kind kind, JsonReader reader) {
        Map<String, Object> item = reader.object(null);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("apiVersion", kind.apiVersion());
        fields.put("kind", kind.name());
        fields.putAll(item);
        return Document.of(fields);
    }

    @Override
    public Document get(ResourceRef ref) {
        return new Document(fetch(ref));
    }

    private Tree fetch(ResourceRef ref) {
        return tree(Request.get(Paths.of(ref), Subject.of("get", ref)));
    }

    private Tree tree(Request request) {
        try (Answer answer = transport.read(request)) {
            return transport.answers().tree(request, answer);
        }
    }

    @Override
    public WriteResult write(Write write, boolean dryRun) {
        return writes.write(write, dryRun);
    }

    @Override
    public Optional<Tree> openApi(String apiVersion) {
        return types.of(apiVersion);
    }

    @Override
    public Subscription logs(ResourceRef pod, LogOptions options, LogSink sink) {
        return streams.logs(pod, options, sink);
    }

    @Override
    public Exec exec(ResourceRef pod, Exec.Order order, ExecStreams io) {
        return streams.exec(pod, order, io);
    }

    @Override
    public Exec attach(ResourceRef pod, String container, boolean terminal, ExecStreams io) {
        return streams.exec(pod, new Exec.Order(container, List.of(), terminal), io);
    }

    @Override
    public Forward forward(Supplier<Forward.Target> target, Forward.Local local, Consumer<Forward.Event> heard) {
        return streams.forward(target, local, heard);
    }

    @Override
    public ProxyRequest.Answer proxy(ProxyRequest request) {
        return streams.proxy(request);
    }

    @Override
    public long latencyMillis() {
        return transport.latency().median();
    }

    @Override
    public InstantSource clock() {
        return transport.serverClock();
    }

    @Override
    public void close() {
        followers.forEach(Follower::close);
        streams.close();
        transport.close();
    }
}
