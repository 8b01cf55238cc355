package dev.pilothouse.platform.playground.validation;

import dev.pilothouse.model.Tree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Deployments, replica sets, stateful sets, daemon sets and replication controllers: selector, template, how they roll. */
final class WorkloadRules {

    private static final String NO_MATCH = "`selector` does not match template `labels`";
    private static final Set<String> CHANGEABLE_OF_STATEFUL_SETS = Set.of(
            "replicas", "ordinals", "template", "updateStrategy", "revisionHistoryLimit", "persistentVolumeClaimRetentionPolicy", "minReadySeconds");

    private WorkloadRules() {}

    static void deployment(Spot deployment) {
        Spot spec = deployment.at("spec");
        spec.at("replicas").notNegative();
        selector(spec.at("selector"), "deployment");
        template(spec, "ReplicaSet");
        strategy(spec.at("strategy"));
        spec.at("minReadySeconds").notNegative();
        spec.at("revisionHistoryLimit").notNegative();
        Spot deadline = spec.at("progressDeadlineSeconds");
        deadline.notNegative();
        if (deadline.present() && deadline.number() <= spec.at("minReadySeconds").number()) {
            deadline.invalid("must be greater than minReadySeconds");
        }
    }

    static void deploymentUpdate(Spot deployment, Spot before) {
        deployment(deployment);
        deployment.at("spec", "selector").unchanged(before.at("spec", "selector"));
    }

    static void replicaSet(Spot set) {
        Spot spec = set.at("spec");
        spec.at("replicas").notNegative();
        spec.at("minReadySeconds").notNegative();
        selector(spec.at("selector"), "deployment");
        template(spec, "ReplicaSet");
    }

    static void replicaSetUpdate(Spot set, Spot before) {
        replicaSet(set);
        set.at("spec", "selector").unchanged(before.at("spec", "selector"));
    }

    static void replicationController(Spot controller) {
        Spot spec = controller.at("spec");
        spec.at("minReadySeconds").notNegative();
        if (spec.at("selector").empty()) {
            spec.at("selector").required("");
        }
        spec.at("replicas").notNegative();
        Spot template = spec.at("template");
        if (!template.present()) {
            template.required("");
            return;
        }
        Map<String, String> labels = template.tree().texts("metadata", "labels");
        boolean matches = spec.at("selector").tree().texts().entrySet().stream().allMatch(label -> label.getValue().equals(labels.get(label.getKey())));
        if (!matches) {
            template.at("metadata", "labels").invalid(labels, NO_MATCH);
        }
        templateOfLasting(template, "ReplicationController");
    }

    static void daemonSet(Spot set) {
        Spot spec = set.at("spec");
        Spot selector = spec.at("selector");
        SelectorRules.check(selector);
        Map<String, String> labels = spec.at("template").tree().texts("metadata", "labels");
        if (!selector.present() || (SelectorRules.isWhole(selector) && !SelectorRules.matches(selector, labels))) {
            spec.at("template", "metadata", "labels").invalid(labels(labels), NO_MATCH);
        }
        if (selector.present() && isEmpty(selector)) {
            selector.invalid("empty selector is invalid for daemonset");
        }
        templateOfLasting(spec.at("template"), "DaemonSet");
        spec.at("minReadySeconds").notNegative();
        Spot strategy = spec.at("updateStrategy");
        switch (strategy.at("type").text()) {
            case "OnDelete" -> {
                // nothing to say how
            }
            case "RollingUpdate" -> rollingDaemonSet(strategy.at("rollingUpdate"));
            default -> strategy.unsupported(List.of("RollingUpdate", "OnDelete"));
        }
        spec.at("revisionHistoryLimit").notNegative();
    }

    static void daemonSetUpdate(Spot set, Spot before) {
        set.at("spec", "selector").unchanged(before.at("spec", "selector"));
        daemonSet(set);
    }

    static void statefulSet(Spot set) {
        statefulSet(set.at("spec"), true);
    }

    private static void statefulSet(Spot spec, boolean isNew) {
        Spot policy = spec.at("podManagementPolicy");
        if (!Set.of("OrderedReady", "Parallel").contains(policy.text())) {
            policy.invalid("must be 'OrderedReady' or 'Parallel'");
        }
        rollingStatefulSet(spec.at("updateStrategy"));
        for (String when : List.of("whenDeleted", "whenScaled")) {
            spec.at("persistentVolumeClaimRetentionPolicy", when).oneOf("Retain", "Delete");
        }
        if (isNew) {
            spec.at("volumeClaimTemplates").items().forEach(template -> ClaimRules.spec(template.at("spec")));
        }
        spec.at("replicas").notNegative();
        spec.at("minReadySeconds").notNegative();
        spec.at("ordinals", "start").as(spec.at("ordinals.start")).notNegative();
        if (isNew && !spec.at("serviceName").empty()) {
            spec.at("serviceName").must(Names::label);
        }
        selector(spec.at("selector"), "statefulset");
        if (SelectorRules.isWhole(spec.at("selector"))) {
            matches(spec);
            PodRules.template(spec.at("template").with(templateWithClaims(spec)));
        } else {
            spec.at("selector").invalid("");
        }
        restartsAlways(spec.at("template"), "StatefulSet");
    }

    static void statefulSetUpdate(Spot set, Spot before) {
        statefulSet(set.at("spec"), false);
        Map<String, Object> rest = new LinkedHashMap<>(set.at("spec").tree().fields());
        Map<String, Object> old = new LinkedHashMap<>(before.at("spec").tree().fields());
        rest.keySet().removeAll(CHANGEABLE_OF_STATEFUL_SETS);
        old.keySet().removeAll(CHANGEABLE_OF_STATEFUL_SETS);
        if (!Same.values(rest, old)) {
            set.at("spec").forbidden("updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', "
                    + "'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden");
        }
    }

    /** Returns the template with a volume for each claim, so that containers may mount it. */
    private static Map<String, Object> templateWithClaims(Spot spec) {
        Map<String, Object> template = new LinkedHashMap<>(spec.at("template").tree().fields());
        Tree podSpec = spec.at("template", "spec").tree();
        List<Object> volumes = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Spot claim : spec.at("volumeClaimTemplates").items()) {
            String name = claim.at("metadata", "name").text();
            names.add(name);
            volumes.add(Map.of("name", name, "persistentVolumeClaim", Map.of("claimName", name)));
        }
        podSpec.trees("volumes").stream().filter(volume -> !names.contains(volume.text("name"))).forEach(volume -> volumes.add(volume.fields()));
        Map<String, Object> changed = new LinkedHashMap<>(podSpec.fields());
        changed.put("volumes", volumes);
        changed.remove("hostname");
        changed.remove("subdomain");
        template.put("spec", changed);
        return template;
    }

    // parts ------------------------------------------------------------------------------------------------------------------

    private static void selector(Spot selector, String kind) {
        if (!selector.present()) {
            selector.required("");
            return;
        }
        SelectorRules.check(selector);
        if (isEmpty(selector)) {
            selector.invalid("empty selector is invalid for " + kind);
        }
    }

    private static boolean isEmpty(Spot selector) {
        return selector.at("matchLabels").empty() && selector.at("matchExpressions").empty();
    }

    private static void template(Spot spec, String kind) {
        if (SelectorRules.isWhole(spec.at("selector"))) {
            matches(spec);
            templateOfLasting(spec.at("template"), kind);
        } else {
            spec.at("selector").invalid("invalid label selector");
        }
    }

    static void matches(Spot spec) {
        Map<String, String> labels = spec.at("template").tree().texts("metadata", "labels");
        Spot selector = spec.at("selector");
        if (!selector.present() || (!isEmpty(selector) && !SelectorRules.matches(selector, labels))) {
            spec.at("template", "metadata", "labels").invalid(labels(labels), NO_MATCH);
        }
    }

    static @Nullable Object labels(Map<String, String> labels) {
        return labels.isEmpty() ? null : labels;
    }

    private static void templateOfLasting(Spot template, String kind) {
        PodRules.template(template);
        restartsAlways(template, kind);
    }

    private static void restartsAlways(Spot template, String kind) {
        template.at("spec", "restartPolicy").oneOf("Always");
        if (template.at("spec", "activeDeadlineSeconds").present()) {
            template.at("spec", "activeDeadlineSeconds").forbidden("activeDeadlineSeconds in " + kind + " is not Supported");
        }
    }

    private static void strategy(Spot strategy) {
        Spot rolling = strategy.at("rollingUpdate");
        switch (strategy.at("type").text()) {
            case "Recreate" -> {
                if (rolling.present()) {
                    rolling.forbidden("may not be specified when strategy `type` is 'Recreate'");
                }
            }
            case "RollingUpdate" -> {
                Shares.check(rolling.at("maxUnavailable"));
                Shares.check(rolling.at("maxSurge"));
                if (Shares.isZero(rolling.at("maxUnavailable")) && Shares.isZero(rolling.at("maxSurge"))) {
                    rolling.at("maxUnavailable").invalid("may not be 0 when `maxSurge` is 0");
                }
                Shares.atMostAll(rolling.at("maxUnavailable"));
            }
            default -> strategy.unsupported(List.of("Recreate", "RollingUpdate"));
        }
    }

    private static void rollingDaemonSet(Spot rolling) {
        Spot unavailable = rolling.at("maxUnavailable");
        Spot surge = rolling.at("maxSurge");
        Shares.check(unavailable);
        Shares.check(surge);
        Shares.atMostAll(unavailable);
        Shares.atMostAll(surge);
        if (!Shares.isZero(unavailable) && !Shares.isZero(surge)) {
            surge.invalid("may not be set when maxUnavailable is non-zero");
        } else if (Shares.isZero(unavailable) && Shares.isZero(surge)) {
            unavailable.required("cannot be 0 when maxSurge is 0");
        }
    }

    private static void rollingStatefulSet(Spot strategy) {
        Spot rolling = strategy.at("rollingUpdate");
        switch (strategy.at("type").text()) {
            case "OnDelete" -> {
                if (rolling.present()) {
                    rolling.invalid("only allowed for updateStrategy 'RollingUpdate'");
                }
            }
            case "RollingUpdate" -> {
                rolling.at("partition").notNegative();
                if (rolling.at("maxUnavailable").present()) {
                    Shares.check(rolling.at("maxUnavailable"));
                }
            }
            default -> strategy.invalid("must be 'RollingUpdate' or 'OnDelete'");
        }
    }
}
