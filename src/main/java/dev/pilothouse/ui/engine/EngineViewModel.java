package dev.pilothouse.ui.engine;

import dev.pilothouse.change.Draft;
import dev.pilothouse.guide.engine.DiskFigures;
import dev.pilothouse.guide.engine.Prune;
import dev.pilothouse.guide.engine.Prune.Sort;
import dev.pilothouse.live.Scope;
import dev.pilothouse.model.EngineKinds;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.model.Tree;
import dev.pilothouse.session.Session;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.navigation.LivePage;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What an engine says of itself and of its disk, and what is chosen to be cleared away. Looks again when its containers changed. */
final class EngineViewModel implements LivePage.Model {

    /** Adding up a disk is work for the engine, so that it is not asked at each change. */
    private static final Duration SETTLED = Duration.ofSeconds(2);

    private final Session session;
    private final Fx fx;
    private final Consumer<Draft> review;
    private final ReadOnlyObjectWrapper<Tree> engine = new ReadOnlyObjectWrapper<>(Tree.EMPTY);
    private final ReadOnlyObjectWrapper<EngineDisk> disk = new ReadOnlyObjectWrapper<>(new EngineDisk.Reading());
    private final ReadOnlyObjectWrapper<Set<Sort>> chosen = new ReadOnlyObjectWrapper<>(EnumSet.of(Sort.DANGLING_IMAGES, Sort.BUILD_CACHE));
    private Subscription watching = Subscription.NONE;
    private Subscription soon = Subscription.NONE;
    private boolean reading;
    private boolean again;

    EngineViewModel(Session session, Fx fx, Consumer<Draft> review) {
        this.session = session;
        this.fx = fx;
        this.review = review;
    }

    /** The page came on the screen. */
    @Override
    public void start() {
        read();
        List<Scope> scopes = EngineKinds.TABLES.stream().map(kind -> Scope.of(kind, Set.of())).toList();
        watching = session.watch(scopes, () -> fx.later(this::changed));
    }

    /** The page left the screen. */
    @Override
    public void stop() {
        watching.close();
        soon.close();
        watching = Subscription.NONE;
        soon = Subscription.NONE;
    }

    private void changed() {
        soon.close();
        soon = watching == Subscription.NONE ? Subscription.NONE : fx.after(SETTLED, this::read);
    }

    /** Asks the engine again. */
    void read() {
        if (reading) {
            again = true;
            return;
        }
        reading = true;
        again = false;
        fx.call(() -> session.cluster().get(ref(EngineKinds.ENGINE)).tree().tree("status")).onDone(engine::set);
        fx.call(() -> DiskFigures.of(session.cluster().get(ref(EngineKinds.DISK_USE))))
                .onDone(figures -> ended(new EngineDisk.Known(figures)))
                .onRefused(problem -> ended(new EngineDisk.Refused(problem)));
    }

    private void ended(EngineDisk now) {
        reading = false;
        disk.set(now);
        if (again) {
            read();
        }
    }

    private static ResourceRef ref(Kind kind) {
        return new ResourceRef(kind, "", kind.equals(EngineKinds.ENGINE) ? "engine" : "disk");
    }

    void choose(Sort sort, boolean yes) {
        Set<Sort> next = EnumSet.noneOf(Sort.class);
        next.addAll(chosen.get());
        if (yes ? next.add(sort) : next.remove(sort)) {
            chosen.set(next);
        }
    }

    /** Returns the draft that clears away what is chosen, empty when there is nothing of it. */
    Optional<Draft> draft() {
        return prune().flatMap(prune -> prune.draft(chosen.get()));
    }

    /** Returns the bytes that this would free at least. */
    long freed() {
        return prune().map(prune -> prune.bytes(chosen.get())).orElse(0L);
    }

    private Optional<Prune> prune() {
        return disk.get() instanceof EngineDisk.Known(DiskFigures figures) ? Optional.of(figures.prune()) : Optional.empty();
    }

    void review() {
        draft().ifPresent(review);
    }

    String context() {
        return session.context().name();
    }

    /** What the engine says of itself, under {@code version} and {@code info}; nothing until it did. */
    ReadOnlyObjectProperty<Tree> engineProperty() {
        return engine.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<EngineDisk> diskProperty() {
        return disk.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Set<Sort>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    @Override
    public void again() {
        read();
    }

    @Override
    public void close() {
        stop();
    }
}
