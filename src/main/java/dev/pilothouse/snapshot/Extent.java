package dev.pilothouse.snapshot;

import dev.pilothouse.cluster.Catalog.Offer;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import java.util.Set;

/**
 * How much of a cluster a snapshot holds.
 *
 * @param namespaces only what is in these, and the namespaces themselves; empty for the whole cluster
 * @param secrets whether Secrets are in it, with their values readable for whoever reads the file
 * @param system whether it holds what came with the cluster: the namespaces of Kubernetes and of a node image, and what an API server makes by itself
 */
public record Extent(Set<String> namespaces, boolean secrets, boolean system) {

    /** The whole cluster without Secrets and without what came with it. */
    public static final Extent USUAL = new Extent(Set.of(), false, false);

    /** {@code local-path-storage} comes with the node image of kind. */
    private static final Set<String> SYSTEM = Set.of("kube-system", "kube-public", "kube-node-lease", "local-path-storage");

    /** The clock and the faults of a playground are about its own time. */
    static final String SIMULATION = "sim.pilothouse.dev";

    /** What a cluster makes by itself, what is about one node, and what passes: by group and kind. */
    private static final Set<String> NEVER = Set.of(
            "/Event",
            "events.k8s.io/Event",
            "/Node",
            "/Binding",
            "/ComponentStatus",
            "coordination.k8s.io/Lease",
            "coordination.k8s.io/LeaseCandidate",
            "storage.k8s.io/CSINode",
            "storage.k8s.io/CSIStorageCapacity",
            "storage.k8s.io/VolumeAttachment",
            "certificates.k8s.io/CertificateSigningRequest",
            "resource.k8s.io/ResourceSlice",
            "networking.k8s.io/IPAddress",
            "internal.apiserver.k8s.io/StorageVersion",
            "storagemigration.k8s.io/StorageVersionMigration");

    /** Tells whether a snapshot of this extent holds objects of that kind at all. */
    boolean takes(Offer offer) {
        Kind kind = offer.kind();
        return offer.can("list")
                && offer.can("create")
                && !kind.group().equals(SIMULATION)
                && !NEVER.contains(kind.group() + "/" + kind.name())
                && (namespaces.isEmpty() || kind.namespaced() || isNamespace(kind));
    }

    /** Tells whether an object belongs to it by its place. */
    boolean takes(ResourceRef ref) {
        String namespace = isNamespace(ref.kind()) ? ref.name() : ref.namespace();
        if (!namespaces.isEmpty()) {
            return namespaces.contains(namespace);
        }
        return system || !isSystem(namespace);
    }

    static boolean isSystem(String namespace) {
        return SYSTEM.contains(namespace);
    }

    static boolean isNamespace(Kind kind) {
        return kind.group().isEmpty() && kind.name().equals("Namespace");
    }

    static boolean isSecret(Kind kind) {
        return kind.group().isEmpty() && kind.name().equals("Secret");
    }
}
