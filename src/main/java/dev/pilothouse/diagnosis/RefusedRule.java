package dev.pilothouse.diagnosis;

import dev.pilothouse.diagnosis.Remedy.Way;
import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A controller that may not make its pods: a quota is used up, a webhook refuses or does not answer, or the pod breaks a rule of the namespace. */
final class RefusedRule implements Rule {

    private static final Set<String> MAKERS = Set.of("ReplicaSet", "StatefulSet", "DaemonSet", "Job", "ReplicationController");

    /** As {@code k8s.io/apiserver/pkg/admission/plugin} words them. */
    private static final Pattern EXCEEDED = Pattern.compile("exceeded quota: ([^,\\s]+)");

    private static final Pattern WEBHOOK = Pattern.compile("admission webhook \"([^\"]+)\" denied|failed calling webhook \"([^\"]+)\"");

    @Override
    public boolean concerns(String kind) {
        return MAKERS.contains(kind);
    }

    @Override
    public List<Diagnosis> look(Document maker, Scene scene) {
        Optional<Tree> failure = Objects.condition(maker, "ReplicaFailure", "True");
        Optional<Evidence> said = failure.map(condition -> Objects.quoted(maker, condition))
                .or(() -> lacks(maker) ? refusal(maker, scene) : Optional.empty());
        return said.map(evidence -> List.of(refused(maker, evidence, scene))).orElse(List.of());
    }

    /** An old refusal says nothing once all pods are there. */
    private static boolean lacks(Document maker) {
        return switch (maker.kindName()) {
            case "DaemonSet" -> maker.tree().number(0, "status", "currentNumberScheduled") < maker.tree().number(0, "status", "desiredNumberScheduled");
            case "Job" -> maker.tree().number(0, "status", "active") == 0 && !maker.tree().has("status", "completionTime");
            default -> maker.tree().number(0, "status", "replicas") < maker.tree().number(1, "spec", "replicas");
        };
    }

    private static Optional<Evidence> refusal(Document maker, Scene scene) {
        return scene.warnings(maker).stream()
                .filter(event -> event.tree().text("reason").equals("FailedCreate"))
                .findFirst()
                .map(Objects::event);
    }

    private static Diagnosis refused(Document maker, Evidence said, Scene scene) {
        ResourceRef ref = Objects.ref(maker);
        ResourceRef workload = Objects.changeable(maker, scene);
        Matcher quota = EXCEEDED.matcher(said.text());
        if (quota.find()) {
            return Diagnosis.bad("refused.quota", ref, quota.group(1))
                    .proven(said)
                    .mended(new Remedy(Way.QUOTA, new ResourceRef(BuiltIn.QUOTA, maker.namespace(), quota.group(1))), new Remedy(Way.RESOURCES, workload), new Remedy(Way.SCALE, workload));
        }
        Matcher webhook = WEBHOOK.matcher(said.text());
        if (webhook.find()) {
            boolean denied = webhook.group(1) != null;
            return Diagnosis.bad(denied ? "refused.webhook" : "refused.webhook-silent", ref, denied ? webhook.group(1) : webhook.group(2))
                    .proven(said)
                    .mended(new Remedy(Way.EDIT, workload));
        }
        String rule = said.text().contains("violates PodSecurity")
                ? "refused.security"
                : said.text().contains("must specify") ? "refused.requests" : said.text().contains("serviceaccount") ? "refused.account" : "refused.other";
        return Diagnosis.bad(rule, ref).proven(said).mended(new Remedy(rule.equals("refused.requests") ? Way.RESOURCES : Way.EDIT, workload));
    }
}
