package dev.pilothouse.guide.deploy;

import static dev.pilothouse.guide.deploy.Practice.mend;
import static dev.pilothouse.guide.deploy.Situation.spec;
import static dev.pilothouse.guide.deploy.Situation.spot;

import dev.pilothouse.guide.deploy.Workload.Shape;
import dev.pilothouse.guide.form.Mend;
import dev.pilothouse.guide.form.Spot;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Edit;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What is said of each workload: its copies, its selector, its volumes. */
final class WorkloadPractice {

    private final Situation situation;
    private final Practice practice;

    WorkloadPractice(Situation situation, Practice practice) {
        this.situation = situation;
        this.practice = practice;
    }

    void look() {
        for (Workload workload : situation.workloads()) {
            selector(workload);
            copies(workload);
            volumes(workload);
        }
    }

    private void selector(Workload workload) {
        if (workload.shape().ends() || workload.shape() == Shape.POD) {
            return;
        }
        Map<String, String> selector = workload.object().tree().texts("spec", "selector", "matchLabels");
        Spot labels = spot(workload, workload.shape().templatePath("metadata", "labels"));
        Spot spot = spot(workload, "spec", "selector");
        if (selector.isEmpty() && !workload.object().tree().has("spec", "selector", "matchExpressions")) {
            practice.error(spot, "no-selector", List.of(workload.name()), mend("select-by-name", sheet -> {
                Map<String, Object> wanted = Edit.object("app.kubernetes.io/name", workload.name());
                return sheet.with(spot.then("matchLabels"), wanted).with(labels.then("app.kubernetes.io/name"), workload.name());
            }));
        } else if (!workload.podLabels().entrySet().containsAll(selector.entrySet())) {
            practice.error(spot, "selector", List.of(workload.name()), mend("label-pods", sheet -> {
                var labelled = sheet;
                for (Map.Entry<String, String> label : selector.entrySet()) {
                    labelled = labelled.with(labels.then(label.getKey()), label.getValue());
                }
                return labelled;
            }));
        }
    }

    private void copies(Workload workload) {
        if (!workload.shape().hasReplicas()) {
            return;
        }
        boolean scaled = situation.parts("HorizontalPodAutoscaler").stream()
                .anyMatch(part -> spec(part).text("scaleTargetRef", "name").equals(workload.name()));
        if (situation.prod() && workload.shape() == Shape.DEPLOYMENT && workload.replicas() == 1 && !scaled && !hasClaims(workload)) {
            Spot replicas = spot(workload, "spec", "replicas");
            practice.warn(replicas, "single", List.of(workload.name()), mend("two-copies", sheet -> sheet.with(replicas, 2L)));
        }
        boolean several = workload.replicas() > 1 || scaled;
        List<Part> budgets = situation.parts("PodDisruptionBudget").stream().filter(part -> selects(part.document().tree(), workload)).toList();
        boolean kept = !budgets.isEmpty()
                || situation.around("PodDisruptionBudget").anyMatch(budget -> selects(budget.tree(), workload));
        if (situation.prod() && several && !kept) {
            practice.warn(spot(workload, "spec", "replicas"), "no-budget", List.of(workload.name()),
                    mend("add-budget", sheet -> sheet.plus(Companions.budget(workload, situation.namespace(workload.object())))));
        }
        for (Part budget : budgets) {
            if (several && spec(budget).number(0, "minAvailable") >= workload.replicas() && !scaled) {
                Spot spec = spot(budget, "spec");
                practice.warn(spec.then("minAvailable"), "budget-blocks", List.of(budget.document().name()),
                        mend("one-away", sheet -> sheet.without(spec.then("minAvailable")).with(spec.then("maxUnavailable"), 1L)));
            }
        }
    }

    private static boolean selects(Tree budget, Workload workload) {
        Map<String, String> labels = budget.texts("spec", "selector", "matchLabels");
        return !labels.isEmpty() && workload.podLabels().entrySet().containsAll(labels.entrySet());
    }

    private static boolean hasClaims(Workload workload) {
        return workload.pod().trees("volumes").stream().anyMatch(volume -> volume.has("persistentVolumeClaim"));
    }

    private void volumes(Workload workload) {
        List<?> volumes = workload.pod().list("volumes");
        for (int i = 0; i < volumes.size(); i++) {
            Tree volume = new Tree(Map.of("volume", volumes.get(i))).tree("volume");
            Spot spot = spot(workload, workload.shape().podPath("volumes", i));
            if (volume.has("hostPath")) {
                practice.warn(spot.then("hostPath"), "host-path", List.of(volume.text("name"), volume.text("hostPath", "path")),
                        mend("empty-dir", sheet -> sheet.without(spot.then("hostPath")).with(spot.then("emptyDir"), Map.of())));
            }
        }
        List<String> names = workload.pod().trees("volumes").stream().map(volume -> volume.text("name")).toList();
        List<String> claimed = workload.object().tree().trees("spec", "volumeClaimTemplates").stream().map(claim -> claim.text("metadata", "name")).toList();
        for (Workload.Container container : workload.containers()) {
            List<Tree> mounts = container.tree().trees("volumeMounts");
            IntStream.range(0, mounts.size())
                    .filter(i -> !names.contains(mounts.get(i).text("name")) && !claimed.contains(mounts.get(i).text("name")))
                    .forEach(i -> missingVolume(workload, container, i, mounts.get(i).text("name"), volumes.size()));
        }
        if (workload.pod().isTrue("hostNetwork")) {
            Spot spot = spot(workload, workload.shape().podPath("hostNetwork"));
            practice.warn(spot, "host-network", List.of(workload.name()), mend("own-network", sheet -> sheet.without(spot)));
        }
    }

    private void missingVolume(Workload workload, Workload.Container container, int mount, String name, int volumes) {
        Spot spot = spot(workload, workload.path(container, "volumeMounts", mount, "name"));
        Mend[] mends = name.isEmpty() ? new Mend[0] : new Mend[] {mend("add-volume",
                sheet -> sheet.with(spot(workload, workload.shape().podPath("volumes", volumes)), Edit.object("name", name, "emptyDir", Map.of())))};
        practice.error(spot, "no-volume", List.of(name, container.name()), mends);
    }
}
