package dev.pilothouse.ui.simulation;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Outcome;
import dev.pilothouse.change.Receipt;
import dev.pilothouse.cluster.Query;
import dev.pilothouse.guide.Drain;
import dev.pilothouse.guide.Simulation;
import dev.pilothouse.guide.Simulation.Action;
import dev.pilothouse.guide.Simulation.Target;
import dev.pilothouse.live.Batch;
import dev.pilothouse.live.Scope;
import dev.pilothouse.live.ViewListener;
import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Row;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.model.Tree;
import dev.pilothouse.session.Session;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.navigation.LivePage;
import dev.pilothouse.ui.simulation.SimulationState.Fault;
import dev.pilothouse.ui.simulation.SimulationState.Machine;
import dev.pilothouse.ui.simulation.SimulationState.Shown;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** Follows the clock, the faults and the nodes of a playground and changes them on the one road, without a review where none is needed. */
final class SimulationViewModel implements LivePage.Model {

    private static final Duration REST = Duration.ofMillis(150);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Session session;
    private final Fx fx;
    private final Consumer<Receipt> applied;
    private final Consumer<Draft> review;
    private final ReadOnlyObjectWrapper<SimulationState> state = new ReadOnlyObjectWrapper<>(new SimulationState.Reading());
    private final ObjectProperty<@Nullable Problem> trouble = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<Instant> now = new ReadOnlyObjectWrapper<>(Instant.EPOCH);
    private final Map<String, Row> nodes = new HashMap<>();
    private final Map<String, Row> pods = new HashMap<>();
    private final InstantSource wall;
    private final List<Subscription> follows = new ArrayList<>();
    private Optional<Subscription> waiting = Optional.empty();
    private Subscription ticking = Subscription.NONE;
    private Optional<Seen> seen = Optional.empty();

    /** The clock and the faults as they were read, and when that was by the wall. */
    private record Seen(double speed, Instant now, Instant at, List<Fault> faults) {}

    /**
     * @param applied told of what was done
     * @param review shows a change that somebody should look at first
     */
    SimulationViewModel(Session session, Fx fx, InstantSource wall, Consumer<Receipt> applied, Consumer<Draft> review) {
        this.session = session;
        this.fx = fx;
        this.wall = wall;
        this.applied = applied;
        this.review = review;
    }

    ReadOnlyObjectProperty<SimulationState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** How late it is in the simulation; goes on by itself. */
    ReadOnlyObjectProperty<Instant> nowProperty() {
        return now.getReadOnlyProperty();
    }

    /** What went wrong with the last thing that was asked for; null when nothing did. */
    ObjectProperty<@Nullable Problem> troubleProperty() {
        return trouble;
    }

    /** Reads, and follows whatever changes. */
    @Override
    public void start() {
        stop();
        follow(Simulation.CLOCK, _ -> soon());
        follow(Simulation.FAULT, _ -> soon());
        follow(BuiltIn.NODE, batch -> keep(nodes, batch));
        follow(BuiltIn.POD, batch -> keep(pods, batch));
        read();
        tick();
    }

    private void follow(Kind kind, Consumer<Batch> onFx) {
        follows.add(session.live().view(Scope.of(kind, Set.of()), ViewListener.ofRows(batch -> fx.later(() -> onFx.accept(batch)))));
    }

    @Override
    public void stop() {
        follows.forEach(Subscription::close);
        follows.clear();
        waiting.ifPresent(Subscription::close);
        waiting = Optional.empty();
        ticking.close();
    }

    private void keep(Map<String, Row> rows, Batch batch) {
        batch.changed().forEach(row -> rows.put(row.uid(), row));
        batch.removed().forEach(rows::remove);
        show();
    }

    /** Changes come in flocks: one reading is enough for those of a moment. */
    private void soon() {
        if (waiting.isEmpty()) {
            waiting = Optional.of(fx.after(REST, () -> {
                waiting = Optional.empty();
                read();
            }));
        }
    }

    void read() {
        fx.call(this::look).onDone(found -> {
            seen = Optional.of(found);
            show();
        }).onRefused(problem -> {
            seen = Optional.empty();
            state.set(new SimulationState.Refused(problem));
        });
    }

    private Seen look() {
        List<Fault> faults = new ArrayList<>();
        session.cluster().documents(Query.all(Simulation.FAULT), document -> faults.add(fault(document)));
        Tree clock = session.cluster().get(Simulation.THE_CLOCK).tree();
        double speed = clock.at("spec", "speed").map(value -> ((Number) value).doubleValue()).orElse(1.0);
        return new Seen(speed, session.cluster().clock().instant(), wall.instant(), List.copyOf(faults));
    }

    private void show() {
        seen.ifPresent(found -> {
            List<Machine> machines = nodes.values().stream().map(SimulationViewModel::machine).sorted(Comparator.comparing(Machine::name)).toList();
            List<String> names = pods.values().stream().map(row -> row.namespace() + "/" + row.name()).sorted().toList();
            state.set(new Shown(found.speed(), found.now(), found.faults(), machines, names));
            tell(found);
        });
    }

    private void tick() {
        seen.ifPresent(this::tell);
        ticking = fx.after(SECOND, this::tick);
    }

    private void tell(Seen found) {
        Duration since = Duration.between(found.at(), wall.instant());
        now.set(found.now().plusMillis(Math.round(since.toMillis() * found.speed())));
    }

    private static Fault fault(Document document) {
        Tree target = document.tree().tree("spec", "target");
        String whom = Stream.of(target.text("namespace"), target.text("name"), target.text("labelSelector"))
                .filter(text -> !text.isEmpty())
                .reduce((one, other) -> one + "/" + other)
                .orElse("");
        return new Fault(document.name(), document.tree().text("spec", "action"), whom, document.tree().text("status", "phase"));
    }

    private static Machine machine(Row row) {
        return new Machine(row.name(), row.health().state(), row.health().word(), !row.health().word().contains("SchedulingDisabled"));
    }

    void setSpeed(double speed) {
        carryOut(() -> Simulation.speed(speed));
    }

    void step(Duration time) {
        carryOut(() -> Simulation.step(time));
    }

    /**
     * Lets something go wrong.
     *
     * @param target a pod as namespace and name, a node, or empty
     */
    void breakSomething(Action action, String target, OptionalInt seconds) {
        int slash = target.indexOf('/');
        Target whom = slash < 0 ? new Target("", target, "") : new Target(target.substring(0, slash), target.substring(slash + 1), "");
        List<String> taken = state.get() instanceof Shown shown ? shown.faults().stream().map(Fault::name).toList() : List.of();
        carryOut(() -> Simulation.fault(Simulation.freeName(action, taken), action, whom, seconds, OptionalInt.empty()));
    }

    void mend(Fault fault) {
        carryOut(() -> Draft.removal(List.of(new ResourceRef(Simulation.FAULT, "", fault.name()))));
    }

    void addNode() {
        List<String> taken = state.get() instanceof Shown shown ? shown.nodes().stream().map(Machine::name).toList() : List.of();
        carryOut(() -> Simulation.node(Simulation.freeNode(taken)));
    }

    void cordon(Machine node, boolean schedulable) {
        carryOut(() -> Drain.cordon(node.name(), !schedulable));
    }

    private void carryOut(Callable<Draft> make) {
        trouble.set(null);
        fx.call(() -> {
                    Draft draft = make.call();
                    return new Done(draft, session.changes().applyPlainly(draft, _ -> {}));
                })
                .onDone(done -> {
                    if (done.outcome().orElse(null) instanceof Outcome.Applied(Receipt receipt)) {
                        applied.accept(receipt);
                    } else {
                        review.accept(done.draft());
                    }
                    read();
                })
                .onRefused(trouble::set);
    }

    private record Done(Draft draft, Optional<Outcome> outcome) {}

    @Override
    public void again() {
        read();
    }

    @Override
    public void close() {
        stop();
    }
}
