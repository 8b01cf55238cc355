package dev.pilothouse.kinds;

import dev.pilothouse.model.Health;
import dev.pilothouse.model.Tree;
import java.util.List;
import java.util.stream.Collectors;

/** Services. */
final class Services {

    private static final String NONE = "<none>";

    private Services() {}

    static TableBuilder<Tree> table() {
        return TableBuilder.named()
                .text("TYPE", "spec.type")
                .text("CLUSTER-IP", it -> firstOr(it.list("spec", "clusterIPs"), NONE))
                .text("EXTERNAL-IP", Services::externalIp)
                .text("PORT(S)", Services::ports)
                .age()
                .text("SELECTOR", it -> Selectors.labels(it, "spec", "selector"))
                .whenWide()
                .reads("spec.clusterIPs", "spec.externalIPs", "spec.externalName", "spec.selector", "spec.ports")
                .reads(LoadBalancer.READS)
                .health(Services::health);
    }

    private static String externalIp(Tree service) {
        String own = service.list("spec", "externalIPs").stream().map(String::valueOf).collect(Collectors.joining(","));
        return switch (service.text("spec", "type")) {
            case "ClusterIP", "NodePort" -> own.isEmpty() ? NONE : own;
            case "LoadBalancer" -> balanced(LoadBalancer.addresses(service), own);
            case "ExternalName" -> service.text("spec", "externalName");
            default -> "<unknown>";
        };
    }

    private static String balanced(String given, String own) {
        if (given.isEmpty() && own.isEmpty()) {
            return "<pending>";
        }
        return given.isEmpty() || own.isEmpty() ? given + own : given + "," + own;
    }

    private static String ports(Tree service) {
        String ports = service.trees("spec", "ports").stream().map(Services::port).collect(Collectors.joining(","));
        return ports.isEmpty() ? NONE : ports;
    }

    private static String port(Tree port) {
        long nodePort = port.number(0, "nodePort");
        return port.number(0, "port") + (nodePort > 0 ? ":" + nodePort : "") + "/" + port.text("protocol");
    }

    private static String firstOr(List<?> list, String fallback) {
        return list.isEmpty() ? fallback : String.valueOf(list.getFirst());
    }

    static Health health(Tree service) {
        boolean pending = service.text("spec", "type").equals("LoadBalancer") && LoadBalancer.addresses(service).isEmpty();
        return pending ? Health.waiting("Pending") : Health.ok("");
    }
}
