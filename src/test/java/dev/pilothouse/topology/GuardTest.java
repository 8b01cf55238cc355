package dev.pilothouse.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.Labels;
import dev.pilothouse.topology.Picture.Wire;
import dev.pilothouse.topology.Verdict.Ruling;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuardTest {

    private static final String SHOP = part("web", 8080) + part("db", 5432) + part("job", 80) + """
            apiVersion: networking.k8s.io/v1
            kind: Ingress
            metadata: {name: shop, namespace: shop, uid: i}
            spec: {rules: [{http: {paths: [{path: /, backend: {service: {name: web, port: {number: 80}}}}]}}]}
            ---
            """;

    private static String part(String name, int port) {
        return """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: NAME, namespace: shop, uid: d-NAME}
                spec: {selector: {matchLabels: {app: NAME}}, template: {metadata: {labels: {app: NAME}}, spec: {containers: [{name: a, ports: [{name: main, containerPort: PORT}]}]}}}
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: NAME, namespace: shop, uid: s-NAME}
                spec: {selector: {app: NAME}, ports: [{port: 80, targetPort: main}]}
                ---
                """.replace("NAME", name).replace("PORT", Integer.toString(port));
    }

    static String policy(String name, String spec) {
        return "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: " + name + ", namespace: shop, uid: p-" + name + "}\nspec: " + spec + "\n---\n";
    }

    private static List<Wire> judged(String policies, Network network) {
        List<Facts> facts = Land.facts(SHOP + policies);
        Lens lens = Lens.PLAIN.showing(EnumSet.of(Layer.TRAFFIC, Layer.POLICY));
        return new Guard(facts).judged(lens.look(GraphBuilder.of(facts, _ -> true)), network).wires();
    }

    private static Set<String> rulings(String policies) {
        return judged(policies, Network.UNKNOWN).stream()
                .filter(wire -> wire.verdict().isPresent())
                .map(wire -> name(wire.from()) + " " + wire.link() + " " + name(wire.to()) + " " + wire.verdict().orElseThrow().ruling())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String name(String id) {
        return id.substring(id.lastIndexOf('/') + 1);
    }

    @Test
    void callsOpenWhatNoPolicyIsAbout() {
        assertEquals(Set.of("shop ROUTES web OPEN", "web SERVES web OPEN", "db SERVES db OPEN", "job SERVES job OPEN"), rulings(""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {podSelector: {matchLabels: {app: web}}}                                                                        | DENIED
            {podSelector: {matchLabels: {app: web}}, ingress: [{}]}                                                         | ALLOWED
            {podSelector: {matchLabels: {app: web}}, ingress: [{ports: [{port: main}]}]}                                    | ALLOWED
            {podSelector: {matchLabels: {app: web}}, ingress: [{ports: [{port: 8081}]}]}                                    | DENIED
            {podSelector: {matchLabels: {app: web}}, ingress: [{from: [{namespaceSelector: {}}]}]}                          | SOME
            {podSelector: {matchLabels: {app: other}}}                                                                      | OPEN
            """)
    void judgesAServiceByThePortsOfItsPodsAndAnEntryByItsService(String spec, Ruling ruling) {
        Set<String> rulings = rulings(policy("p", spec));
        assertTrue(rulings.contains("web SERVES web " + ruling), rulings.toString());
        assertTrue(rulings.contains("shop ROUTES web " + ruling), rulings.toString());
        assertTrue(rulings.contains("db SERVES db OPEN"), rulings.toString());
    }

    @Test
    void drawsALineForEachTwoThatAPolicyNamesAndAsksBothEnds() {
        String letsIn = policy("db", "{podSelector: {matchLabels: {app: db}}, ingress: [{from: [{podSelector: {matchLabels: {app: web}}}, {podSelector: {}}], ports: [{port: main}]}]}");
        assertTrue(rulings(letsIn).contains("web REACHES db ALLOWED"));
        assertTrue(rulings(letsIn).stream().noneMatch(line -> line.startsWith("job REACHES")), "everybody is no line of its own");
        String closed = letsIn + policy("web-out", "{podSelector: {matchLabels: {app: web}}, policyTypes: [Egress]}");
        assertTrue(rulings(closed).contains("web REACHES db DENIED"));
        Wire line = judged(closed, Network.UNKNOWN).stream().filter(wire -> wire.link() == Link.REACHES).findFirst().orElseThrow();
        assertEquals("web-out", line.verdict().orElseThrow().steps().getFirst().object().orElseThrow().name());
        String out = policy("job-out", "{podSelector: {matchLabels: {app: job}}, policyTypes: [Egress], egress: [{to: [{podSelector: {matchLabels: {app: db}}}]}]}");
        assertTrue(rulings(letsIn + out).contains("job REACHES db ALLOWED"), "let in by the rule for everybody: " + rulings(letsIn + out));
        String onlyWeb = letsIn.replace(", {podSelector: {}}", "");
        assertTrue(rulings(onlyWeb + out).contains("job REACHES db DENIED"));
    }

    @Test
    void choosesNamespacesByTheLabelsTheyHave() {
        String team = policy("db", "{podSelector: {matchLabels: {app: db}}, ingress: [{from: [{namespaceSelector: {matchLabels: {team: a}}, podSelector: {matchLabels: {app: web}}}]}]}");
        assertTrue(judged(team, Network.UNKNOWN).stream().noneMatch(wire -> wire.link() == Link.REACHES));
        Network known = new Network(Optional.empty(), Map.of("shop", Labels.of(Map.of("team", "a"))));
        assertEquals(1, judged(team, known).stream().filter(wire -> wire.link() == Link.REACHES).count());
    }

    @Test
    void saysThatSomePassWhereOnePortIsClosed() {
        String two = SHOP.replace("spec: {selector: {app: db}, ports: [{port: 80, targetPort: main}]}", "spec: {selector: {app: db}, ports: [{port: 80, targetPort: main}, {port: 81, targetPort: 9000}]}")
                + policy("db", "{podSelector: {matchLabels: {app: db}}, ingress: [{ports: [{port: 9000}]}]}");
        List<Facts> facts = Land.facts(two);
        Picture picture = new Guard(facts).judged(Lens.PLAIN.look(GraphBuilder.of(facts, _ -> true)), Network.UNKNOWN);
        assertEquals(Set.of(Ruling.SOME), picture.wires().stream().filter(wire -> name(wire.to()).equals("db")).map(wire -> wire.verdict().orElseThrow().ruling()).collect(Collectors.toSet()));
    }

    @Test
    void drawsNoMoreLinesThanCanBeTakenIn() {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            many.append(part("w" + i, 80).replace("app: w" + i, "app: w, part: w" + i));
        }
        String all = many + policy("all", "{podSelector: {matchLabels: {app: w}}, ingress: [{from: [{podSelector: {matchLabels: {app: w}}}]}]}");
        assertEquals(Guard.MOST, judged(all, Network.UNKNOWN).stream().filter(wire -> wire.link() == Link.REACHES).count());
    }
}
