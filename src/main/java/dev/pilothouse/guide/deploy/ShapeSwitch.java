package dev.pilothouse.guide.deploy;

import dev.pilothouse.guide.deploy.Workload.Shape;
import dev.pilothouse.guide.form.Lens;
import dev.pilothouse.guide.form.Sheet;
import dev.pilothouse.guide.form.Spot;
import dev.pilothouse.model.Tree;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes another kind of workload of one, keeping what fits: the pods stay as they are, and what the new kind does not have goes. */
record ShapeSwitch(Workload workload) implements Lens {

    private static final Map<Shape, Set<String>> SPEC = Map.of(
            Shape.DEPLOYMENT, Set.of("replicas", "selector", "template", "strategy", "minReadySeconds", "revisionHistoryLimit", "paused", "progressDeadlineSeconds"),
            Shape.STATEFUL_SET, Set.of("replicas", "selector", "template", "updateStrategy", "minReadySeconds", "revisionHistoryLimit", "serviceName",
                    "podManagementPolicy", "volumeClaimTemplates", "ordinals", "persistentVolumeClaimRetentionPolicy"),
            Shape.DAEMON_SET, Set.of("selector", "template", "updateStrategy", "minReadySeconds", "revisionHistoryLimit"),
            Shape.JOB, Set.of("template", "completions", "parallelism", "backoffLimit", "activeDeadlineSeconds", "ttlSecondsAfterFinished", "completionMode", "suspend"),
            Shape.CRON_JOB, Set.of("jobTemplate", "schedule", "timeZone", "concurrencyPolicy", "suspend", "startingDeadlineSeconds",
                    "successfulJobsHistoryLimit", "failedJobsHistoryLimit"));

    @Override
    public Optional<Object> read(Sheet sheet) {
        return Optional.of(workload.shape().kind());
    }

    @Override
    public Sheet write(Sheet sheet, @Nullable Object value) {
        return Arrays.stream(Shape.values())
                .filter(shape -> shape.kind().equals(value) && shape != workload.shape() && SPEC.containsKey(shape))
                .findFirst()
                .map(shape -> change(sheet, shape))
                .orElse(sheet);
    }

    private Sheet change(Sheet sheet, Shape to) {
        Spot root = Spot.at(workload.document());
        Sheet changed = sheet.with(root.then("apiVersion"), to.ends() ? "batch/v1" : "apps/v1").with(root.then("kind"), to.kind());
        changed = moveTemplate(changed, to, root);
        for (String field : sheet.tree(root.then("spec")).fields().keySet()) {
            if (!SPEC.getOrDefault(to, Set.of()).contains(field) && !field.equals("jobTemplate")) {
                changed = changed.without(root.then("spec", field));
            }
        }
        changed = needs(changed, to, root);
        return follow(changed, to);
    }

    private Sheet moveTemplate(Sheet sheet, Shape to, Spot root) {
        Spot from = root.then(workload.shape().templatePath());
        Spot there = root.then(to.templatePath());
        if (from.equals(there)) {
            return sheet;
        }
        Sheet moved = sheet.with(there, workload.template().fields());
        return workload.shape() == Shape.CRON_JOB ? moved.without(root.then("spec", "jobTemplate")) : moved.without(from);
    }

    /** What the new kind insists on. */
    private Sheet needs(Sheet sheet, Shape to, Spot root) {
        Sheet changed = sheet;
        Spot policy = root.then(to.podPath("restartPolicy"));
        String restart = sheet.text(policy);
        if (to.ends() && !List.of("Never", "OnFailure").contains(restart)) {
            changed = changed.with(policy, "Never");
        } else if (!to.ends() && !restart.isEmpty() && !restart.equals("Always")) {
            changed = changed.without(policy);
        }
        if (!to.ends() && changed.tree(root.then("spec", "selector")).fields().isEmpty()) {
            changed = changed.with(root.then("spec", "selector", "matchLabels", Stage.NAME_LABEL), workload.name())
                    .with(root.then(to.templatePath("metadata", "labels", Stage.NAME_LABEL)), workload.name());
        }
        if (to == Shape.CRON_JOB && sheet.text(root.then("spec", "schedule")).isEmpty()) {
            changed = changed.with(root.then("spec", "schedule"), "0 3 * * *");
        }
        if (to == Shape.STATEFUL_SET && sheet.text(root.then("spec", "serviceName")).isEmpty()) {
            changed = changed.with(root.then("spec", "serviceName"), workload.name());
        }
        return changed;
    }

    /** An autoscaler names the kind that it scales. */
    private Sheet follow(Sheet sheet, Shape to) {
        Sheet changed = sheet;
        for (Part part : Part.of(sheet.text())) {
            Tree target = part.document().tree().tree("spec", "scaleTargetRef");
            if (part.is("HorizontalPodAutoscaler") && target.text("name").equals(workload.name()) && to.hasReplicas()) {
                changed = changed.with(Spot.at(part.index(), "spec", "scaleTargetRef", "kind"), to.kind());
            }
        }
        return changed;
    }
}
