package dev.pilothouse.change;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pilothouse.cluster.WriteResult.FieldOwner;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldManagersTest {

    @ParameterizedTest
    @CsvSource({
        "kubectl, true", "kubectl-client-side-apply, true", "kubectl-edit, true", "pilothouse, true", "helm, true", "Mozilla, true",
        "fabric8, true", "k9s, true", "kube-controller-manager, false", "argocd-controller, false", "argocd-application-controller, false",
        "kustomize-controller, false", "helm-controller, false", "flux, false", "my-operator, false", "vpa-recommender, false",
        "never-heard-of, false"
    })
    void onlyToolsInAPersonsHandAreTakenOverUnasked(String manager, boolean taken) {
        assertEquals(taken, FieldManagers.mayBeTakenOver(List.of(new FieldOwner(".spec.replicas", manager))));
    }

    @ParameterizedTest
    @CsvSource({"pilothouse, true", "pilothouse-simulation, true", "pilothouses, false", "kubectl, false"})
    void whatWeOwnInAnotherRoleIsNobodyElses(String manager, boolean ours) {
        assertEquals(ours, FieldManagers.others(List.of(new FieldOwner(".spec.speed", manager))).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"kubectl, helm, true", "kubectl, argocd-controller, false"})
    void oneControllerIsEnoughToAsk(String one, String other, boolean taken) {
        assertEquals(taken, FieldManagers.mayBeTakenOver(List.of(new FieldOwner(".a", one), new FieldOwner(".b", other))));
    }
}
