package dev.pilothouse.ui.nodes;

import dev.pilothouse.cluster.StreamState;
import dev.pilothouse.guide.DrainReader;
import dev.pilothouse.live.Batch;
import dev.pilothouse.live.LiveView;
import dev.pilothouse.live.Scope;
import dev.pilothouse.live.ViewListener;
import dev.pilothouse.metric.Meter;
import dev.pilothouse.metric.Round;
import dev.pilothouse.metric.Use;
import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.Cells;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.Row;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.model.Tree;
import dev.pilothouse.placement.Obstacle;
import dev.pilothouse.session.Session;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.kit.Turns;
import dev.pilothouse.ui.navigation.LivePage;
import dev.pilothouse.ui.nodes.Packing.Box;
import dev.pilothouse.ui.nodes.Packing.Colouring;
import dev.pilothouse.ui.nodes.Packing.Load;
import dev.pilothouse.ui.nodes.Verdicts.Supposed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Follows nodes and pods while the page is looked at, and asks of the pending pod that is chosen what keeps it from each node. */
final class NodesViewModel implements LivePage.Model {

    private final Session session;
    private final Meter meter;
    private final Fx fx;
    private final Turns<Packing> turns;
    private final ReadOnlyObjectWrapper<Optional<Packing>> packing = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Problem>> trouble = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Problem>> failed = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Waiting>> waiting = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final List<Subscription> follows = new ArrayList<>();
    private final List<LiveView> views = new ArrayList<>();
    private final Map<Kind, Problem> obstacles = new LinkedHashMap<>();
    private @Nullable PackingRows rows;
    private Optional<Row> chosen = Optional.empty();
    private Optional<Verdicts> verdicts = Optional.empty();
    private Optional<Supposed> supposed = Optional.empty();
    private final ReadOnlyObjectWrapper<Optional<Emptying>> emptying = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<SupposedNode>> extra = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Packing known = Packing.EMPTY;
    private Colouring colouring = Colouring.WORKLOAD;
    private boolean shown;
    private int round;

    /**
     * A pod that waits for a node.
     *
     * @param supposed what is supposed of it; as it is at first
     * @param asIs what it asks for in truth
     * @param obstacles by node, empty where it would fit
     */
    record Waiting(Row pod, Supposed supposed, Supposed asIs, Map<String, Optional<Obstacle>> obstacles) {

        long fitting() {
            return obstacles.values().stream().filter(Optional::isEmpty).count();
        }
    }

    NodesViewModel(Session session, Meter meter, Fx fx) {
        this.session = session;
        this.meter = meter;
        this.fx = fx;
        turns = new Turns<>(fx, this::pack, this::show);
    }

    ReadOnlyObjectProperty<Optional<Packing>> packingProperty() {
        return packing.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Problem>> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /** The pending pod that is asked about, once its answers are known. */
    ReadOnlyObjectProperty<Optional<Waiting>> waitingProperty() {
        return waiting.getReadOnlyProperty();
    }

    @Override
    public void start() {
        shown = true;
        turns.start();
        int begun = ++round;
        fx.call(() -> new PackingRows(cells(BuiltIn.NODE), cells(BuiltIn.POD))).onDone(fresh -> {
            if (shown && begun == round) {
                rows = fresh;
                trouble.set(Optional.empty());
                follow(BuiltIn.NODE, batch -> fresh.nodes(batch.changed(), batch.removed()));
                follow(BuiltIn.POD, batch -> fresh.pods(batch.changed(), batch.removed()));
            }
        }).onRefused(problem -> trouble.set(Optional.of(problem)));
        follows.add(meter.watch(Set.of(), () -> fx.later(turns::soon)));
    }

    private Cells cells(Kind kind) {
        return new Cells(session.cluster().columns(kind));
    }

    @Override
    public void stop() {
        shown = false;
        round++;
        turns.stop();
        follows.forEach(Subscription::close);
        follows.clear();
        views.clear();
        obstacles.clear();
    }

    @Override
    public void again() {
        if (!obstacles.isEmpty()) {
            views.forEach(LiveView::retry);
        }
        stop();
        start();
    }

    /** Rows are taken up on the thread of the beat. */
    private void follow(Kind kind, Predicate<Batch> into) {
        int begun = round;
        LiveView view = session.live().view(Scope.of(kind, Set.of()), new ViewListener() {
            @Override
            public void rows(Batch batch) {
                if (into.test(batch)) {
                    fx.later(turns::soon);
                }
            }

            @Override
            public void states(Map<String, StreamState> now) {
                fx.later(() -> {
                    if (shown && begun == round) {
                        now.values().forEach(state -> stands(kind, state));
                    }
                });
            }
        });
        views.add(view);
        follows.add(view);
    }

    /** Without the nodes, or without the pods, there is no picture to draw: the reason is said in its place. */
    private void stands(Kind kind, StreamState state) {
        obstacles.remove(kind);
        switch (state) {
            case StreamState.Forbidden(Problem cause) -> obstacles.put(kind, cause);
            case StreamState.SignedOut(Problem cause) -> obstacles.put(kind, cause);
            case StreamState.Failed(Problem cause) -> obstacles.put(kind, cause);
            case StreamState.Reading _, StreamState.Live _, StreamState.Stale _ -> {}
        }
        trouble.set(obstacles.values().stream().findFirst());
    }

    private Optional<Callable<Packing>> pack() {
        Round measured = meter.latest();
        Colouring by = colouring;
        return Optional.ofNullable(rows).map(of -> () -> of.read(pod -> load(measured.pod(pod)), by));
    }

    private void show(Packing fresh) {
        known = fresh;
        suppose();
        Optional<Row> still = chosen.flatMap(row -> fresh.pending().stream().filter(pod -> pod.uid().equals(row.uid())).findFirst());
        if (still.isEmpty()) {
            choose(fresh.pending().stream().findFirst());
        } else {
            judge();
        }
    }

    /** Shows what is, and what is supposed upon it. */
    private void suppose() {
        Packing now = extra.get().map(node -> new Packing(added(known.boxes(), node.box()), known.pending(), known.groups())).orElse(known);
        packing.set(Optional.of(emptying.get().map(emptied -> emptied.on(now)).orElse(now)));
    }

    private static List<Box> added(List<Box> boxes, Box box) {
        return Stream.concat(boxes.stream(), Stream.of(box)).toList();
    }

    void colour(Colouring by) {
        colouring = by;
        turns.now();
    }

    /** Supposes a further node like that one; of none, that there is no further. */
    void addNode(Optional<Box> like) {
        if (like.isEmpty()) {
            supposeNode(Optional.empty());
        } else {
            fx.call(() -> session.cluster().get(like.get().node().ref()).tree())
                    .onDone(node -> supposeNode(Optional.of(SupposedNode.like(like.get(), node))))
                    .onRefused(problem -> failed.set(Optional.of(problem)));
        }
    }

    /** Supposes a further node like the one that offers most to all pods alike. */
    void addLargest() {
        Comparator<Box> bySize = Comparator.comparing((Box box) -> box.taints().isEmpty()).thenComparing(box -> box.offers().cpu());
        addNode(known.boxes().stream().max(bySize));
    }

    private void supposeNode(Optional<SupposedNode> node) {
        extra.set(node);
        emptying.set(emptying.get().map(before -> Emptying.of(before.drain(), node.map(SupposedNode::space))));
        suppose();
        judge();
    }

    /** Supposes that a node is emptied; of none, that all stay. */
    void empty(Optional<Row> node) {
        failed.set(Optional.empty());
        if (node.isEmpty()) {
            emptying.set(Optional.empty());
            suppose();
        } else {
            fx.call(() -> DrainReader.read(node.get().ref(), session::around))
                    .onDone(drain -> {
                        emptying.set(Optional.of(Emptying.of(drain, extra.get().map(SupposedNode::space))));
                        suppose();
                    })
                    .onRefused(problem -> failed.set(Optional.of(problem)));
        }
    }

    ReadOnlyObjectProperty<Optional<Emptying>> emptyingProperty() {
        return emptying.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<SupposedNode>> extraProperty() {
        return extra.getReadOnlyProperty();
    }

    /** Why the last thing that was supposed could not be worked out. */
    ReadOnlyObjectProperty<Optional<Problem>> failedProperty() {
        return failed.getReadOnlyProperty();
    }

    /** Asks about another pod, or about none. */
    void choose(Optional<Row> pod) {
        chosen = pod;
        verdicts = Optional.empty();
        supposed = Optional.empty();
        waiting.set(Optional.empty());
        pod.ifPresent(row -> fx.call(() -> verdicts(row)).onDone(found -> {
            if (chosen.equals(pod)) {
                verdicts = Optional.of(found);
                judge();
            }
        }));
    }

    private Verdicts verdicts(Row row) {
        Document pod = session.cluster().get(row.ref());
        Map<String, Tree> nodes = new HashMap<>();
        session.around("", List.of(BuiltIn.NODE)).forEach(node -> nodes.put(node.name(), node.tree()));
        return new Verdicts(pod, nodes);
    }

    /** Supposes something of the pod that is asked about. */
    void suppose(Supposed something) {
        supposed = Optional.of(something);
        judge();
    }

    private void judge() {
        if (packing.get().isPresent() && chosen.isPresent() && verdicts.isPresent()) {
            Supposed asIs = verdicts.get().asIs();
            Supposed now = supposed.orElse(asIs);
            waiting.set(Optional.of(new Waiting(chosen.get(), now, asIs, nodes(verdicts.get()).of(packing.get().get().boxes(), now))));
        }
    }

    private Verdicts nodes(Verdicts of) {
        return extra.get().map(node -> of.with(node.name(), node.node())).orElse(of);
    }

    private static Load load(Use use) {
        return new Load(Math.round(use.cpu()), Math.round(use.memory()));
    }

    @Override
    public void close() {
        stop();
    }
}
