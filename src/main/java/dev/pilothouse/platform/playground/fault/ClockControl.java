package dev.pilothouse.platform.playground.fault;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.registry.Change;
import dev.pilothouse.platform.playground.registry.Objects;
import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.platform.playground.time.Agenda;
import dev.pilothouse.platform.playground.time.Timestamps;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** Lets the {@code Clock} object named {@code clock} say how the simulated time runs. */
public final class ClockControl implements AutoCloseable {

    static final String RESOURCE = "clocks.sim.pilothouse.dev";

    private static final String NAME = "clock";

    /** How often the clock tells the time while nobody touches it; in wall time not more often than that either. */
    private static final Duration TELLS_EVERY = Duration.ofMinutes(1);

    private final Objects objects;
    private final Agenda agenda;
    private Subscription following = Subscription.NONE;
    private Subscription telling = Subscription.NONE;

    public ClockControl(Objects objects, Agenda agenda) {
        this.objects = objects;
        this.agenda = agenda;
    }

    /** As {@link #start(double)}, with the speed that the time has. */
    public void start() {
        start(agenda.speed());
    }

    /**
     * Follows the clock; its kind must be served already ({@link Definitions}).
     *
     * @param speed at which the time is about to run; what a clock says that is made now, while one that is there keeps its own
     */
    public void start(double speed) {
        boolean made = objects.get(RESOURCE, "", NAME).isEmpty();
        if (made) {
            Map<String, Object> clock = new LinkedHashMap<>();
            clock.put("apiVersion", "sim.pilothouse.dev/v1");
            clock.put("kind", "Clock");
            clock.put("metadata", Map.of("name", NAME));
            clock.put("spec", Map.of("speed", speed));
            objects.create(RESOURCE, Document.of(clock));
        }
        if (made) {
            tell(0, speed);
        }
        AtomicBoolean first = new AtomicBoolean(made);
        following = objects.follow(RESOURCE, change -> {
            if (!first.getAndSet(false)) {
                agenda.soon(() -> changed(change));
            }
        });
        tellNowAndThen();
    }

    private void tellNowAndThen() {
        telling = agenda.after(TELLS_EVERY.multipliedBy((long) Math.max(1, agenda.speed())), () -> {
            tell(0, agenda.speed());
            tellNowAndThen();
        });
    }

    private void changed(Change change) {
        boolean same = change.before().filter(before -> before.tree().tree("spec").equals(change.object().tree().tree("spec"))).isPresent();
        if (same || change.type() == Change.Type.DELETED || !change.object().name().equals(NAME)) {
            return;
        }
        Tree clock = change.object().tree();
        clock.at("spec", "speed").filter(Number.class::isInstance).map(value -> ((Number) value).doubleValue())
                .filter(speed -> speed >= 0 && speed <= 10_000 && speed != agenda.speed())
                .ifPresent(agenda::setSpeed);
        long step = clock.number(0, "spec", "stepSeconds");
        if (step > 0) {
            agenda.leap(Duration.ofSeconds(step));
            agenda.after(Duration.ofSeconds(step), () -> stepped(step));
        }
        tell(0, agenda.speed());
    }

    private void stepped(long step) {
        try {
            objects.patch(RESOURCE, "", NAME, Map.of("spec", Map.of("stepSeconds", 0L)));
            tell(step, agenda.speed());
        } catch (Refusal refusal) {
            if (refusal.code() != 404) {
                throw refusal;
            }
        }
    }

    private void tell(long step, double speed) {
        Tree clock = objects.get(RESOURCE, "", NAME).map(Document::tree).orElse(Tree.EMPTY);
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("now", Timestamps.write(agenda.instant()));
        status.put("speed", speed);
        status.put("steppedSeconds", clock.number(0, "status", "steppedSeconds") + step);
        status.put("observedGeneration", clock.number(1, "metadata", "generation"));
        objects.patchStatus(RESOURCE, "", NAME, Map.of("status", status));
    }

    @Override
    public void close() {
        following.close();
        telling.close();
    }
}
