package dev.pilothouse.ui.detail;

import dev.pilothouse.cluster.Capability;
import dev.pilothouse.cluster.Catalog;
import dev.pilothouse.cluster.Usage;
import dev.pilothouse.diagnosis.Diagnosis;
import dev.pilothouse.diagnosis.Examination;
import dev.pilothouse.kinds.WellKnown;
import dev.pilothouse.live.Batch;
import dev.pilothouse.live.LiveView;
import dev.pilothouse.live.Scope;
import dev.pilothouse.live.ViewListener;
import dev.pilothouse.model.Cells;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.EngineKinds;
import dev.pilothouse.model.Health;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Row;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.session.Session;
import dev.pilothouse.session.SessionScene;
import dev.pilothouse.ui.kit.Fx;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** One object while it is looked at: fetched when opened and when its row became another, forgotten when closed. */
final class DetailViewModel implements AutoCloseable {


    private final Session session;
    private final ResourceRef ref;
    private final Fx fx;
    private final InstantSource clock;
    private final ReadOnlyObjectWrapper<DetailState> state = new ReadOnlyObjectWrapper<>(new DetailState.Opening());
    private final ReadOnlyObjectWrapper<Optional<Health>> health = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<EventLine>> events = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<List<Related>>> relations = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<Diagnosis>> diagnoses = new ReadOnlyObjectWrapper<>(List.of());
    private final Examination examination = new Examination();
    private final ReadOnlyObjectWrapper<Optional<Usage>> usage = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Map<String, Row> eventRows = new HashMap<>();
    private @Nullable LiveView follows;
    private @Nullable LiveView followsEvents;
    private Subscription measuring = Subscription.NONE;
    private boolean looking;
    private boolean fetching;
    /** Version of a row that came while the object was being fetched. */
    private String meanwhile = "";
    private boolean wantsRelations;
    private boolean closed;

    private record Fetched(Document document, Catalog catalog) {}

    DetailViewModel(Session session, ResourceRef ref, Fx fx, InstantSource clock) {
        this.session = session;
        this.ref = ref;
        this.fx = fx;
        this.clock = clock;
    }

    /** The page came on the screen. */
    void show() {
        if (follows == null && !closed) {
            looking = true;
            fetch();
            Set<String> namespace = ref.kind().namespaced() ? Set.of(ref.namespace()) : Set.of();
            Scope scope = new Scope(ref.kind(), namespace, "", "metadata.name=" + ref.name());
            follows = session.live().view(scope, onFx(this::rowChanged));
        }
    }

    /** The page left the screen. */
    void hide() {
        stop(follows);
        stop(followsEvents);
        follows = null;
        followsEvents = null;
        looking = false;
        measure(false);
    }

    /** Measures what a container uses while it runs and somebody looks, and no longer. */
    private void measure(boolean runs) {
        if (!runs) {
            measuring.close();
            measuring = Subscription.NONE;
            usage.set(Optional.empty());
        } else if (measuring == Subscription.NONE && looking && session.cluster().capabilities().contains(Capability.USAGE)) {
            measuring = session.cluster().usage(ref, now -> fx.later(() -> {
                if (measuring != Subscription.NONE) {
                    usage.set(Optional.of(now));
                }
            }));
        }
    }

    private static void stop(@Nullable LiveView view) {
        if (view != null) {
            view.close();
        }
    }

    /** Fetches the object again. */
    void fetch() {
        if (fetching) {
            return;
        }
        fetching = true;
        meanwhile = "";
        fx.call(() -> new Fetched(session.cluster().get(ref), session.cluster().catalog(false)))
                .onDone(this::fetched)
                .onRefused(this::refused);
    }

    private void fetched(Fetched found) {
        fetching = false;
        if (closed) {
            return;
        }
        if (!(state.get() instanceof DetailState.Gone)) {
            state.set(new DetailState.Shown(found.document(), found.catalog()));
            if (ref.kind().equals(EngineKinds.CONTAINER)) {
                measure(found.document().tree().text("spec", "state").equals("running"));
            }
            if (!engine()) {
                followEvents(found.document());
            }
            examine(found.document());
        }
        if (!meanwhile.isEmpty() && !meanwhile.equals(found.document().version())) {
            fetch();
        } else if (wantsRelations) {
            relate();
        }
    }

    /** What is wrong is a help beside what is shown: where it cannot be found out, nothing is said. */
    private void examine(Document document) {
        fx.call(() -> examination.of(document, new SessionScene(session))).onDone(found -> {
            if (!closed && state.get() instanceof DetailState.Shown(Document shown, Catalog _) && shown.version().equals(document.version())) {
                diagnoses.set(found);
            }
        });
    }

    private void refused(Problem problem) {
        fetching = false;
        if (problem.code() == ProblemCode.NOT_FOUND && state.get() instanceof DetailState.Shown(Document last, Catalog catalog)) {
            state.set(new DetailState.Gone(last, catalog, clock.instant()));
        } else if (!(state.get() instanceof DetailState.Gone)) {
            state.set(new DetailState.Refused(problem));
        }
    }

    private void rowChanged(Batch batch) {
        for (Row row : batch.changed()) {
            health.set(Optional.of(row.health()));
            if (fetching) {
                meanwhile = row.version();
            } else if (!(state.get() instanceof DetailState.Shown(Document shown, Catalog _)) || !shown.version().equals(row.version())) {
                fetch();
            }
        }
        if (!batch.removed().isEmpty()) {
            measure(false);
        }
        if (!batch.removed().isEmpty() && state.get() instanceof DetailState.Shown(Document last, Catalog catalog)) {
            state.set(new DetailState.Gone(last, catalog, clock.instant()));
        }
    }

    private void followEvents(Document document) {
        if (followsEvents != null || document.uid().isEmpty()) {
            return;
        }
        fx.call(() -> session.cluster().columns(WellKnown.EVENT)).onDone(columns -> {
            Cells cells = new Cells(columns);
            if (followsEvents == null && follows != null) {
                Set<String> namespace = ref.kind().namespaced() ? Set.of(ref.namespace()) : Set.of();
                Scope scope = new Scope(WellKnown.EVENT, namespace, "", "involvedObject.uid=" + document.uid());
                followsEvents = session.live().view(scope, onFx(batch -> eventsChanged(batch, cells)));
            }
        });
    }

    private void eventsChanged(Batch batch, Cells cells) {
        batch.changed().forEach(row -> eventRows.put(row.uid(), row));
        batch.removed().forEach(eventRows::remove);
        events.set(eventRows.values().stream()
                .map(row -> EventLine.of(row, cells))
                .sorted(Comparator.comparingLong(EventLine::lastSeen).reversed())
                .toList());
    }

    private ViewListener onFx(java.util.function.Consumer<Batch> listener) {
        return ViewListener.ofRows(batch -> fx.later(() -> {
            if (!closed) {
                listener.accept(batch);
            }
        }));
    }

    /** Looks for related objects now, and again whenever the object changed. */
    void wantRelations() {
        wantsRelations = true;
        relate();
    }

    private void relate() {
        if (state.get() instanceof DetailState.Shown(Document document, Catalog catalog)) {
            fx.call(() -> RelatedObjects.of(session.cluster(), catalog, ref.kind(), document))
                    .onDone(found -> relations.set(Optional.of(found)));
        }
    }

    ResourceRef ref() {
        return ref;
    }

    /** Tells whether it is a thing of a container engine, which keeps no events. */
    boolean engine() {
        return EngineKinds.is(ref.kind());
    }

    /** Returns what a container uses, empty while it is not known. */
    ReadOnlyObjectProperty<Optional<Usage>> usageProperty() {
        return usage.getReadOnlyProperty();
    }

    boolean simulated() {
        return session.context().simulated();
    }

    InstantSource clock() {
        return clock;
    }

    ReadOnlyObjectProperty<DetailState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Returns how the object is doing, once its row is known. */
    ReadOnlyObjectProperty<Optional<Health>> healthProperty() {
        return health.getReadOnlyProperty();
    }

    /** Returns what is wrong with the object, the gravest first. */
    ReadOnlyObjectProperty<List<Diagnosis>> diagnosesProperty() {
        return diagnoses.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<List<EventLine>> eventsProperty() {
        return events.getReadOnlyProperty();
    }

    /** Returns the related objects, empty until they are found. */
    ReadOnlyObjectProperty<Optional<List<Related>>> relationsProperty() {
        return relations.getReadOnlyProperty();
    }

    @Override
    public void close() {
        closed = true;
        hide();
    }
}
