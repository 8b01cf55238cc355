package dev.pilothouse.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import java.util.List;
import org.junit.jupiter.api.Test;

class RemediesTest {

    private final Blueprint shop = Preset.INGRESS.blueprint("shop", "kindest/node:v1.35.8");

    private List<PreflightFinding.Mend.Change> of(ProblemCode code, String... args) {
        return Remedies.of(Problem.of(code, args), shop);
    }

    @Test
    void aKubeletThatRefusesCgroupV1IsAllowedTo() {
        Blueprint allowed = of(ProblemCode.CGROUP_V1_REFUSED, "shop-control-plane").getFirst().blueprint();
        assertTrue(allowed.allowsCgroupV1());
        assertEquals(List.of(), Remedies.of(Problem.of(ProblemCode.CGROUP_V1_REFUSED, "shop-control-plane"), allowed));
    }

    @Test
    void aPortThatIsTakenGivesWayToTheNext() {
        assertEquals(8081, of(ProblemCode.NODE_PORT_TAKEN, "8080", "127.0.0.1").getFirst().blueprint().node(0).ports().getFirst().hostPort());
        assertEquals(List.of(), of(ProblemCode.NODE_PORT_TAKEN, "6443", "127.0.0.1"));
    }

    @Test
    void aGateThatIsNotKnownGoes() {
        Blueprint gated = shop.withFeatureGate("Old", true);
        assertFalse(Remedies.of(Problem.of(ProblemCode.FEATURE_GATE_UNKNOWN, "Old"), gated).getFirst().blueprint().featureGates().containsKey("Old"));
        assertEquals(List.of(), of(ProblemCode.FEATURE_GATE_UNKNOWN, "Old"));
    }

    @Test
    void whatLiesOutsideHasNone() {
        assertEquals(List.of(), of(ProblemCode.ENGINE_DISK_FULL, "shop"));
    }
}
