package dev.pilothouse.ui.forward;

import dev.pilothouse.forward.Forwards;
import dev.pilothouse.forward.Report;
import dev.pilothouse.forward.State;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.navigation.LivePage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** The forwards of the open cluster, read again when one changes and each second for their traffic while somebody looks. */
final class ForwardsViewModel implements LivePage.Model {

    private static final Duration BEAT = Duration.ofSeconds(1);

    private final Forwards forwards;
    private final Fx fx;
    private final ReadOnlyObjectWrapper<List<Report>> reports = new ReadOnlyObjectWrapper<>(List.of());
    private final ObjectProperty<Optional<Long>> chosen = new SimpleObjectProperty<>(Optional.empty());
    private Subscription news = Subscription.NONE;
    private Subscription next = Subscription.NONE;

    ForwardsViewModel(Forwards forwards, Fx fx) {
        this.forwards = forwards;
        this.fx = fx;
        read();
    }

    ReadOnlyObjectProperty<List<Report>> reportsProperty() {
        return reports.getReadOnlyProperty();
    }

    /** The id of the one that is chosen. */
    ObjectProperty<Optional<Long>> chosenProperty() {
        return chosen;
    }

    Optional<Report> chosen() {
        return reports.get().stream().filter(report -> chosen.get().equals(Optional.of(report.id()))).findFirst();
    }

    @Override
    public void start() {
        stop();
        news = forwards.onChange(() -> fx.later(this::read));
        beat();
    }

    @Override
    public void stop() {
        news.close();
        next.close();
    }

    private void beat() {
        read();
        next = fx.after(BEAT, this::beat);
    }

    private void read() {
        List<Report> now = forwards.reports();
        if (!now.equals(reports.get())) {
            reports.set(now);
        }
        if (chosen().isEmpty()) {
            chosen.set(now.stream().findFirst().map(Report::id));
        }
    }

    /** Pauses the chosen one, or begins it again. */
    void toggle() {
        with(report -> {
            if (report.state() instanceof State.Paused || report.state() instanceof State.Failed) {
                forwards.resume(report.id());
            } else {
                forwards.pause(report.id());
            }
        });
    }

    /** Takes the free port that is offered in place of the taken one. */
    void takeNext() {
        with(report -> {
            if (report.state() instanceof State.PortTaken taken) {
                forwards.resume(report.id(), taken.next());
            }
        });
    }

    /** Tries the same port once more. */
    void tryAgain() {
        with(report -> forwards.resume(report.id()));
    }

    void starts(boolean now) {
        with(report -> forwards.starts(report.id(), now));
    }

    void remove() {
        with(report -> forwards.remove(report.id()));
    }

    private void with(Consumer<Report> deed) {
        chosen().ifPresent(deed);
        read();
    }

    @Override
    public void close() {
        stop();
    }
}
