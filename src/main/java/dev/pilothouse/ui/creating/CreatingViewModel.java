package dev.pilothouse.ui.creating;

import dev.pilothouse.local.Blueprint;
import dev.pilothouse.local.Creation;
import dev.pilothouse.local.Creation.Outcome;
import dev.pilothouse.local.Creations;
import dev.pilothouse.local.LocalCluster;
import dev.pilothouse.local.PreflightFinding.Mend;
import dev.pilothouse.local.Progress;
import dev.pilothouse.local.Progress.Step;
import dev.pilothouse.local.Remedies;
import dev.pilothouse.local.UsualTimes;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.ui.creating.Story.State;
import dev.pilothouse.ui.creating.Story.StepLine;
import dev.pilothouse.ui.kit.Fx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/**
 * A creation as the page shows it, and what can be done about it.
 *
 * <p>The creation itself is the engine's; this only looks, from whenever the page is opened, and may be closed at any time.
 */
final class CreatingViewModel implements AutoCloseable {

    private static final Duration TICK = Duration.ofSeconds(1);

    private final String name;
    private final Creations creations;
    private final Fx fx;
    private final InstantSource clock;
    private final Consumer<LocalCluster> open;
    private final AtomicBoolean queued = new AtomicBoolean();
    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper();
    private final ReadOnlyObjectWrapper<Optional<Problem>> trouble = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final BooleanProperty opens = new SimpleBooleanProperty(true);
    private final Subscription changes;
    private Subscription tick = Subscription.NONE;
    private Creation creation;
    private Story story;
    private int read;
    private boolean shown;
    private boolean wasRunning;

    /**
     * @param open looks at a cluster that is ready
     */
    CreatingViewModel(Creation first, Creations creations, Fx fx, InstantSource clock, Consumer<LocalCluster> open) {
        this.name = first.name();
        this.creations = creations;
        this.fx = fx;
        this.clock = clock;
        this.open = open;
        creation = first;
        story = new Story(first.blueprint());
        opens.set(first.opens());
        opens.addListener((_, _, now) -> creation.setOpens(now));
        changes = creations.onChange(this::changed);
        read();
    }

    /** Many things may be told before the window has time for the first. */
    private void changed() {
        if (queued.compareAndSet(false, true)) {
            fx.later(() -> {
                queued.set(false);
                read();
            });
        }
    }

    private void read() {
        creations.of(name).filter(now -> now != creation).ifPresent(now -> {
            now.setOpens(opens.get());
            creation = now;
            story = new Story(now.blueprint());
            read = 0;
            trouble.set(Optional.empty());
        });
        Outcome outcome = creation.outcome();
        List<Progress> more = creation.toldAfter(read);
        read += more.size();
        more.forEach(story::add);
        boolean running = creation.goesOn();
        if (outcome instanceof Outcome.Failed || outcome instanceof Outcome.Cancelled) {
            story.close();
        }
        boolean becameReady = wasRunning && outcome instanceof Outcome.Ready;
        wasRunning = running;
        next();
        if (becameReady && shown && opens.get()) {
            openCluster();
        }
    }

    /** The time goes on while nothing is told. */
    private void next() {
        revision.set(revision.get() + 1);
        tick.close();
        tick = creation.goesOn() && shown ? fx.after(TICK, this::next) : Subscription.NONE;
    }

    void shown() {
        shown = true;
        read();
    }

    void hidden() {
        shown = false;
        tick.close();
    }

    String name() {
        return name;
    }

    Blueprint blueprint() {
        return creation.blueprint();
    }

    Story story() {
        return story;
    }

    Outcome outcome() {
        return creation.outcome();
    }

    /** Another number whenever there is something else to show. */
    ReadOnlyLongProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    /** Whether the cluster is opened once it is ready, if this page is looked at then. */
    BooleanProperty opensProperty() {
        return opens;
    }

    /** What kept something from being done that was asked for here. */
    ReadOnlyObjectProperty<Optional<Problem>> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /** Returns the time that the page goes by: that of its end once it has ended. */
    Instant now() {
        return creation.goesOn() ? clock.instant() : story.last();
    }

    Duration soFar() {
        Duration soFar = Duration.between(creation.began(), now());
        return soFar.isNegative() ? Duration.ZERO : soFar;
    }

    /** Returns how long it will still take, as it did here before; empty while that is not known, and when it takes longer than usual. */
    Optional<Duration> remaining() {
        List<StepLine> steps = story.steps();
        List<Step> open = steps.stream().filter(step -> step.state() == State.CURRENT || step.state() == State.TO_COME).map(StepLine::step).toList();
        if (!(creation.outcome() instanceof Outcome.Running) || open.isEmpty() || steps.size() < 2) {
            return Optional.empty();
        }
        Duration spent = story.current().filter(step -> step.state() == State.CURRENT).map(step -> step.took(now())).orElse(Duration.ZERO);
        return creations.usual().of(open).map(all -> all.minus(spent)).filter(left -> !left.isNegative());
    }

    Optional<UsualTimes.Range> usual(Step step) {
        return creations.usual().of(step);
    }

    /** Ends the creation; what was made goes. */
    void cancel() {
        creation.cancel();
    }

    /** Makes it anew from the same blueprint. */
    void again() {
        retry(blueprint());
    }

    /** Makes it anew so that nodes stay when it fails. */
    void againAndKeep() {
        retry(blueprint().extras().withRetain(true));
    }

    /** Makes it anew from another blueprint of the same name. */
    void retry(Blueprint blueprint) {
        Creation failed = creation;
        if (!leavesNodes()) {
            creations.start(blueprint);
            return;
        }
        fx.call(() -> {
            creations.cleanUp(failed);
            return blueprint;
        }).onDone(creations::start).onRefused(problem -> trouble.set(Optional.of(problem)));
    }

    /** Tells whether nodes are there after a failure. */
    boolean leavesNodes() {
        return creation.outcome() instanceof Outcome.Failed(Problem problem)
                && (blueprint().extras().retain() || problem.code() == ProblemCode.CLUSTER_NOT_READY);
    }

    /** Returns what another attempt could do without the cause of this failure. */
    List<Mend.Change> remedies() {
        return creation.outcome() instanceof Outcome.Failed(Problem problem) ? Remedies.of(story.cause(problem), blueprint()) : List.of();
    }

    /** Tells whether the nodes of the attempt are removed again. */
    boolean removed() {
        return creation.outcome() instanceof Outcome.Cancelled || (creation.outcome() instanceof Outcome.Failed && !leavesNodes());
    }

    /**
     * Removes what a failed creation left.
     *
     * @param then happens once it is gone
     */
    void cleanUp(Runnable then) {
        Creation failed = creation;
        fx.call(() -> {
            creations.cleanUp(failed);
            return failed;
        }).onDone(_ -> then.run()).onRefused(problem -> trouble.set(Optional.of(problem)));
    }

    /** Looks at the cluster when it is ready. */
    void openCluster() {
        if (creation.outcome() instanceof Outcome.Ready(LocalCluster cluster)) {
            creations.forget(creation);
            open.accept(cluster);
        }
    }

    /** Leaves it behind; one that has ended is not shown in the rail any more. */
    void forget() {
        creations.forget(creation);
    }

    @Override
    public void close() {
        changes.close();
        tick.close();
    }
}
