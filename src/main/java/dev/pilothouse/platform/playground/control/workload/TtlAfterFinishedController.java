package dev.pilothouse.platform.playground.control.workload;

import dev.pilothouse.model.Document;
import dev.pilothouse.platform.playground.control.Controller;
import dev.pilothouse.platform.playground.registry.DeleteOptions;
import dev.pilothouse.platform.playground.registry.Objects;
import dev.pilothouse.platform.playground.time.Agenda;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Deletes Jobs that finished, with their pods, once {@code ttlSecondsAfterFinished} is over. */
public final class TtlAfterFinishedController implements Controller {

    private final Objects objects;
    private final InstantSource time;

    public TtlAfterFinishedController(Objects objects, Agenda agenda) {
        this.objects = objects;
        this.time = agenda;
    }

    @Override
    public String name() {
        return "ttl-after-finished-controller";
    }

    @Override
    public List<Trigger> triggers() {
        return List.of(Triggers.self(Job.RESOURCE));
    }

    @Override
    public Optional<Duration> reconcile(Name name) {
        Optional<Document> job = objects.get(Job.RESOURCE, name.namespace(), name.name());
        Optional<Duration> left = job.filter(found -> found.tree().has("spec", "ttlSecondsAfterFinished") && !Owners.beingDeleted(found))
                .flatMap(found -> Job.finishedAt(found).map(end -> end.plusSeconds(found.tree().number(0, "spec", "ttlSecondsAfterFinished"))))
                .map(end -> Duration.between(time.instant(), end));
        if (left.filter(Duration::isPositive).isPresent()) {
            return left;
        }
        left.ifPresent(_ -> objects.delete(Job.RESOURCE, name.namespace(), name.name(), DeleteOptions.background()));
        return Optional.empty();
    }
}
