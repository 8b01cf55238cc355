package dev.pilothouse.guide.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.change.Draft.Wish;
import dev.pilothouse.guide.form.Spot;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PolicyGuideTest {

    private final GuideCase made = GuideCase.of(new PolicyGuide(), GuideCase.WEB, GuideCase.pod("a", true), GuideCase.pod("b", true));

    @Test
    void letsOnlyPodsOfTheNamespaceCallAWorkloadAtFirst() {
        Wish.Put put = assertInstanceOf(Wish.Put.class, made.wishes().getFirst());
        assertEquals("web", put.document().tree().text("spec", "podSelector", "matchLabels", "app"));
        assertEquals(List.of("2"), made.effect("guide.policy.these-pods").args());
        assertFalse(made.said().contains("guide.policy.everybody"));
    }

    @Test
    void warnsWhenNobodyOrEverybodyMayCall() {
        Spot ingress = Spot.at(0, "spec", "ingress");
        assertTrue(new GuideCase(made.guide(), made.sheet().without(ingress)).said().contains("guide.policy.nobody"));
        Map<String, Object> onlyPorts = Map.of("ports", List.of(Map.of("port", 80L)));
        assertTrue(new GuideCase(made.guide(), made.sheet().with(ingress.then(0), onlyPorts)).said().contains("guide.policy.everybody"));
    }

    @Test
    void holdingCallsBackStopsNamesFromBeingLookedUp() {
        GuideCase outward = made.type("guide.policy.outward", "true");
        assertEquals(List.of("Ingress", "Egress"), outward.sheet().texts(Spot.at(0, "spec", "policyTypes")));
        assertTrue(outward.said().contains("guide.policy.no-names"));
        assertEquals(List.of("Ingress"), outward.type("guide.policy.outward", "false").sheet().texts(Spot.at(0, "spec", "policyTypes")));
    }

    @Test
    void blocksOfAddressesAreChecked() {
        GuideCase block = new GuideCase(made.guide(), made.sheet().with(Spot.at(0, "spec", "ingress", 0, "from", 1), Map.of("ipBlock", Map.of("cidr", "10.0.0.1"))));
        assertTrue(block.said().contains("guide.check.cidr-length"));
        assertEquals("10.0.0.1/32", block.mend("guide.check.cidr-length").field("guide.policy.block").text(block.mend("guide.check.cidr-length").sheet()));
    }
}
