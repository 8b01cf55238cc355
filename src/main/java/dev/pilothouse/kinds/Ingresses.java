package dev.pilothouse.kinds;

import dev.pilothouse.model.Tree;
import java.util.ArrayList;
import java.util.List;

/** Ingresses and their classes. */
final class Ingresses {

    private static final int SHOWN = 3;

    private Ingresses() {}

    static TableBuilder<Tree> table() {
        return TableBuilder.named()
                .text("CLASS", "spec.ingressClassName", "<none>")
                .text("HOSTS", Ingresses::hosts)
                .text("ADDRESS", LoadBalancer::addresses)
                .text("PORTS", it -> it.list("spec", "tls").isEmpty() ? "80" : "80, 443")
                .age()
                .reads("spec.rules.host", "spec.tls.secretName")
                .reads(LoadBalancer.READS);
    }

    /** Counts rules beyond the third host, whether or not they name a host, as kubectl does. */
    private static String hosts(Tree ingress) {
        List<Tree> rules = ingress.trees("spec", "rules");
        List<String> hosts = new ArrayList<>();
        for (Tree rule : rules) {
            if (hosts.size() == SHOWN) {
                return String.join(",", hosts) + " + " + (rules.size() - SHOWN) + " more...";
            }
            String host = rule.text("host");
            if (!host.isEmpty()) {
                hosts.add(host);
            }
        }
        return hosts.isEmpty() ? "*" : String.join(",", hosts);
    }

    static TableBuilder<Tree> classes() {
        return TableBuilder.named()
                .text("CONTROLLER", "spec.controller")
                .text("PARAMETERS", Ingresses::parameters)
                .age()
                .reads("spec.parameters");
    }

    private static String parameters(Tree ingressClass) {
        Tree parameters = ingressClass.tree("spec", "parameters");
        if (!ingressClass.has("spec", "parameters")) {
            return "<none>";
        }
        String group = parameters.has("apiGroup") ? "." + parameters.text("apiGroup") : "";
        return parameters.text("kind") + group + "/" + parameters.text("name");
    }
}
