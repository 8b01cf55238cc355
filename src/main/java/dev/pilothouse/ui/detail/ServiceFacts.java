package dev.pilothouse.ui.detail;

import dev.pilothouse.model.Tree;
import java.util.List;
import java.util.stream.Collectors;

/** What a service has to say: where it listens and whom it reaches. */
final class ServiceFacts {

    private ServiceFacts() {}

    static void add(Tree service, List<Block.Fact> facts) {
        Overviews.text("detail.fact.type", service.text("spec", "type"), facts);
        Overviews.code("detail.fact.cluster-ip", service.text("spec", "clusterIP"), facts);
        Overviews.code("detail.fact.external-name", service.text("spec", "externalName"), facts);
        String external = service.trees("status", "loadBalancer", "ingress").stream()
                .map(ingress -> ingress.text("ip") + ingress.text("hostname"))
                .collect(Collectors.joining(", "));
        Overviews.code("detail.fact.external-ip", external, facts);
        service.trees("spec", "ports").forEach(port -> facts.add(Block.code("detail.fact.port", port(port))));
        Overviews.chips("detail.fact.selector", service.tree("spec", "selector"), facts);
    }

    private static String port(Tree port) {
        String target = port.text("targetPort");
        String node = port.text("nodePort");
        return (port.text("name") + " " + port.text("port")).strip()
                + (target.isEmpty() ? "" : " → " + target)
                + (node.isEmpty() || node.equals("0") ? "" : ", node " + node)
                + " " + port.text("protocol");
    }
}
