package dev.pilothouse.platform.playground.control.workload;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.control.Conditions;
import dev.pilothouse.platform.playground.control.Controller;
import dev.pilothouse.platform.playground.control.Events;
import dev.pilothouse.platform.playground.registry.Change;
import dev.pilothouse.platform.playground.registry.DeleteOptions;
import dev.pilothouse.platform.playground.registry.Objects;
import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.platform.playground.time.Agenda;
import dev.pilothouse.platform.playground.time.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Starts a Job whenever a CronJob is due, and tidies away those that are over. */
public final class CronJobController implements Controller {

    private static final DateTimeFormatter RFC_1123 = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

    private final Objects objects;
    private final InstantSource time;
    private final Events events;

    /** When a schedule was changed: what the new one would have wanted before is not made up for. */
    private final Map<Name, Instant> changed = new HashMap<>();

    public CronJobController(Objects objects, Agenda agenda) {
        this.objects = objects;
        this.time = agenda;
        this.events = new Events(objects, agenda, name());
    }

    @Override
    public String name() {
        return "cronjob-controller";
    }

    @Override
    public List<Trigger> triggers() {
        return List.of(new Trigger(CronJob.RESOURCE, this::itself), new Trigger(Job.RESOURCE, CronJobController::ofJob));
    }

    private List<Name> itself(Change change) {
        Name name = new Name(change.object().namespace(), change.object().name());
        if (change.before().filter(before -> !sameTimes(before.tree(), change.object().tree())).isPresent()) {
            changed.put(name, time.instant());
        }
        return List.of(name);
    }

    private static boolean sameTimes(Tree before, Tree now) {
        return before.text("spec", "schedule").equals(now.text("spec", "schedule"))
                && before.text("spec", "timeZone").equals(now.text("spec", "timeZone"));
    }

    private static List<Name> ofJob(Change change) {
        return Stream.concat(Stream.of(change.object()), change.before().stream())
                .flatMap(job -> Owners.controllerOf(job).stream())
                .filter(owner -> owner.text("kind").equals("CronJob"))
                .map(owner -> new Name(change.object().namespace(), owner.text("name")))
                .distinct()
                .toList();
    }

    /** What is known of a CronJob while it is looked at: the Jobs that run, by uid, and the times of its status. */
    private static final class Ledger {
        private final Map<String, Map<String, Object>> active = new LinkedHashMap<>();
        private String lastScheduleTime;
        private String lastSuccessfulTime;

        private Ledger(Tree cronJob) {
            cronJob.trees("status", "active").forEach(job -> active.put(job.text("uid"), job.fields()));
            lastScheduleTime = cronJob.text("status", "lastScheduleTime");
            lastSuccessfulTime = cronJob.text("status", "lastSuccessfulTime");
        }

        private Map<String, Object> status() {
            Map<String, Object> status = new LinkedHashMap<>();
            if (!active.isEmpty()) {
                status.put("active", List.copyOf(active.values()));
            }
            if (!lastScheduleTime.isEmpty()) {
                status.put("lastScheduleTime", lastScheduleTime);
            }
            if (!lastSuccessfulTime.isEmpty()) {
                status.put("lastSuccessfulTime", lastSuccessfulTime);
            }
            return status;
        }
    }

    @Override
    public Optional<Duration> reconcile(Name name) {
        Optional<CronJob> found = objects.get(CronJob.RESOURCE, name.namespace(), name.name()).map(CronJob::new);
        if (found.isEmpty()) {
            changed.remove(name);
            return Optional.empty();
        }
        CronJob cronJob = found.get();
        Ledger ledger = new Ledger(cronJob.tree());
        List<Document> jobs = objects.controlledBy(Job.RESOURCE, cronJob.document().uid());
        tidy(cronJob, jobs, ledger);
        takeStock(cronJob, jobs, ledger);
        try {
            return Owners.beingDeleted(cronJob.document()) ? Optional.empty() : run(cronJob, ledger);
        } finally {
            writeStatus(cronJob, ledger);
        }
    }

    private void writeStatus(CronJob cronJob, Ledger ledger) {
        if (!cronJob.tree().tree("status").fields().equals(ledger.status())) {
            objects.updateStatus(CronJob.RESOURCE, Edit.set(cronJob.document(), ledger.status(), "status"));
        }
    }

    private void tidy(CronJob cronJob, List<Document> jobs, Ledger ledger) {
        tidy(cronJob, jobs, Job.COMPLETE, "successfulJobsHistoryLimit", ledger);
        tidy(cronJob, jobs, Job.FAILED, "failedJobsHistoryLimit", ledger);
    }

    private void tidy(CronJob cronJob, List<Document> jobs, String condition, String limit, Ledger ledger) {
        List<Document> over = jobs.stream()
                .filter(job -> Conditions.of(job.tree()).isTrue(condition) && !Owners.beingDeleted(job))
                .sorted(Comparator.comparing((Document job) -> job.tree().text("status", "startTime")).thenComparing(Document::name))
                .toList();
        long surplus = over.size() - cronJob.tree().number(over.size(), "spec", limit);
        over.stream().limit(Math.max(0, surplus)).forEach(job -> delete(cronJob, job, ledger));
    }

    private void delete(CronJob cronJob, Document job, Ledger ledger) {
        try {
            objects.delete(Job.RESOURCE, job.namespace(), job.name(), DeleteOptions.background());
            ledger.active.remove(job.uid());
            events.normal(cronJob.document(), "SuccessfulDelete", "Deleted job " + job.name());
        } catch (Refusal refusal) {
            events.warning(cronJob.document(), "FailedDelete", "Deleted job: " + refusal.getMessage());
        }
    }

    private void takeStock(CronJob cronJob, List<Document> jobs, Ledger ledger) {
        for (Document job : jobs) {
            boolean known = ledger.active.containsKey(job.uid());
            if (!Job.finished(job)) {
                if (!known) {
                    String message = "Saw a job that the controller did not create or forgot: " + job.name();
                    events.warning(cronJob.document(), "UnexpectedJob", message);
                }
                continue;
            }
            boolean well = Conditions.of(job.tree()).isTrue(Job.COMPLETE);
            if (known) {
                ledger.active.remove(job.uid());
                String message = "Saw completed job: " + job.name() + ", condition: " + (well ? Job.COMPLETE : Job.FAILED);
                events.normal(cronJob.document(), "SawCompletedJob", message);
            }
            String completed = job.tree().text("status", "completionTime");
            if (well && completed.compareTo(ledger.lastSuccessfulTime) > 0) {
                ledger.lastSuccessfulTime = completed;
            }
        }
        for (Map<String, Object> active : List.copyOf(ledger.active.values())) {
            Tree reference = new Tree(active);
            if (objects.get(Job.RESOURCE, reference.text("namespace"), reference.text("name")).isEmpty()) {
                ledger.active.remove(reference.text("uid"));
                events.normal(cronJob.document(), "MissingJob", "Active job went missing: " + reference.text("name"));
            }
        }
    }

    private Optional<Duration> run(CronJob cronJob, Ledger ledger) {
        Document document = cronJob.document();
        if (cronJob.zone().isEmpty()) {
            String zone = cronJob.tree().text("spec", "timeZone");
            events.warning(document, "UnknownTimeZone", "invalid timeZone: \"" + zone + "\": unknown time zone " + zone);
            return Optional.empty();
        }
        if (cronJob.suspended()) {
            return Optional.empty();
        }
        Optional<CronSchedule> schedule = cronJob.schedule();
        if (schedule.isEmpty()) {
            events.warning(document, "UnparseableSchedule", "unparseable schedule: \"" + cronJob.tree().text("spec", "schedule") + "\"");
            return Optional.empty();
        }
        Instant now = time.instant();
        Instant since = changed.getOrDefault(new Name(document.namespace(), document.name()), Instant.MIN);
        Optional<CronJob.Due> due = cronJob.due(schedule.get(), now).filter(missed -> missed.time().isAfter(since));
        if (due.isPresent()) {
            if (due.get().tooMany()) {
                events.warning(document, "TooManyMissedTimes", "too many missed start times. Set or decrease .spec.startingDeadlineSeconds or check clock skew");
            }
            start(cronJob, due.get().time(), ledger, now);
        }
        return cronJob.untilNext(schedule.get(), now);
    }

    private void start(CronJob cronJob, Instant at, Ledger ledger, Instant now) {
        Document document = cronJob.document();
        if (cronJob.startingDeadline().filter(deadline -> at.plus(deadline).isBefore(now)).isPresent()) {
            String when = RFC_1123.format(at.atOffset(ZoneOffset.UTC));
            events.warning(document, "MissSchedule", "Missed scheduled time to start a job: " + when);
            return;
        }
        boolean started = ledger.lastScheduleTime.equals(Timestamps.write(at))
                || ledger.active.values().stream().anyMatch(job -> cronJob.jobName(at).equals(job.get("name")));
        if (started) {
            return;
        }
        if (cronJob.concurrencyPolicy().equals("Forbid") && !ledger.active.isEmpty()) {
            String message = "Not starting job because prior execution is running and concurrency policy is Forbid";
            events.normal(document, "JobAlreadyActive", message);
            return;
        }
        if (cronJob.concurrencyPolicy().equals("Replace")) {
            List.copyOf(ledger.active.values()).stream()
                    .map(Tree::new)
                    .flatMap(job -> objects.get(Job.RESOURCE, job.text("namespace"), job.text("name")).stream())
                    .forEach(job -> delete(cronJob, job, ledger));
        }
        create(cronJob, at).ifPresent(job -> {
            ledger.active.put(job.uid(), CronJob.reference(job));
            ledger.lastScheduleTime = Timestamps.write(at);
        });
    }

    private Optional<Document> create(CronJob cronJob, Instant at) {
        try {
            Document job = objects.create(Job.RESOURCE, cronJob.job(at));
            events.normal(cronJob.document(), "SuccessfulCreate", "Created job " + job.name());
            return Optional.of(job);
        } catch (Refusal refusal) {
            if (refusal.reason().equals("AlreadyExists")) {
                return objects.get(Job.RESOURCE, cronJob.document().namespace(), cronJob.jobName(at))
                        .filter(job -> Owners.controls(cronJob.document(), job));
            }
            if (OwnedPods.namespaceEnds(refusal)) {
                return Optional.empty();
            }
            events.warning(cronJob.document(), "FailedCreate", "Error creating job: " + refusal.getMessage());
            throw refusal;
        }
    }
}
