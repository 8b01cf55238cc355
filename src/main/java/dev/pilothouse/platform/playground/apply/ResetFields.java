package dev.pilothouse.platform.playground.apply;

import dev.pilothouse.model.Kind;

/** Fields that a write through one door leaves alone, so that it gains nobody their ownership; as the real server's kinds declare them. */
final class ResetFields {

    private ResetFields() {}

    static FieldSet of(Kind kind, String subresource, boolean hasStatus) {
        return switch (subresource) {
            case "" -> hasStatus ? FieldSet.of("status") : FieldSet.EMPTY;
            case "status" -> throughStatus(kind);
            default -> FieldSet.EMPTY;
        };
    }

    private static FieldSet throughStatus(Kind kind) {
        return switch (kind.qualifiedPlural()) {
            case "pods" -> FieldSet.of("spec", "metadata.deletionTimestamp", "metadata.ownerReferences");
            case "deployments.apps" -> FieldSet.of("spec", "metadata.labels");
            case "certificatesigningrequests.certificates.k8s.io" -> FieldSet.of("spec", "status.conditions");
            case "customresourcedefinitions.apiextensions.k8s.io",
                    "flowschemas.flowcontrol.apiserver.k8s.io",
                    "prioritylevelconfigurations.flowcontrol.apiserver.k8s.io",
                    "validatingadmissionpolicies.admissionregistration.k8s.io",
                    "volumeattachments.storage.k8s.io" -> FieldSet.of("spec", "metadata");
            default -> FieldSet.of("spec");
        };
    }
}
