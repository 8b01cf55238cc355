package dev.pilothouse.ui.terminal;

import dev.pilothouse.cluster.Exec;
import dev.pilothouse.live.Scope;
import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.session.Pods;
import dev.pilothouse.session.Session;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.navigation.Place;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * One terminal: its way into a container, its screen and what is typed. It lasts while its page is out of sight, and after its end as long
 * as nobody closes it, so that what it showed can still be read.
 */
final class TerminalViewModel implements AutoCloseable {

    private static final int COLUMNS = 100;
    private static final int ROWS = 30;
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
    private static final Duration BETWEEN_SIZES = Duration.ofMillis(80);

    private final Session session;
    private final Place.Terminal place;
    private final int number;
    private final Consents consents;
    private final Fx fx;
    private final Opening opening;
    private final ReadOnlyObjectWrapper<TerminalState> state = new ReadOnlyObjectWrapper<>(new TerminalState.Looking());
    private final ReadOnlyObjectWrapper<Screen> screen;
    private final ReadOnlyObjectWrapper<Optional<Opening.Way>> way = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<String>> containers = new ReadOnlyObjectWrapper<>(List.of());
    private final AtomicBoolean drawn = new AtomicBoolean();
    private Runnable painter = () -> {};
    private Typed typed = new Typed();
    private String container;
    private int columns = COLUMNS;
    private int rows = ROWS;
    private int run;
    private boolean closed;
    private @Nullable Exec exec;
    private Subscription sizing = Subscription.NONE;
    private Subscription news = Subscription.NONE;

    TerminalViewModel(Session session, Place.Terminal place, int number, Consents consents, Fx fx) {
        this.session = session;
        this.place = place;
        this.number = number;
        this.consents = consents;
        this.fx = fx;
        container = place.container();
        opening = new Opening(session.cluster(), place.ref(), place.attach());
        screen = new ReadOnlyObjectWrapper<>(newScreen(false));
    }

    private Screen newScreen(boolean lineFeedsOnly) {
        return new Screen(columns, rows, lineFeedsOnly, this::drawn);
    }

    /** One hop at a time leads to the FX thread, however much is written meanwhile. */
    private void drawn() {
        if (drawn.compareAndSet(false, true)) {
            fx.later(() -> painter.run());
        }
    }

    ReadOnlyObjectProperty<TerminalState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** The screen of the container that is, or was last, at the other end. */
    ReadOnlyObjectProperty<Screen> screenProperty() {
        return screen.getReadOnlyProperty();
    }

    /** The containers of the pod that run. */
    ReadOnlyObjectProperty<List<String>> containersProperty() {
        return containers.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Opening.Way>> wayProperty() {
        return way.getReadOnlyProperty();
    }

    Place.Terminal place() {
        return place;
    }

    /** Which of several terminals to the same place it is, from 1. */
    int number() {
        return number;
    }

    /** Says who paints; asked to when something was drawn, until it says that it does. */
    void paintedBy(Runnable paint) {
        painter = paint;
        drawn.set(false);
    }

    /** Said by the painter before it looks: what is drawn from now on is news again. */
    void painting() {
        drawn.set(false);
    }

    /** Begins, or asks first for the name of a guarded cluster. */
    void open() {
        if (consents.missing(session.changes().guard())) {
            state.set(new TerminalState.Guarded(session.changes().guard()));
        } else {
            look(Optional.empty());
        }
    }

    /** Goes on when that is the name. */
    void consent(String name) {
        try {
            consents.give(session.changes().guard(), name);
            look(Optional.empty());
        } catch (ProblemException e) {
            // another name; the field says how far it is
        }
    }

    /** Opens it again: in the same container, or in the pod that has taken the place of a pod that is gone. */
    void again() {
        look(way.get().map(Opening.Way::pod));
    }

    /** Opens it in another container of the same pod. */
    void choose(String other) {
        if (!other.equals(container)) {
            end();
            container = other;
            again();
        }
    }

    private void look(Optional<Document> before) {
        end();
        int mine = run;
        typed = Typed.ahead();
        state.set(new TerminalState.Looking());
        String wanted = container;
        fx.call(() -> opening.find(wanted, before)).onDone(found -> unlessOver(mine, () -> found(found))).onRefused(problem -> unlessOver(mine, () -> refused(problem)));
    }

    private void found(Opening.Found found) {
        switch (found) {
            case Opening.Found.Open(Opening.Way to) -> start(to);
            case Opening.Found.NoShell(Document pod, String without) -> {
                container = without;
                List<String> running = Pods.runningContainers(pod);
                containers.set(running);
                String image = Pods.status(pod, without).text("image");
                state.set(new TerminalState.NoShell(
                        Pods.ref(pod),
                        without,
                        image.isEmpty() ? without : image,
                        running.stream().filter(other -> !other.equals(without)).toList(),
                        Pods.ref(pod).kind().equals(BuiltIn.POD)));
                lookUntilThere(() -> lookForHelper(pod));
            }
            case Opening.Found.NoPod(ResourceRef node) -> {
                state.set(new TerminalState.NoPod(node));
                lookUntilThere(this::lookForPod);
            }
        }
    }

    private void start(Opening.Way to) {
        int mine = run;
        if (!to.container().equals(container) && !container.isEmpty()) {
            typed = Typed.ahead(); // what was typed was meant for another one
        }
        container = to.container();
        way.set(Optional.of(to));
        containers.set(Pods.runningContainers(to.pod()));
        Screen fresh = newScreen(!to.terminal());
        Typed keys = typed;
        screen.set(fresh);
        fx.call(() -> opening.open(to, keys, fresh))
                .onDone(opened -> {
                    if (over(mine)) {
                        opened.close();
                    } else {
                        started(to, opened);
                    }
                })
                .onRefused(problem -> unlessOver(mine, () -> refused(problem)));
    }

    private void started(Opening.Way to, Exec opened) {
        int mine = run;
        exec = opened;
        typed.opened();
        state.set(new TerminalState.Running(to));
        tellSize(opened);
        fx.call(opened::await)
                .onDone(exit -> unlessOver(mine, () -> ended(to, Fate.End.of(exit))))
                .onRefused(problem -> unlessOver(mine, () -> ended(to, Fate.End.of(problem))));
    }

    private void refused(Problem problem) {
        typed.end();
        state.set(new TerminalState.Refused(problem));
    }

    private void ended(Opening.Way to, Fate.End end) {
        exec = null;
        int unsent = typed.unread();
        typed.end();
        if (end.problem().filter(problem -> problem.code() == ProblemCode.COMMAND_NOT_STARTED).isPresent() && !to.isPlain()) {
            typed = screen.get().text().isBlank() ? typed.again() : Typed.ahead(); // what ran once must not run twice
            state.set(new TerminalState.Looking());
            start(to.plainer());
            return;
        }
        int mine = run;
        fx.call(() -> Fate.of(end, to.pod(), now(to.ref()), to.container()))
                .onDone(fate -> unlessOver(mine, () -> {
                    state.set(ended(to, fate, unsent));
                    if (fate.isProvisional()) {
                        watch(to.ref(), () -> reconsider(to, end, unsent));
                    }
                }))
                .onRefused(problem -> unlessOver(mine, () -> state.set(ended(to, new Fate.Lost(problem), unsent))));
    }

    private static TerminalState.Ended ended(Opening.Way to, Fate fate, int unsent) {
        boolean stays = !(fate instanceof Fate.Gone) && to.pod().tree().texts("metadata", "labels").containsKey(Opening.NODE_SHELL);
        return new TerminalState.Ended(fate, unsent, stays ? Optional.of(to.ref()) : Optional.empty());
    }

    private void reconsider(Opening.Way to, Fate.End end, int unsent) {
        int mine = run;
        fx.call(() -> Fate.of(end, to.pod(), now(to.ref()), to.container())).onDone(fate -> unlessOver(mine, () -> {
            if (!fate.isProvisional()) {
                news.close();
                state.set(ended(to, fate, unsent));
            }
        }));
    }

    /** Empty when it is gone. */
    private Optional<Document> now(ResourceRef ref) {
        try {
            return Optional.of(session.cluster().get(ref));
        } catch (ProblemException e) {
            if (e.problem().code() == ProblemCode.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** A container that was added beside one without a shell is what somebody waits for. */
    private void lookForHelper(Document pod) {
        int mine = run;
        List<String> before = Pods.runningContainers(pod);
        fx.call(() -> Pods.runningContainers(session.cluster().get(Pods.ref(pod)))).onDone(now -> unlessOver(mine, () -> now.stream()
                .filter(each -> !before.contains(each))
                .findFirst()
                .ifPresent(helper -> {
                    container = helper;
                    look(Optional.of(pod));
                })));
    }

    private void lookForPod() {
        int mine = run;
        fx.call(() -> opening.find("", Optional.empty())).onDone(found -> unlessOver(mine, () -> {
            if (!(found instanceof Opening.Found.NoPod)) {
                news.close();
                found(found);
            }
        }));
    }

    /** Looks again and again, as long as this is what one waits for: who adds what is missing wants to go on at once. */
    private void lookUntilThere(Runnable look) {
        int mine = run;
        news.close();
        news = fx.after(BETWEEN_LOOKS, () -> unlessOver(mine, () -> {
            TerminalState now = state.get();
            look.run();
            if (now.equals(state.get())) {
                lookUntilThere(look);
            }
        }));
    }

    private void watch(ResourceRef ref, Runnable changed) {
        news.close();
        int mine = run;
        Set<String> namespaces = ref.namespace().isEmpty() ? Set.of() : Set.of(ref.namespace());
        news = session.watch(List.of(Scope.of(ref.kind(), namespaces)), () -> fx.later(() -> unlessOver(mine, changed)));
    }

    /** What was begun for an earlier way, or before the end, counts no more. */
    private boolean over(int begun) {
        return closed || begun != run;
    }

    private void unlessOver(int begun, Runnable work) {
        if (!over(begun)) {
            work.run();
        }
    }

    /** Sends keys, or keeps them until the shell that is looked for is open; they go nowhere when nothing runs. */
    void type(byte[] keys) {
        if (isWritable() || state.get() instanceof TerminalState.Looking) {
            typed.type(keys);
        }
    }

    /** Tells whether what is typed is read by anybody. */
    boolean isWritable() {
        return state.get() instanceof TerminalState.Running(Opening.Way to) && to.writable();
    }

    void resize(int newColumns, int newRows) {
        if (newColumns == columns && newRows == rows) {
            return;
        }
        columns = newColumns;
        rows = newRows;
        screen.get().resize(columns, rows);
        sizing.close();
        sizing = fx.after(BETWEEN_SIZES, () -> {
            if (exec != null) {
                tellSize(exec);
            }
        });
    }

    private void tellSize(Exec to) {
        int wide = columns;
        int high = rows;
        fx.call(() -> {
            to.resize(wide, high);
            return true;
        });
    }

    /** Tells whether something would be lost by closing: an editor or the like has the screen. */
    boolean isBusy() {
        return state.get() instanceof TerminalState.Running && screen.get().fullScreen();
    }

    private void end() {
        run++;
        news.close();
        news = Subscription.NONE;
        sizing.close();
        typed.end();
        Exec open = exec;
        exec = null;
        if (open != null) {
            fx.call(() -> {
                open.close();
                return true;
            });
        }
    }

    @Override
    public void close() {
        closed = true;
        end();
    }
}
