package dev.pilothouse.platform.playground.control.workload;

import dev.pilothouse.model.Document;
import dev.pilothouse.platform.playground.control.Controller;
import dev.pilothouse.platform.playground.control.Events;
import dev.pilothouse.platform.playground.registry.Objects;
import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.platform.playground.time.Agenda;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Runs Jobs to their end: makes pods until enough succeeded, too many failed, or the time is over. */
public final class JobController implements Controller {

    private final Objects objects;
    private final Agenda agenda;
    private final Events events;
    private final OwnedPods pods;
    private final Claims claims;
    private final JobBackoff backoff = new JobBackoff();

    /** Pods that a status counts already and that are still being let go. */
    private final Set<String> counted = new HashSet<>();

    public JobController(Objects objects, Agenda agenda) {
        this.objects = objects;
        this.agenda = agenda;
        this.events = new Events(objects, agenda, name());
        this.pods = new OwnedPods(objects, agenda, events);
        this.claims = new Claims(objects, Job.RESOURCE, "Job", OwnedPods.RESOURCE, owner -> new Job(owner).selector(), (_, _) -> true);
    }

    @Override
    public String name() {
        return "job-controller";
    }

    @Override
    public List<Trigger> triggers() {
        return List.of(Triggers.self(Job.RESOURCE), claims.trigger());
    }

    @Override
    public Optional<Duration> reconcile(Name name) {
        Optional<Job> found = objects.get(Job.RESOURCE, name.namespace(), name.name()).map(Job::new);
        if (found.isEmpty()) {
            letGoOfOrphans(name);
            return Optional.empty();
        }
        Job job = found.get();
        if (job.managedByOthers()) {
            return Optional.empty();
        }
        List<Document> owned = claims.of(job.document());
        if (job.finished()) {
            backoff.forget(job.document().uid());
            owned.forEach(this::letGo);
            return Optional.empty();
        }
        JobTally tally = JobTally.of(job, owned, counted, agenda.instant());
        backoff.note(job.document().uid(), tally.newlySucceeded(), tally.newlyFailed());
        JobRound round = new JobRound(tally, pods, events, backoff);
        round.act();
        Map<String, Object> status = round.status();
        if (!job.tree().tree("status").fields().equals(status)) {
            objects.updateStatus(Job.RESOURCE, Edit.set(job.document(), status, "status"));
        }
        round.told().forEach(Runnable::run);
        List<Document> done = round.toLetGo();
        done.forEach(pod -> counted.add(pod.uid()));
        done.forEach(this::letGo);
        Optional<Refusal> failure = round.failure();
        if (failure.isPresent()) {
            throw failure.get();
        }
        return round.again();
    }

    private void letGoOfOrphans(Name job) {
        objects.list(OwnedPods.RESOURCE, job.namespace()).stream()
                .filter(pod -> Job.tracked(pod)
                        && Owners.controllerOf(pod)
                                .filter(owner -> owner.text("kind").equals("Job") && owner.text("name").equals(job.name()))
                                .isPresent())
                .forEach(this::letGo);
    }

    private void letGo(Document pod) {
        if (!Job.tracked(pod)) {
            counted.remove(pod.uid());
            return;
        }
        List<?> finalizers = pod.tree().list("metadata", "finalizers").stream().filter(finalizer -> !finalizer.equals(Job.FINALIZER)).toList();
        try {
            objects.patch(OwnedPods.RESOURCE, pod.namespace(), pod.name(), Map.of("metadata", Map.of("finalizers", finalizers)));
        } catch (Refusal refusal) {
            if (refusal.code() != 404) {
                throw refusal;
            }
        }
        counted.remove(pod.uid());
    }
}
