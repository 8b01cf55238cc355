package dev.pilothouse.kinds;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pilothouse.model.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KindGroupTest {

    @ParameterizedTest
    @CsvSource({
        "'', Pod, WORKLOADS", "apps, Deployment, WORKLOADS", "'', Service, NETWORK", "networking.k8s.io, Ingress, NETWORK",
        "'', Secret, CONFIGURATION", "autoscaling, HorizontalPodAutoscaler, CONFIGURATION", "'', PersistentVolumeClaim, STORAGE",
        "storage.k8s.io, CSINode, STORAGE", "rbac.authorization.k8s.io, Role, ACCESS", "'', Node, CLUSTER", "events.k8s.io, Event, CLUSTER",
        "coordination.k8s.io, Lease, OTHER", "gateway.networking.k8s.io, Gateway, CUSTOM", "serving.knative.dev, Service, CUSTOM"
    })
    void groupsByPurposeAndTellsCustomKindsApart(String group, String name, KindGroup expected) {
        assertEquals(expected, KindGroup.of(Kind.namespaced(group, "v1", name, "x")));
    }
}
