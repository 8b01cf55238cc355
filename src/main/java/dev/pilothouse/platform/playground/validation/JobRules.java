package dev.pilothouse.platform.playground.validation;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Jobs and cron jobs. */
final class JobRules {

    private static final List<String> NOT_NEGATIVE = List.of(
            "parallelism", "completions", "activeDeadlineSeconds", "backoffLimit", "ttlSecondsAfterFinished", "backoffLimitPerIndex", "maxFailedIndexes");
    private static final List<String> SET_ONCE = List.of("completionMode", "podFailurePolicy", "backoffLimitPerIndex", "managedBy", "successPolicy");
    private static final List<String> CHANGEABLE_WHILE_SUSPENDED = List.of("affinity", "nodeSelector", "tolerations", "schedulingGates");
    private static final long MOST_PARALLEL_INDEXED = 100_000;
    private static final int CRON_JOB_NAME = 52;

    private JobRules() {}

    static void job(Spot job) {
        generatedSelector(job);
        spec(job.at("spec"));
        selector(job.at("spec"));
        Spot completions = job.at("spec", "completions");
        if (job.at("spec", "completionMode").text().equals("Indexed") && completions.number() > 0) {
            String host = job.at("metadata", "name").text() + "-" + (completions.number() - 1);
            if (!Names.label(host).isEmpty()) {
                job.at("metadata", "name").invalid("will not able to create pod with invalid DNS label: " + host);
            }
        }
    }

    private static void generatedSelector(Spot job) {
        Spot spec = job.at("spec");
        if (spec.at("manualSelector").isTrue() || !spec.at("selector").present()) {
            return;
        }
        Map<String, String> expected = new LinkedHashMap<>();
        expected.put("controller-uid", job.at("metadata", "uid").text());
        expected.put("job-name", job.at("metadata", "name").text());
        expected.put("batch.kubernetes.io/controller-uid", job.at("metadata", "uid").text());
        expected.put("batch.kubernetes.io/job-name", job.at("metadata", "name").text());
        Spot metadata = spec.at("template", "metadata");
        Map<String, String> labels = metadata.tree().texts("labels");
        expected.forEach((key, value) -> {
            if (!labels.containsKey(key)) {
                metadata.at("labels").keyed(key, null).required("must be '" + value + "'");
            } else if (!value.equals(labels.get(key))) {
                metadata.at("labels").keyed(key, labels).invalid("must be '" + value + "'");
            }
        });
        if (!SelectorRules.matches(spec.at("selector"), expected)) {
            spec.at("selector").invalid("`selector` not auto-generated");
        }
    }

    private static void selector(Spot spec) {
        if (!spec.at("selector").present()) {
            spec.at("selector").required("");
        } else {
            SelectorRules.check(spec.at("selector"));
        }
        if (SelectorRules.isWhole(spec.at("selector"))) {
            WorkloadRules.matches(spec);
        }
    }

    private static void spec(Spot spec) {
        NOT_NEGATIVE.forEach(number -> spec.at(number).notNegative());
        Spot perIndex = spec.at("backoffLimitPerIndex");
        Spot failed = spec.at("maxFailedIndexes");
        if (failed.present() && !perIndex.present()) {
            perIndex.required("when maxFailedIndexes is specified");
        }
        Spot mode = spec.at("completionMode");
        if (mode.present()) {
            mode.oneOf("NonIndexed", "Indexed");
        }
        if (mode.text().equals("Indexed")) {
            indexed(spec);
        } else if (mode.empty() || mode.text().equals("NonIndexed")) {
            for (Spot number : List.of(perIndex, failed)) {
                if (number.present()) {
                    number.invalid("requires indexed completion mode");
                }
            }
        }
        if (spec.at("podFailurePolicy").present()) {
            JobPolicyRules.failure(spec);
        }
        if (spec.at("successPolicy").present()) {
            JobPolicyRules.success(spec);
        }
        JobPolicyRules.replacement(spec);
        PodRules.template(spec.at("template"));
        restartPolicy(spec);
    }

    private static void indexed(Spot spec) {
        if (!spec.at("completions").present()) {
            spec.at("completions").required("when completion mode is Indexed");
        }
        if (spec.at("parallelism").number() > MOST_PARALLEL_INDEXED) {
            spec.at("parallelism").invalid("must be less than or equal to " + MOST_PARALLEL_INDEXED + " when completion mode is Indexed");
        }
        Spot failed = spec.at("maxFailedIndexes");
        if (spec.at("completions").present() && failed.number() > spec.at("completions").number()) {
            failed.invalid("must be less than or equal to completions");
        }
    }

    private static void restartPolicy(Spot spec) {
        Spot policy = spec.at("template", "spec", "restartPolicy");
        if (policy.empty() || policy.text().equals("Always")) {
            policy.required("valid values: \"OnFailure\", \"Never\"");
        } else if (!List.of("OnFailure", "Never").contains(policy.text())) {
            policy.unsupported(List.of("OnFailure", "Never"));
        } else if (spec.at("podFailurePolicy").present() && !policy.text().equals("Never")) {
            policy.invalid("only \"Never\" is supported when podFailurePolicy is specified");
        }
    }

    static void jobUpdate(Spot job, Spot before) {
        Spot spec = job.at("spec");
        Spot old = before.at("spec");
        job(job);
        if (!spec.at("completionMode").text().equals("Indexed")) {
            spec.at("completions").unchanged(old.at("completions"));
        } else if (!spec.at("completions").same(old.at("completions")) && spec.at("completions").number() != spec.at("parallelism").number()) {
            spec.at("completions").invalid("can only be modified in tandem with spec.parallelism");
        }
        spec.at("selector").unchanged(old.at("selector"));
        boolean waiting = old.at("suspend").isTrue() && !before.at("status", "startTime").present();
        if (!Same.values(template(spec, waiting), template(old, waiting))) {
            spec.at("template").invalid("field is immutable");
        }
        SET_ONCE.forEach(field -> spec.at(field).unchanged(old.at(field)));
    }

    private static Map<String, Object> template(Spot spec, boolean waiting) {
        Map<String, Object> template = new LinkedHashMap<>(spec.at("template").tree().fields());
        if (waiting) {
            Map<String, Object> podSpec = new LinkedHashMap<>(spec.at("template", "spec").tree().fields());
            podSpec.keySet().removeAll(CHANGEABLE_WHILE_SUSPENDED);
            template.put("spec", podSpec);
            template.remove("metadata");
        }
        return template;
    }

    static void cronJob(Spot cronJob) {
        cronJobSpec(cronJob.at("spec"), null);
        Spot name = cronJob.at("metadata", "name");
        if (name.text().length() > CRON_JOB_NAME) {
            name.invalid("must be no more than " + CRON_JOB_NAME + " characters");
        }
    }

    static void cronJobUpdate(Spot cronJob, Spot before) {
        cronJobSpec(cronJob.at("spec"), before.at("spec"));
    }

    private static void cronJobSpec(Spot spec, @Nullable Spot before) {
        Spot schedule = spec.at("schedule");
        if (schedule.empty()) {
            schedule.required("");
        } else {
            CronFormat.check(schedule.text()).ifPresent(schedule::invalid);
            boolean hadZone = before != null && before.at("schedule").text().contains("TZ");
            if (schedule.text().contains("TZ") && !hadZone) {
                schedule.invalid("cannot use TZ or CRON_TZ in schedule, use timeZone field instead");
            }
        }
        spec.at("startingDeadlineSeconds").notNegative();
        if (spec.at("timeZone").present() && (before == null || !spec.at("timeZone").same(before.at("timeZone")))) {
            timeZone(spec.at("timeZone"));
        }
        spec.at("concurrencyPolicy").requiredOneOf("Allow", "Forbid", "Replace");
        Spot template = spec.at("jobTemplate", "spec");
        spec(template);
        if (template.at("selector").present()) {
            template.at("selector").invalid("`selector` will be auto-generated");
        }
        if (template.at("manualSelector").isTrue()) {
            template.at("manualSelector").unsupported(List.of("nil", "false"));
        }
        spec.at("successfulJobsHistoryLimit").notNegative();
        spec.at("failedJobsHistoryLimit").notNegative();
    }

    private static void timeZone(Spot zone) {
        String name = zone.text();
        if (name.isEmpty()) {
            zone.invalid("timeZone must be nil or non-empty string");
        } else if (name.equalsIgnoreCase("Local")) {
            zone.invalid("timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones");
        } else if (!isKnown(name)) {
            zone.invalid("unknown time zone " + name);
        }
    }

    private static boolean isKnown(String zone) {
        try {
            return ZoneId.getAvailableZoneIds().contains(zone) || ZoneId.of(zone).getId().equals("UTC");
        } catch (DateTimeException e) {
            return false;
        }
    }
}
