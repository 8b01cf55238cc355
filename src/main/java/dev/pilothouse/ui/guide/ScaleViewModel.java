package dev.pilothouse.ui.guide;

import dev.pilothouse.guide.Scale;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.session.Session;
import dev.pilothouse.text.Difference;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.kit.ShownYaml;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import org.jspecify.annotations.Nullable;

/** Chooses the number of copies of one workload, says what follows, and hands the draft to the review. */
final class ScaleViewModel implements AutoCloseable {

    /** The difference is worked out when the slider has rested that long. */
    static final Duration REST = Duration.ofMillis(150);

    /** More copies than this are a slip of the finger. */
    static final int MOST = 10_000;

    private final Session session;
    private final ResourceRef ref;
    private final Fx fx;
    private final Sending sending;
    private final ReadOnlyObjectWrapper<ScaleState> state = new ReadOnlyObjectWrapper<>(new ScaleState.Reading());
    private final IntegerProperty replicas = new SimpleIntegerProperty();
    private final ShownYaml yaml = new ShownYaml();
    private @Nullable Document live;
    private Fx.@Nullable Call<?> reading;
    private Subscription waiting = Subscription.NONE;

    ScaleViewModel(ResourceRef ref, Sending sending) {
        this.ref = ref;
        this.sending = sending;
        session = sending.session();
        fx = sending.fx();
        replicas.subscribe((_, _) -> moved());
    }

    ReadOnlyObjectProperty<ScaleState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    ResourceRef ref() {
        return ref;
    }

    /** The number that the person chooses. */
    IntegerProperty replicasProperty() {
        return replicas;
    }

    /** Tells whether a change may be applied without a review. */
    boolean free() {
        return sending.free();
    }

    /** Reads the workload and what stands around it. */
    void start() {
        if (!Scale.fits(ref)) {
            state.set(new ScaleState.NoCopies());
            return;
        }
        state.set(new ScaleState.Reading());
        reading = fx.call(() -> {
                    Document found = session.cluster().get(ref);
                    return new Found(found, Scale.of(found, ref, session.around(ref.namespace(), Scale.AROUND)));
                })
                .onDone(found -> {
                    live = found.live();
                    replicas.set(found.scale().current());
                    state.set(new ScaleState.Choosing(found.scale(), difference(found.scale().current())));
                    measure();
                })
                .onRefused(this::refuse);
    }

    /** Reading all pods may take a while, so the number can be chosen before it is known what the nodes have left. */
    private void measure() {
        reading = fx.call(session::room)
                .onDone(room -> {
                    if (state.get() instanceof ScaleState.Choosing(Scale scale, Difference difference)) {
                        state.set(new ScaleState.Choosing(scale.within(room), difference));
                    }
                })
                .onRefused(_ -> {});
    }

    private record Found(Document live, Scale scale) {}

    /** Moves the number by some steps and stays within what makes sense. */
    void step(int by) {
        replicas.set(Math.clamp((long) replicas.get() + by, 0, MOST));
    }

    /** Goes to the review, when there is something to review. */
    void review() {
        if (state.get() instanceof ScaleState.Choosing choosing && changes(choosing.scale())) {
            sending.review().accept(choosing.scale().draft(replicas.get()));
        }
    }

    /** Applies at once where the guard is free and the server has nothing to say; anything else goes to the review. */
    void applyNow() {
        if (state.get() instanceof ScaleState.Choosing choosing && changes(choosing.scale())) {
            state.set(new ScaleState.Applying(choosing.scale(), choosing.difference()));
            sending.atOnce(choosing.scale().draft(replicas.get()), () -> state.set(choosing));
        }
    }

    boolean changes(Scale scale) {
        return replicas.get() != scale.current();
    }

    private void moved() {
        waiting.close();
        if (state.get() instanceof ScaleState.Choosing choosing) {
            waiting = fx.after(REST, () -> state.set(new ScaleState.Choosing(choosing.scale(), difference(replicas.get()))));
        }
    }

    private Difference difference(int number) {
        if (live == null) {
            return new Difference(List.of());
        }
        Map<String, Object> fields = new LinkedHashMap<>(live.fields());
        Map<String, Object> spec = new LinkedHashMap<>(live.tree().tree("spec").fields());
        spec.put("replicas", (long) number);
        fields.put("spec", spec);
        return Difference.between(yaml.of(Optional.of(live)), yaml.of(Optional.of(Document.of(fields))));
    }

    private void refuse(Problem problem) {
        state.set(new ScaleState.Refused(problem));
    }

    @Override
    public void close() {
        waiting.close();
        if (reading != null) {
            reading.cancel();
        }
    }
}
