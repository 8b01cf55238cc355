package dev.pilothouse.topology;

import dev.pilothouse.cluster.Catalog;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which kinds a map is made of, as the cluster serves them.
 *
 * @param named kinds whose objects name nothing but their owner: their rows say all, and no Secret is ever read
 * @param naming kinds whose documents are read for what they name
 */
record Territory(List<Kind> named, List<Kind> naming) {

    private static final List<String> NAMED = List.of(
            "v1 Node", "v1 ConfigMap", "v1 Secret", "v1 ServiceAccount", "apps/v1 ReplicaSet", "batch/v1 Job", "discovery.k8s.io/v1 EndpointSlice",
            "networking.k8s.io/v1 IngressClass", "storage.k8s.io/v1 StorageClass", "rbac.authorization.k8s.io/v1 Role",
            "rbac.authorization.k8s.io/v1 ClusterRole", "gateway.networking.k8s.io/v1 GatewayClass", "docker/v1 Image", "docker/v1 Network",
            "docker/v1 Volume");

    private static final List<String> NAMING = List.of(
            "v1 Pod", "v1 Service", "apps/v1 Deployment", "apps/v1 StatefulSet", "apps/v1 DaemonSet", "batch/v1 CronJob", "v1 ReplicationController",
            "networking.k8s.io/v1 Ingress", "networking.k8s.io/v1 NetworkPolicy", "policy/v1 PodDisruptionBudget", "autoscaling/v2 HorizontalPodAutoscaler",
            "v1 PersistentVolumeClaim", "v1 PersistentVolume", "rbac.authorization.k8s.io/v1 RoleBinding",
            "rbac.authorization.k8s.io/v1 ClusterRoleBinding", "gateway.networking.k8s.io/v1 Gateway", "gateway.networking.k8s.io/v1 HTTPRoute",
            "docker/v1 Container");

    static Territory of(Catalog catalog) {
        return new Territory(served(catalog, NAMED), served(catalog, NAMING));
    }

    private static List<Kind> served(Catalog catalog, List<String> words) {
        return words.stream()
                .map(word -> word.split(" ", 2))
                .flatMap(word -> catalog.kind(word[0], word[1]).stream())
                .toList();
    }

    /** Returns what tells whether an object would have been read if it existed. */
    Predicate<ResourceRef> read(Set<String> namespaces, Set<Kind> refused) {
        return new Read(this, Set.copyOf(namespaces), Set.copyOf(refused));
    }

    private record Read(Territory territory, Set<String> namespaces, Set<Kind> refused) implements Predicate<ResourceRef> {

        @Override
        public boolean test(ResourceRef ref) {
            boolean inside = !ref.kind().namespaced() || namespaces.isEmpty() || namespaces.contains(ref.namespace());
            return inside
                    && refused.stream().noneMatch(ref.kind()::sameAs)
                    && (territory.named.stream().anyMatch(ref.kind()::sameAs) || territory.naming.stream().anyMatch(ref.kind()::sameAs));
        }
    }
}
