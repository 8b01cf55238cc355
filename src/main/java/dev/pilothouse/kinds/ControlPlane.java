package dev.pilothouse.kinds;

import dev.pilothouse.model.Health;
import dev.pilothouse.model.Tree;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the control plane itself is extended and run by: definitions, API services, webhooks, leases, revisions and the like. */
final class ControlPlane {

    private ControlPlane() {}

    /** Returns the table of CustomResourceDefinitions, which have no printer of their own. */
    static TableBuilder<Tree> definitions() {
        return TableBuilder.named().createdAt().reads(Conditions.READS).health(ControlPlane::definition);
    }

    private static Health definition(Tree definition) {
        if (Conditions.isFalse(definition, "NamesAccepted")) {
            return Health.bad(Conditions.reason(definition, "NamesAccepted", "NamesAccepted"));
        }
        return Conditions.isTrue(definition, "Established") ? Health.ok("Established") : Health.progress("Installing");
    }

    static TableBuilder<Tree> apiServices() {
        return TableBuilder.named()
                .text("SERVICE", it -> it.has("spec", "service")
                        ? it.text("spec", "service", "namespace") + "/" + it.text("spec", "service", "name")
                        : "Local")
                .text("AVAILABLE", ControlPlane::available)
                .age()
                .reads("spec.service")
                .reads(Conditions.READS)
                .health(ControlPlane::apiService);
    }

    private static String available(Tree service) {
        Tree condition = Conditions.find(service, "Available");
        String status = condition.text("status");
        String reason = condition.text("reason");
        if (status.isEmpty()) {
            return "Unknown";
        }
        return status.equals("True") || reason.isEmpty() ? status : status + " (" + reason + ")";
    }

    private static Health apiService(Tree service) {
        return switch (Conditions.status(service, "Available")) {
            case "True" -> Health.ok("Available");
            case "False" -> Health.bad(Conditions.reason(service, "Available", "Unavailable"));
            default -> Health.unknown("Unknown");
        };
    }

    static TableBuilder<Tree> leases() {
        return TableBuilder.named().text("HOLDER", "spec.holderIdentity").age();
    }

    static TableBuilder<Tree> webhooks() {
        return TableBuilder.named().count("WEBHOOKS", (Tree it) -> it.list("webhooks").size()).age().reads("webhooks.*");
    }

    /** Returns the table of admission policies; the field holds the list that is counted. */
    static TableBuilder<Tree> admissionPolicies(String title, String field) {
        return TableBuilder.named()
                .count(title, (Tree it) -> it.list("spec", field).size())
                .text("PARAMKIND", it -> it.has("spec", "paramKind")
                        ? it.text("spec", "paramKind", "apiVersion") + "/" + it.text("spec", "paramKind", "kind")
                        : "<unset>")
                .age()
                .reads("spec." + field + ".*", "spec.paramKind");
    }

    static TableBuilder<Tree> admissionBindings() {
        return TableBuilder.named()
                .text("POLICYNAME", "spec.policyName")
                .text("PARAMREF", ControlPlane::paramRef)
                .age()
                .reads("spec.paramRef.name", "spec.paramRef.namespace");
    }

    private static String paramRef(Tree binding) {
        Tree ref = binding.tree("spec", "paramRef");
        if (ref.text("name").isEmpty()) {
            return "<unset>";
        }
        String namespace = ref.text("namespace");
        return (namespace.isEmpty() ? "*" : namespace) + "/" + ref.text("name");
    }

    static TableBuilder<Tree> controllerRevisions() {
        return TableBuilder.named()
                .text("CONTROLLER", ControlPlane::controller)
                .text("REVISION", "revision", "0")
                .age();
    }

    private static String controller(Tree revision) {
        return revision.trees("metadata", "ownerReferences").stream()
                .filter(owner -> owner.isTrue("controller"))
                .map(ControlPlane::qualifiedName)
                .findFirst()
                .orElse("<none>");
    }

    private static String qualifiedName(Tree owner) {
        String version = owner.text("apiVersion");
        int slash = version.indexOf('/');
        String group = slash < 0 ? "" : "." + version.substring(0, slash);
        return (owner.text("kind") + group).toLowerCase(Locale.ROOT) + "/" + owner.text("name");
    }

    static TableBuilder<Tree> flowSchemas() {
        return TableBuilder.named()
                .text("PRIORITYLEVEL", "spec.priorityLevelConfiguration.name")
                .count("MATCHINGPRECEDENCE", "spec.matchingPrecedence")
                .text("DISTINGUISHERMETHOD", "spec.distinguisherMethod.type", "<none>")
                .age()
                .text("MISSINGPL", it -> dangling(it))
                .reads(Conditions.READS);
    }

    private static String dangling(Tree schema) {
        String dangling = Conditions.status(schema, "Dangling");
        return dangling.isEmpty() ? "?" : dangling;
    }

    static TableBuilder<Tree> priorityLevels() {
        return TableBuilder.named()
                .text("TYPE", "spec.type")
                .text("NOMINALCONCURRENCYSHARES", it -> limited(it, "nominalConcurrencyShares", "spec", "limited"))
                .text("QUEUES", it -> limited(it, "queues", "spec", "limited", "limitResponse", "queuing"))
                .text("HANDSIZE", it -> limited(it, "handSize", "spec", "limited", "limitResponse", "queuing"))
                .text("QUEUELENGTHLIMIT", it -> limited(it, "queueLengthLimit", "spec", "limited", "limitResponse", "queuing"))
                .age()
                .reads("spec.limited.nominalConcurrencyShares", "spec.limited.limitResponse.queuing");
    }

    private static String limited(Tree level, String field, String... path) {
        return level.has(path) ? Long.toString(level.tree(path).number(0, field)) : "<none>";
    }

    static TableBuilder<Tree> serviceRanges() {
        return TableBuilder.named()
                .text("CIDRS", it -> it.list("spec", "cidrs").stream().map(String::valueOf).collect(Collectors.joining(",")))
                .age()
                .reads("spec.cidrs");
    }

    static TableBuilder<Tree> ipAddresses() {
        return TableBuilder.named().text("PARENTREF", ControlPlane::parent).reads("spec.parentRef");
    }

    private static String parent(Tree address) {
        Tree parent = address.tree("spec", "parentRef");
        if (!address.has("spec", "parentRef")) {
            return "<none>";
        }
        String group = parent.text("group");
        String resource = (parent.text("resource") + (group.isEmpty() ? "" : "." + group)).toLowerCase(Locale.ROOT);
        String namespace = parent.text("namespace");
        return resource + (namespace.isEmpty() ? "" : "/" + namespace) + "/" + parent.text("name");
    }

    static TableBuilder<Tree> podTemplates() {
        return TableBuilder.named()
                .text("CONTAINERS", it -> PodTemplates.join(it, "name", "template", "spec", "containers"))
                .text("IMAGES", it -> PodTemplates.join(it, "image", "template", "spec", "containers"))
                .text("POD LABELS", it -> Selectors.labels(it, "template", "metadata", "labels"))
                .reads("template.metadata.labels", "template.spec.containers.name", "template.spec.containers.image");
    }
}
