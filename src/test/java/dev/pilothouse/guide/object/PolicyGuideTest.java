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

    private static final String ONLY_OUT =
            """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: out, namespace: shop, uid: u-out}
            spec:
              podSelector: {matchExpressions: [{key: app, operator: In, values: [web]}]}
              policyTypes: [Egress]
              egress:
                - to: [{podSelector: {matchLabels: {app: db}}}] # the store
                  ports: [{port: 5000, endPort: 6000}]
            """;

    @Test
    void asksForWhatThePodsMayCall() {
        GuideCase out = GuideCase.of(new PolicyGuide(), ONLY_OUT, GuideCase.pod("a", true));
        assertTrue(out.asks("guide.policy.way-out") && out.asks("guide.policy.to"));
        assertFalse(out.asks("guide.policy.rule"), "who calls them is not held back");
        assertFalse(out.said().contains("guide.policy.nobody"));
        assertFalse(out.said().contains("guide.policy.all-pods"), "it is about pods by an expression");
        assertEquals("false", out.field("guide.policy.inward").text(out.sheet()));
        assertEquals(List.of("Ingress", "Egress"), out.type("guide.policy.inward", "true").sheet().texts(Spot.at(0, "spec", "policyTypes")));
    }

    @Test
    void allowsLookingUpNamesByOneClick() {
        GuideCase out = GuideCase.of(new PolicyGuide(), ONLY_OUT);
        assertTrue(out.said().contains("guide.policy.no-names-rule"));
        GuideCase mended = out.mend("guide.policy.no-names-rule");
        assertFalse(mended.said().contains("guide.policy.no-names-rule"));
        assertEquals(53L, mended.sheet().at(Spot.at(0, "spec", "egress", 1, "ports", 0, "port")).orElseThrow());
        assertTrue(mended.sheet().text().text().contains("app: db"));
        GuideCase range = new GuideCase(out.guide(), out.sheet().with(Spot.at(0, "spec", "egress", 0, "ports", 0, "port"), 1L));
        assertFalse(range.said().contains("guide.policy.no-names-rule"), "53 lies between 1 and 6000");
    }

    @Test
    void warnsOfARuleThatLetsThemCallEverything() {
        GuideCase out = GuideCase.of(new PolicyGuide(), ONLY_OUT);
        Spot rule = Spot.at(0, "spec", "egress", 0);
        assertTrue(new GuideCase(out.guide(), out.sheet().without(rule.then("to"))).said().contains("guide.policy.everything-there"));
        assertTrue(new GuideCase(out.guide(), out.sheet().with(rule, Map.of())).said().contains("guide.policy.everything"));
    }

    @Test
    void theOtherEndIsPodsOrAddresses() {
        GuideCase addresses = made.type("guide.policy.end", "Addresses");
        assertTrue(addresses.asks("guide.policy.block") && addresses.asks("guide.policy.except"));
        assertFalse(addresses.asks("guide.policy.caller-pods"));
        assertTrue(addresses.type("guide.policy.end", "Pods").asks("guide.policy.caller-pods"));
    }
}
