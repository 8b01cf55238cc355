package dev.pilothouse.platform.playground.validation;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the API server says of an object that it takes all the same, for the header {@code Warning}. */
public final class Warnings {

    /** Versions of kinds that the server still serves and would rather not. */
    private static final Map<String, String> DEPRECATED = Map.of(
            "v1 Endpoints", "v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice",
            "v1 ComponentStatus", "v1 ComponentStatus is deprecated in v1.19+");
    private static final Set<String> NAMES_IN_PODS = Set.of("Deployment", "ReplicaSet", "ReplicationController", "Job", "CronJob");
    private static final Map<String, List<String>> TEMPLATES = Map.of(
            "Deployment.apps", List.of("spec", "template"),
            "ReplicaSet.apps", List.of("spec", "template"),
            "StatefulSet.apps", List.of("spec", "template"),
            "DaemonSet.apps", List.of("spec", "template"),
            "ReplicationController", List.of("spec", "template"),
            "PodTemplate", List.of("template"),
            "Job.batch", List.of("spec", "template"),
            "CronJob.batch", List.of("spec", "jobTemplate", "spec", "template"));

    private Warnings() {}

    /** Returns the warnings for a new object with its defaults filled in, in the server's order. */
    public static List<String> of(Kind kind, Document object) {
        List<String> warnings = new ArrayList<>();
        List<String> name = Names.label(object.name());
        if (!name.isEmpty() && (NAMES_IN_PODS.contains(kind.name()) || kind.name().equals("Pod"))) {
            String where = kind.name().equals("Pod") ? "the Pod's hostname" : "Pod names and hostnames";
            warnings.add("metadata.name: this is used in " + where + ", which can result in surprising behavior; a DNS label is recommended: [" + String.join(" ", name) + "]");
        }
        content(kind, object.tree(), warnings);
        deprecation(kind).ifPresent(warnings::add);
        return warnings;
    }

    /** Returns the warnings for an object that replaces another; a template that stays the same is not talked about again. */
    public static List<String> ofUpdate(Kind kind, Document before, Document object) {
        List<String> warnings = new ArrayList<>();
        boolean sameGeneration = before.tree().number(0, "metadata", "generation") == object.tree().number(0, "metadata", "generation");
        if (!(TEMPLATES.containsKey(Rules.key(kind)) && sameGeneration) && !kind.name().equals("Pod") && !kind.name().equals("Ingress")) {
            content(kind, object.tree(), warnings);
        }
        deprecation(kind).ifPresent(warnings::add);
        return warnings;
    }

    private static void content(Kind kind, Tree object, List<String> warnings) {
        String key = Rules.key(kind);
        List<String> template = TEMPLATES.get(key);
        if (template != null) {
            PodWarnings.add(object.tree(template.toArray(String[]::new)), String.join(".", template), warnings);
        }
        switch (key) {
            case "Pod" -> PodWarnings.add(object, "", warnings);
            case "Service" -> service(object, warnings);
            case "Ingress.networking.k8s.io" -> {
                if (object.has("metadata", "annotations", "kubernetes.io/ingress.class") && !object.has("spec", "ingressClassName")) {
                    warnings.add("annotation \"kubernetes.io/ingress.class\" is deprecated, please use 'spec.ingressClassName' instead");
                }
            }
            case "StatefulSet.apps" -> {
                if (object.number(0, "spec", "revisionHistoryLimit") < 0) {
                    warnings.add("spec.revisionHistoryLimit: a negative value retains all historical revisions; a value >= 0 is recommended");
                }
            }
            case "PersistentVolumeClaim" -> {
                String size = object.text("spec", "resources", "requests", "storage");
                if (Amounts.value(size).stripTrailingZeros().scale() > 0) {
                    warnings.add("spec.resources.requests[storage]: fractional byte value " + Names.quoted(size) + " is invalid, must be an integer");
                }
            }
            default -> {
                // nothing to say
            }
        }
    }

    private static void service(Tree service, List<String> warnings) {
        Tree spec = service.tree("spec");
        if (service.has("metadata", "annotations", "service.kubernetes.io/topology-aware-hints")) {
            warnings.add("annotation service.kubernetes.io/topology-aware-hints is deprecated, please use service.kubernetes.io/topology-mode instead");
        }
        boolean named = spec.text("type").equals("ExternalName");
        if (spec.text("clusterIP").equals("None")) {
            if (!spec.text("loadBalancerIP").isEmpty()) {
                warnings.add("spec.loadBalancerIP is ignored for headless services");
            }
            if (!spec.list("externalIPs").isEmpty()) {
                warnings.add("spec.externalIPs is ignored for headless services");
            }
            if (!spec.text("sessionAffinity").equals("None")) {
                warnings.add("spec.SessionAffinity is ignored for headless services");
            }
        }
        if (named && !spec.list("externalIPs").isEmpty()) {
            warnings.add("spec.externalIPs is ignored when spec.type is \"ExternalName\"");
        }
        if (!named && !spec.text("externalName").isEmpty()) {
            warnings.add("spec.externalName is ignored when spec.type is not \"ExternalName\"");
        }
    }

    /** Returns what the server says whenever anybody asks for the kind, if it would rather have another one used. */
    public static Optional<String> deprecation(Kind kind) {
        return Optional.ofNullable(DEPRECATED.get(kind.apiVersion() + " " + kind.name()));
    }
}
