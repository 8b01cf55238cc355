package dev.pilothouse.guide.deploy;

import static dev.pilothouse.guide.deploy.Stage.key;

import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.form.Checks;
import dev.pilothouse.guide.form.Field;
import dev.pilothouse.guide.form.Lens;
import dev.pilothouse.guide.form.Section;
import dev.pilothouse.guide.form.Sheet;
import dev.pilothouse.guide.form.Spot;
import dev.pilothouse.model.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How many run, how they are replaced, when they run; autoscaler and disruption budget. */
final class CopiesSection {

    private static final int MOST = 10_000;
    private static final long LONGEST = 1_000_000_000L;

    private CopiesSection() {}

    static Section of(Stage stage) {
        List<Field> fields = new ArrayList<>();
        switch (stage.workload().shape()) {
            case DEPLOYMENT -> deployment(stage, fields);
            case STATEFUL_SET -> statefulSet(stage, fields);
            case DAEMON_SET -> daemonSet(stage, fields);
            case JOB -> job(stage, stage.root("spec"), fields);
            case CRON_JOB -> cronJob(stage, fields);
            case REPLICA_SET -> fields.add(copies(stage));
            case POD -> {}
        }
        if (stage.workload().shape().hasReplicas()) {
            fields.add(autoscaler(stage));
        }
        if (!stage.workload().shape().ends()) {
            fields.add(budget(stage));
        }
        return Stage.section("copies", brief(stage), fields);
    }

    private static Effect brief(Stage stage) {
        return switch (stage.workload().shape()) {
            case DEPLOYMENT, STATEFUL_SET, REPLICA_SET -> Stage.brief("copies", Integer.toString(stage.workload().replicas()));
            case DAEMON_SET -> Stage.brief("every-node");
            case CRON_JOB -> Section.plain(stage.spec().text("schedule"));
            case JOB, POD -> Stage.brief("once");
        };
    }

    private static Field copies(Stage stage) {
        return Field.whole(key("replicas"), stage.root("spec", "replicas"), 0, MOST).orElse("1");
    }

    private static void deployment(Stage stage, List<Field> fields) {
        fields.add(copies(stage));
        Spot strategy = stage.root("spec", "strategy");
        fields.add(Field.choice(key("strategy"), strategy.then("type"), "RollingUpdate", "Recreate").orElse("RollingUpdate").by(new Strategy(strategy)));
        if (!stage.sheet().text(strategy.then("type")).equals("Recreate")) {
            Spot rolling = strategy.then("rollingUpdate");
            fields.add(share("max-surge", rolling.then("maxSurge")));
            fields.add(share("max-unavailable", rolling.then("maxUnavailable")));
        }
        fields.add(Field.whole(key("min-ready"), stage.root("spec", "minReadySeconds"), 0, LONGEST).orElse("0"));
        fields.add(Field.whole(key("deadline"), stage.root("spec", "progressDeadlineSeconds"), 1, LONGEST).orElse("600"));
        fields.add(Field.whole(key("history"), stage.root("spec", "revisionHistoryLimit"), 0, MOST).orElse("10"));
    }

    private static Field share(String name, Spot spot) {
        return Field.text(key(name), spot, Checks.COUNT_OR_SHARE).orElse("25%").by(new NumberOrName(spot));
    }

    private static void statefulSet(Stage stage, List<Field> fields) {
        fields.add(copies(stage));
        fields.add(Field.name(key("governing"), stage.root("spec", "serviceName"), stage.names("Service"), Checks.SERVICE_NAME));
        fields.add(Field.choice(key("ordering"), stage.root("spec", "podManagementPolicy"), "OrderedReady", "Parallel").orElse("OrderedReady"));
        update(stage, fields);
        fields.add(Field.whole(key("partition"), stage.root("spec", "updateStrategy", "rollingUpdate", "partition"), 0, MOST).orElse("0"));
    }

    private static void daemonSet(Stage stage, List<Field> fields) {
        update(stage, fields);
        Spot spot = stage.root("spec", "updateStrategy", "rollingUpdate", "maxUnavailable");
        fields.add(Field.text(key("max-unavailable"), spot, Checks.COUNT_OR_SHARE).orElse("1").by(new NumberOrName(spot)));
    }

    private static void update(Stage stage, List<Field> fields) {
        fields.add(Field.choice(key("update"), stage.root("spec", "updateStrategy", "type"), "RollingUpdate", "OnDelete").orElse("RollingUpdate"));
    }

    private static void job(Stage stage, Spot spec, List<Field> fields) {
        fields.add(Field.whole(key("completions"), spec.then("completions"), 1, LONGEST).orElse("1"));
        fields.add(Field.whole(key("parallelism"), spec.then("parallelism"), 0, MOST).orElse("1"));
        fields.add(Field.whole(key("backoff"), spec.then("backoffLimit"), 0, MOST).orElse("6"));
        fields.add(Field.choice(key("restart"), stage.pod("restartPolicy"), "Never", "OnFailure").needed());
        fields.add(Field.whole(key("active-deadline"), spec.then("activeDeadlineSeconds"), 1, LONGEST));
        fields.add(Field.whole(key("ttl"), spec.then("ttlSecondsAfterFinished"), 0, LONGEST));
    }

    private static void cronJob(Stage stage, List<Field> fields) {
        Spot spec = stage.root("spec");
        fields.add(Field.text(key("schedule"), spec.then("schedule"), Checks.CRON).needed());
        fields.add(Field.text(key("time-zone"), spec.then("timeZone")));
        fields.add(Field.choice(key("concurrency"), spec.then("concurrencyPolicy"), "Allow", "Forbid", "Replace").orElse("Allow"));
        fields.add(Field.onOff(key("suspend"), spec.then("suspend")));
        fields.add(Field.whole(key("starting-deadline"), spec.then("startingDeadlineSeconds"), 0, LONGEST));
        fields.add(Field.whole(key("kept-good"), spec.then("successfulJobsHistoryLimit"), 0, MOST).orElse("3"));
        fields.add(Field.whole(key("kept-failed"), spec.then("failedJobsHistoryLimit"), 0, MOST).orElse("1"));
        job(stage, spec.then("jobTemplate", "spec"), fields);
    }

    private static int find(Stage stage, String kind, java.util.function.Predicate<Tree> fits) {
        return Part.of(stage.sheet().text()).stream()
                .filter(part -> part.is(kind) && fits.test(part.document().tree()))
                .mapToInt(Part::index)
                .findFirst()
                .orElse(-1);
    }

    private static String namespace(Stage stage) {
        return new Situation(stage.sheet()).namespace(stage.workload().object());
    }

    private static Field autoscaler(Stage stage) {
        int document = find(stage, "HorizontalPodAutoscaler", tree -> tree.text("spec", "scaleTargetRef", "name").equals(stage.workload().name()));
        Spot spec = Spot.at(Math.max(0, document), "spec");
        return Field.document(key("autoscaler"), document, Companions.autoscaler(stage.workload(), namespace(stage)),
                Field.whole(key("autoscaler-min"), spec.then("minReplicas"), 1, MOST).orElse("1"),
                Field.whole(key("autoscaler-max"), spec.then("maxReplicas"), 1, MOST).needed(),
                Field.whole(key("autoscaler-cpu"), spec.then("metrics", 0, "resource", "target", "averageUtilization"), 1, 1000));
    }

    private static Field budget(Stage stage) {
        int document = find(stage, "PodDisruptionBudget", tree -> {
            var labels = tree.texts("spec", "selector", "matchLabels");
            return !labels.isEmpty() && stage.workload().podLabels().entrySet().containsAll(labels.entrySet());
        });
        Spot spec = Spot.at(Math.max(0, document), "spec");
        return Field.document(key("budget"), document, Companions.budget(stage.workload(), namespace(stage)),
                Field.text(key("budget-max"), spec.then("maxUnavailable"), Checks.COUNT_OR_SHARE).by(new NumberOrName(spec.then("maxUnavailable"))),
                Field.text(key("budget-min"), spec.then("minAvailable"), Checks.COUNT_OR_SHARE).by(new NumberOrName(spec.then("minAvailable"))));
    }

    /** Whoever stops all copies first has no numbers for doing it step by step; the server refuses them. */
    private record Strategy(Spot spot) implements Lens {
        @Override
        public Optional<Object> read(Sheet sheet) {
            return sheet.at(spot.then("type"));
        }

        @Override
        public Sheet write(Sheet sheet, @Nullable Object value) {
            var changed = "Recreate".equals(value) && sheet.at(spot.then("rollingUpdate")).isPresent() ? sheet.without(spot.then("rollingUpdate")) : sheet;
            return value == null ? changed.without(spot.then("type")) : changed.with(spot.then("type"), value);
        }
    }
}
