package dev.pilothouse.testing;

import dev.pilothouse.cluster.Capability;
import dev.pilothouse.cluster.Catalog;
import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.cluster.Forward;
import dev.pilothouse.cluster.Query;
import dev.pilothouse.cluster.RowSink;
import dev.pilothouse.cluster.ServerInfo;
import dev.pilothouse.cluster.StreamState;
import dev.pilothouse.cluster.Usage;
import dev.pilothouse.cluster.Write;
import dev.pilothouse.cluster.WriteResult;
import dev.pilothouse.model.Cell;
import dev.pilothouse.model.Column;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Health;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.LabelSelector;
import dev.pilothouse.model.Labels;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Row;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Fields;
import dev.pilothouse.text.MergePatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A cluster in memory for tests: objects are put and removed by the test, followers hear of it at once and on the same thread, and the
 * next call can be made to fail. Writes are merged field by field without any of a server's rules.
 */
public class FakeCluster implements Cluster {

    public static final Kind POD = Kind.namespaced("", "v1", "Pod", "pods");
    public static final Kind DEPLOYMENT = Kind.namespaced("apps", "v1", "Deployment", "deployments");
    public static final Kind CONFIG_MAP = Kind.namespaced("", "v1", "ConfigMap", "configmaps");
    public static final Kind NODE = Kind.clusterWide("", "v1", "Node", "nodes");
    public static final Kind NAMESPACE = Kind.clusterWide("", "v1", "Namespace", "namespaces");

    private final Map<ResourceRef, Document> objects = new TreeMap<>();
    private final List<Follower> followers = new ArrayList<>();
    private final List<Write> writes = new ArrayList<>();
    private final List<Catalog.Offer> offers = new ArrayList<>();
    private final Set<Capability> capabilities = EnumSet.of(Capability.DRY_RUN, Capability.SERVER_SIDE_APPLY);
    private Optional<Problem> nextProblem = Optional.empty();
    private Optional<WriteResult> nextResult = Optional.empty();
    private List<ResourceRef> refused = List.of();
    private final Map<ResourceRef, List<WriteResult.FieldOwner>> owners = new TreeMap<>();
    private final Map<ResourceRef, Lost> lost = new TreeMap<>();
    private final FakeForward.Ports forwards = new FakeForward.Ports();
    private int silentReads;
    private int measured;
    private long version = 100;

    private record Lost(boolean arrives, int silentReads) {}

    private record Follower(Query query, RowSink sink) {}

    public FakeCluster() {
        offer(POD, "po");
        offer(DEPLOYMENT, "deploy");
        offer(CONFIG_MAP, "cm");
        offer(NODE, "no");
        offer(NAMESPACE, "ns");
    }

    /** Serves one more kind. */
    public void offer(Kind kind, String... shortNames) {
        List<String> verbs = List.of("get", "list", "watch", "create", "patch", "delete");
        offers.add(new Catalog.Offer(kind, kind.name().toLowerCase(java.util.Locale.ROOT), List.of(shortNames), List.of(), verbs, false));
    }

    public synchronized Set<Capability> changeableCapabilities() {
        return capabilities;
    }

    /** Puts an object as the server would have it, with uid and version filled in, and tells the followers. */
    public synchronized Document put(Kind kind, Map<String, Object> fields) {
        Document wanted = Document.of(fields);
        ResourceRef ref = new ResourceRef(kind, wanted.namespace(), wanted.name());
        Map<String, Object> metadata = new LinkedHashMap<>(wanted.tree().tree("metadata").fields());
        metadata.putIfAbsent("uid", "uid-" + ref);
        metadata.putIfAbsent("creationTimestamp", "2026-01-01T00:00:00Z");
        metadata.put("resourceVersion", Long.toString(++version));
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("apiVersion", kind.apiVersion());
        whole.put("kind", kind.name());
        whole.putAll(fields);
        whole.put("metadata", metadata);
        Document document = Document.of(whole);
        objects.put(ref, document);
        matching(ref).forEach(follower -> follower.sink.changed(row(ref, document)));
        return document;
    }

    /** Returns the fields of an object with that name, for {@link #put}. */
    public static Map<String, Object> named(String namespace, String name) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("name", name);
        if (!namespace.isEmpty()) {
            metadata.put("namespace", namespace);
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("metadata", metadata);
        return fields;
    }

    public synchronized void remove(ResourceRef ref) {
        Document gone = objects.remove(ref);
        if (gone != null) {
            matching(ref).forEach(follower -> follower.sink.removed(gone.uid()));
        }
    }

    /** Tells all followers that their stream is now in that state. */
    public synchronized void state(StreamState state) {
        List.copyOf(followers).forEach(follower -> follower.sink.state(state));
    }

    /** Makes the next blocking call fail. */
    public synchronized void failNext(Problem problem) {
        nextProblem = Optional.of(problem);
    }

    /** Makes the next write answer so. */
    public synchronized void answerNextWrite(WriteResult result) {
        nextResult = Optional.of(result);
    }

    /** Refuses real writes of these objects from now on; rehearsals go through. */
    public synchronized void refuseWritesOf(List<ResourceRef> refs) {
        refused = List.copyOf(refs);
    }

    /** Lets a manager own a field: an apply that wants another value there conflicts until it is forced. */
    public synchronized void own(ResourceRef ref, String field, String manager) {
        owners.computeIfAbsent(ref, _ -> new ArrayList<>()).add(new WriteResult.FieldOwner(field, manager));
    }

    private List<WriteResult.FieldOwner> conflicts(Write write, @org.jspecify.annotations.Nullable Document live) {
        if (!(write instanceof Write.Apply apply) || apply.force() || live == null) {
            return List.of();
        }
        return owners.getOrDefault(write.ref(), List.of()).stream()
                .filter(owner -> Fields.at(apply.intent().tree(), owner.field())
                        .filter(wanted -> !Optional.of(wanted).equals(Fields.at(live.tree(), owner.field())))
                        .isPresent())
                .toList();
    }

    /** Lets the next real write of that object end without an answer, once it was carried out or before. */
    public void loseAnswer(ResourceRef ref, boolean arrives) {
        loseAnswer(ref, arrives, 0);
    }

    /** Lets, after that, so many reads of single objects fail as a lost connection does. */
    public synchronized void loseAnswer(ResourceRef ref, boolean arrives, int reads) {
        lost.put(ref, new Lost(arrives, reads));
    }

    /** Returns the writes that were carried out, rehearsals left out. */
    public synchronized List<Write> writes() {
        return List.copyOf(writes);
    }

    /** Returns how many containers are being measured. */
    public synchronized int measured() {
        return measured;
    }

    @Override
    public synchronized Subscription usage(ResourceRef container, Consumer<Usage> consumer) {
        measured++;
        consumer.accept(new Usage(0.5, 1_000, 2_000, 0, 0, 0, 0));
        boolean[] closed = {false};
        return () -> {
            measured -= closed[0] ? 0 : 1;
            closed[0] = true;
        };
    }

    /** Returns the ports that are forwarded. */
    public FakeForward.Ports forwards() {
        return forwards;
    }

    @Override
    public synchronized Forward forward(Supplier<Forward.Target> target, Forward.Local local, Consumer<Forward.Event> heard) {
        return forwards.open(target, local, heard);
    }

    public synchronized int followers() {
        return followers.size();
    }

    @Override
    public synchronized ServerInfo server() {
        failIfAsked();
        return new ServerInfo("v1.34.0", "tester", 7);
    }

    @Override
    public synchronized Catalog catalog(boolean refresh) {
        failIfAsked();
        return new Catalog(List.copyOf(offers), List.of());
    }

    @Override
    public synchronized Set<Capability> capabilities() {
        return Set.copyOf(capabilities);
    }

    @Override
    public List<Column> columns(Kind kind) {
        return List.of(Column.text("name", "NAME"), Column.text("status", "STATUS"), Column.number("age", "AGE"));
    }

    @Override
    public synchronized List<Row> rows(Query query) {
        failIfAsked();
        LabelSelector selector = LabelSelector.parse(query.labelSelector()).orElseThrow();
        return objects.entrySet().stream()
                .filter(entry -> in(query, entry.getKey()))
                .map(entry -> row(entry.getKey(), entry.getValue()))
                .filter(row -> selector.matches(row.labels()))
                .toList();
    }

    @Override
    public synchronized Subscription follow(Query query, RowSink sink) {
        Follower follower = new Follower(query, sink);
        if (nextProblem.isPresent()) {
            sink.state(new StreamState.Forbidden(nextProblem.get()));
            nextProblem = Optional.empty();
        } else {
            sink.begin();
            sink.page(rows(query));
            sink.complete();
            sink.state(new StreamState.Live(Instant.now()));
        }
        followers.add(follower);
        return () -> stop(follower);
    }

    private synchronized void stop(Follower follower) {
        followers.remove(follower);
    }

    @Override
    public synchronized void documents(Query query, Consumer<Document> consumer) {
        failIfAsked();
        objects.forEach((ref, document) -> {
            if (in(query, ref)) {
                consumer.accept(document);
            }
        });
    }

    @Override
    public synchronized Document get(ResourceRef ref) {
        failIfAsked();
        if (silentReads > 0) {
            silentReads--;
            throw new ProblemException(Problem.of(ProblemCode.CONNECTION_LOST, "127.0.0.1:6443"));
        }
        Document document = objects.get(ref);
        if (document == null) {
            throw new ProblemException(Problem.of(ProblemCode.NOT_FOUND, ref.toString()));
        }
        return document;
    }

    @Override
    public synchronized WriteResult write(Write write, boolean dryRun) {
        failIfAsked();
        Lost answer = dryRun ? null : lost.remove(write.ref());
        if (answer != null) {
            silentReads = answer.silentReads;
            if (answer.arrives) {
                write(write, false);
                objects.computeIfPresent(write.ref(), (_, written) -> signed(written));
            }
            throw new ProblemException(Problem.of(ProblemCode.OUTCOME_UNKNOWN, write.ref().toString()));
        }
        if (nextResult.isPresent()) {
            WriteResult result = nextResult.get();
            nextResult = Optional.empty();
            return result;
        }
        if (!dryRun && refused.contains(write.ref())) {
            return new WriteResult.Refused(Problem.of(ProblemCode.INVALID, write.ref().toString()), List.of("refused by the test"));
        }
        Document live = objects.get(write.ref());
        Optional<WriteResult.Changed> changed = changed(write, live);
        if (changed.isPresent()) {
            return changed.get();
        }
        List<WriteResult.FieldOwner> conflicts = conflicts(write, live);
        if (!conflicts.isEmpty()) {
            return new WriteResult.Conflicts(conflicts);
        }
        Map<String, Object> fields = switch (write) {
            case Write.Apply apply -> MergePatch.apply(live == null ? Tree.EMPTY : live.tree(), apply.intent().tree()).fields();
            case Write.Merge merge -> MergePatch.apply(live == null ? Tree.EMPTY : live.tree(), merge.patch()).fields();
            case Write.Delete _, Write.Evict _ -> live == null ? Map.of() : live.fields();
        };
        if (dryRun) {
            return new WriteResult.Accepted(Document.of(fields), List.of());
        }
        writes.add(write);
        if (write instanceof Write.Delete || write instanceof Write.Evict) {
            remove(write.ref());
            return new WriteResult.Accepted(Document.of(fields), List.of());
        }
        return new WriteResult.Accepted(put(write.ref().kind(), fields), List.of());
    }

    private static Document signed(Document written) {
        Map<String, Object> metadata = new LinkedHashMap<>(written.tree().tree("metadata").fields());
        metadata.put("managedFields", List.of(Map.of("manager", Write.FIELD_MANAGER, "operation", "Apply")));
        Map<String, Object> fields = new LinkedHashMap<>(written.fields());
        fields.put("metadata", metadata);
        return Document.of(fields);
    }

    private static Optional<WriteResult.Changed> changed(Write write, @org.jspecify.annotations.Nullable Document live) {
        ProblemCode code = switch (write) {
            case Write.Apply apply when apply.version().isPresent()
                    && (live == null || !live.version().equals(apply.version().get())) -> ProblemCode.CHANGED_MEANWHILE;
            case Write.Merge merge when live == null || !live.version().equals(merge.version()) -> ProblemCode.CHANGED_MEANWHILE;
            case Write.Delete delete when live == null || !live.uid().equals(delete.uid()) -> ProblemCode.NOT_FOUND;
            default -> null;
        };
        return Optional.ofNullable(code).map(found -> new WriteResult.Changed(Problem.of(found, write.ref().toString())));
    }

    @Override
    public long latencyMillis() {
        return 7;
    }

    @Override
    public synchronized void close() {
        followers.clear();
    }

    private void failIfAsked() {
        if (nextProblem.isPresent()) {
            Problem problem = nextProblem.get();
            nextProblem = Optional.empty();
            throw new ProblemException(problem);
        }
    }

    private List<Follower> matching(ResourceRef ref) {
        return followers.stream().filter(follower -> in(follower.query, ref)).toList();
    }

    /** Field selectors on the name are honoured, others let everything through; followers see all labels. */
    private static boolean in(Query query, ResourceRef ref) {
        boolean named = !query.fieldSelector().startsWith("metadata.name=")
                || query.fieldSelector().equals("metadata.name=" + ref.name());
        return query.kind().sameAs(ref.kind())
                && (query.namespace().isEmpty() || query.namespace().equals(ref.namespace()))
                && named;
    }

    /** The row of an object: name, {@code status.phase} and age; a phase of Failed is bad, Pending waits. */
    public static Row row(ResourceRef ref, Document document) {
        String phase = document.tree().text("status", "phase");
        Health health = switch (phase) {
            case "Failed", "CrashLoopBackOff" -> Health.bad(phase);
            case "Pending" -> Health.waiting(phase);
            default -> Health.ok(phase);
        };
        long created = Instant.parse(document.tree().text("metadata", "creationTimestamp")).getEpochSecond();
        List<Cell> cells = List.of(new Cell.Text(ref.name()), new Cell.Text(phase), new Cell.Since(created));
        Labels labels = Labels.of(document.tree().texts("metadata", "labels"));
        String owner = document.tree().trees("metadata", "ownerReferences").stream()
                .filter(reference -> reference.isTrue("controller"))
                .map(reference -> reference.text("uid"))
                .findFirst()
                .orElse(null);
        return new Row(ref, document.uid(), document.version(), created, health, labels, owner, cells);
    }
}
