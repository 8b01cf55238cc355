package dev.pilothouse.kinds;

import dev.pilothouse.model.Health;
import dev.pilothouse.model.Tree;
import java.util.ArrayList;
import java.util.List;

/** EndpointSlices and their forerunner, Endpoints. */
final class Endpoints {

    private Endpoints() {}

    static TableBuilder<Tree> slices() {
        return TableBuilder.named()
                .text("ADDRESSTYPE", "addressType")
                .text("PORTS", it -> Shortened.of(it.trees("ports").stream().map(Endpoints::slicePort).toList()))
                .text("ENDPOINTS", it -> Shortened.of(it.trees("endpoints").stream()
                        .flatMap(endpoint -> endpoint.list("addresses").stream())
                        .map(String::valueOf)
                        .toList()))
                .age()
                .reads("ports.name", "ports.port", "endpoints.addresses", "endpoints.conditions.ready")
                .health(Endpoints::health);
    }

    private static String slicePort(Tree port) {
        if (port.has("port")) {
            return port.text("port");
        }
        return port.has("name") ? port.text("name") : "*";
    }

    /** An endpoint that does not say whether it is ready counts as ready, as in the API. */
    static Health health(Tree slice) {
        List<Tree> endpoints = slice.trees("endpoints");
        boolean anyReady = endpoints.stream().anyMatch(it -> !it.has("conditions", "ready") || it.isTrue("conditions", "ready"));
        return endpoints.isEmpty() || anyReady ? Health.ok("") : Health.warn("None ready");
    }

    static TableBuilder<Tree> legacy() {
        return TableBuilder.named()
                .text("ENDPOINTS", Endpoints::addresses)
                .age()
                .reads("subsets.addresses.ip", "subsets.ports.port");
    }

    private static String addresses(Tree endpoints) {
        List<Tree> subsets = endpoints.trees("subsets");
        if (subsets.isEmpty()) {
            return "<none>";
        }
        List<String> all = new ArrayList<>();
        for (Tree subset : subsets) {
            List<String> ips = subset.trees("addresses").stream().map(address -> address.text("ip")).toList();
            List<Tree> ports = subset.trees("ports");
            if (ports.isEmpty()) {
                all.addAll(ips);
            }
            ports.forEach(port -> ips.forEach(ip -> all.add(hostAndPort(ip, port.text("port")))));
        }
        String first = Shortened.first(all);
        return all.size() > 3 ? Shortened.more(first, all.size()) : first;
    }

    private static String hostAndPort(String ip, String port) {
        return ip.contains(":") ? "[" + ip + "]:" + port : ip + ":" + port;
    }
}
