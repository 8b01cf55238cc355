package dev.pilothouse.kinds;

import dev.pilothouse.model.Cell;
import dev.pilothouse.model.Column.Align;
import dev.pilothouse.model.Health;
import dev.pilothouse.model.Tree;
import java.util.ArrayList;
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
                .cell("EXTERNAL-IP", Align.LEFT, Services::externalIp)
                .text("PORT(S)", Services::ports)
                .age()
                .text("SELECTOR", it -> Selectors.labels(it, "spec", "selector"))
                .whenWide()
                .reads("spec.clusterIPs", "spec.externalIPs", "spec.externalName", "spec.selector", "spec.ports")
                .reads(LoadBalancer.READS)
                .health(Services::health);
    }

    private static Cell externalIp(Tree service) {
        List<String> own = service.list("spec", "externalIPs").stream().map(String::valueOf).toList();
        return switch (service.text("spec", "type")) {
            case "ClusterIP", "NodePort" -> new Cell.Text(own.isEmpty() ? NONE : String.join(",", own));
            case "LoadBalancer" -> balanced(LoadBalancer.addresses(service), own);
            case "ExternalName" -> new Cell.Text(service.text("spec", "externalName"));
            default -> new Cell.Text("<unknown>");
        };
    }

    private static Cell balanced(String addresses, List<String> own) {
        if (addresses.isEmpty() && own.isEmpty()) {
            return new Cell.Text("<pending>");
        }
        return LoadBalancer.cell(joined(addresses, own), joined(LoadBalancer.clipped(addresses), own));
    }

    private static String joined(String addresses, List<String> own) {
        List<String> all = new ArrayList<>();
        if (!addresses.isEmpty()) {
            all.add(addresses);
        }
        all.addAll(own);
        return String.join(",", all);
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
