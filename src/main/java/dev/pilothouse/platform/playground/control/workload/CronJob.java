package dev.pilothouse.platform.playground.control.workload;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.time.Timestamps;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A CronJob as its controller reads it: when it is due, and the Job of a time. */
record CronJob(Document document) {

    static final String RESOURCE = "cronjobs.batch";
    private static final String SCHEDULED = "batch.kubernetes.io/cronjob-scheduled-timestamp";
    private static final int MANY = 100;

    /**
     * The newest time at which it should have run and has not.
     *
     * @param tooMany whether more than a hundred were missed
     */
    record Due(Instant time, boolean tooMany) {}

    Tree tree() {
        return document.tree();
    }

    boolean suspended() {
        return tree().isTrue("spec", "suspend");
    }

    String concurrencyPolicy() {
        return tree().text("spec", "concurrencyPolicy");
    }

    /** Returns its zone; empty when there is no such zone. */
    Optional<ZoneId> zone() {
        String zone = tree().text("spec", "timeZone");
        try {
            return Optional.of(zone.isEmpty() ? ZoneOffset.UTC : ZoneId.of(zone));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    Optional<CronSchedule> schedule() {
        return zone().flatMap(zone -> CronSchedule.parse(tree().text("spec", "schedule"), zone));
    }

    /** Returns how long after its time a run may still start; empty when for ever. */
    Optional<Duration> startingDeadline() {
        return Optional.of(tree().number(-1, "spec", "startingDeadlineSeconds")).filter(seconds -> seconds >= 0).map(Duration::ofSeconds);
    }

    private Instant last() {
        return Timestamps.read(tree().text("status", "lastScheduleTime")).orElseGet(() -> Pods.created(document));
    }

    /** Returns the newest time that was missed, if any was. */
    Optional<Due> due(CronSchedule schedule, Instant now) {
        Instant earliest = startingDeadline().map(now::minus).filter(last()::isBefore).orElse(last());
        Optional<Instant> first = schedule.next(earliest).filter(time -> !time.isAfter(now));
        Optional<Instant> second = first.flatMap(schedule::next);
        if (second.filter(time -> !time.isAfter(now)).isEmpty()) {
            return first.map(time -> new Due(time, false));
        }
        long period = Math.max(1, ChronoUnit.SECONDS.between(first.get(), second.get()));
        long missed = ChronoUnit.SECONDS.between(first.get(), now) / period + 1;
        Instant newest = first.get();
        Optional<Instant> next = schedule.next(first.get().plusSeconds(Math.max(0, missed - 2) * period));
        while (next.filter(time -> !time.isAfter(now)).isPresent()) {
            newest = next.get();
            next = schedule.next(newest);
        }
        return Optional.of(new Due(newest, missed > MANY));
    }

    /** Returns after which time it is due next. */
    Optional<Duration> untilNext(CronSchedule schedule, Instant now) {
        return schedule.next(now).map(time -> Duration.between(now, time).plusMillis(100));
    }

    String jobName(Instant time) {
        return document.name() + "-" + time.getEpochSecond() / 60;
    }

    /** Returns the Job that runs for a time. */
    Document job(Instant time) {
        Tree template = tree().tree("spec", "jobTemplate");
        Map<String, Object> annotations = new LinkedHashMap<>(template.texts("metadata", "annotations"));
        annotations.put(SCHEDULED, DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.atZone(zone().orElse(ZoneOffset.UTC)).toOffsetDateTime()));
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("name", jobName(time));
        metadata.put("namespace", document.namespace());
        metadata.put("labels", template.texts("metadata", "labels"));
        metadata.put("annotations", annotations);
        metadata.put("ownerReferences", List.of(Owners.reference(document)));
        Map<String, Object> job = new LinkedHashMap<>();
        job.put("apiVersion", "batch/v1");
        job.put("kind", "Job");
        job.put("metadata", metadata);
        job.put("spec", template.tree("spec").fields());
        return Document.of(job);
    }

    /** Returns how the status names a Job that runs. */
    static Map<String, Object> reference(Document job) {
        Map<String, Object> reference = new LinkedHashMap<>();
        reference.put("kind", job.kindName());
        reference.put("namespace", job.namespace());
        reference.put("name", job.name());
        reference.put("uid", job.uid());
        reference.put("apiVersion", job.apiVersion());
        reference.put("resourceVersion", job.version());
        return reference;
    }
}
