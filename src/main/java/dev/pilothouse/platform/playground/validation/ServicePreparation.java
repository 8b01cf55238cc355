package dev.pilothouse.platform.playground.validation;

import dev.pilothouse.model.Tree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What of a service's addresses and ports is carried over when it is written: what was given once is kept, what belongs to another type goes. */
final class ServicePreparation {

    private static final Set<String> WITH_NODE_PORTS = Set.of("NodePort", "LoadBalancer");
    private static final List<String> CLUSTER_FIELDS = List.of("clusterIP", "clusterIPs", "ipFamilies", "ipFamilyPolicy", "internalTrafficPolicy");

    private ServicePreparation() {}

    /** Writes the one address into the list of addresses. */
    static void create(Map<String, Object> spec) {
        Object address = spec.get("clusterIP");
        if (address != null && !"".equals(address) && new Tree(spec).list("clusterIPs").isEmpty()) {
            spec.put("clusterIPs", List.of(address));
        }
    }

    static void update(Map<String, Object> spec, Tree old) {
        dropByType(spec, old);
        keepAllocated(spec, old);
        Object address = spec.get("clusterIP");
        boolean changed = address != null && !Same.values(address, old.at("clusterIP").orElse(null));
        if (changed && Same.values(spec.get("clusterIPs"), old.at("clusterIPs").orElse(null))) {
            spec.put("clusterIPs", List.of(address));
        }
    }

    private static void keepAllocated(Map<String, Object> spec, Tree old) {
        String type = new Tree(spec).text("type");
        if (!type.equals("ExternalName") && !old.text("type").equals("ExternalName")) {
            if (new Tree(spec).text("clusterIP").isEmpty() && !old.text("clusterIP").isEmpty()) {
                spec.put("clusterIP", old.text("clusterIP"));
            }
            if (new Tree(spec).list("clusterIPs").isEmpty() && old.text("clusterIP").equals(new Tree(spec).text("clusterIP")) && old.has("clusterIPs")) {
                spec.put("clusterIPs", old.list("clusterIPs"));
            }
            for (String field : List.of("ipFamilies", "ipFamilyPolicy")) {
                old.at(field).ifPresent(value -> spec.putIfAbsent(field, value));
            }
        }
        if (WITH_NODE_PORTS.contains(type) && WITH_NODE_PORTS.contains(old.text("type"))) {
            spec.put("ports", withNodePorts(new Tree(spec).trees("ports"), old.trees("ports")));
        }
    }

    private static List<Object> withNodePorts(List<Tree> ports, List<Tree> old) {
        Set<Long> used = new HashSet<>(ports.stream().map(port -> port.number(0, "nodePort")).toList());
        List<Object> kept = new ArrayList<>();
        for (Tree port : ports) {
            Map<String, Object> copy = new LinkedHashMap<>(port.fields());
            if (port.number(0, "nodePort") == 0) {
                old.stream()
                        .filter(before -> before.text("protocol").equals(port.text("protocol")) && before.text("port").equals(port.text("port")))
                        .map(before -> before.number(0, "nodePort"))
                        .filter(number -> number != 0 && !used.contains(number))
                        .findFirst()
                        .ifPresent(number -> copy.put("nodePort", number));
            }
            kept.add(copy);
        }
        return kept;
    }

    /** What only the former type had goes with it, when the person left it as it was. */
    private static void dropByType(Map<String, Object> spec, Tree old) {
        String type = new Tree(spec).text("type");
        boolean hadPorts = WITH_NODE_PORTS.contains(old.text("type"));
        if (type.equals("ExternalName") && !old.text("type").equals("ExternalName")) {
            drop(spec, old, CLUSTER_FIELDS);
        }
        if (hadPorts && !WITH_NODE_PORTS.contains(type)) {
            drop(spec, old, List.of("externalTrafficPolicy"));
            dropNodePorts(spec, old);
        }
        if (old.text("type").equals("LoadBalancer") && !type.equals("LoadBalancer")) {
            drop(spec, old, List.of("allocateLoadBalancerNodePorts", "loadBalancerClass", "healthCheckNodePort"));
        }
    }

    private static void drop(Map<String, Object> spec, Tree old, List<String> fields) {
        fields.stream().filter(field -> Same.values(spec.get(field), old.at(field).orElse(null))).forEach(spec::remove);
    }

    private static void dropNodePorts(Map<String, Object> spec, Tree old) {
        List<Tree> ports = new Tree(spec).trees("ports");
        List<Long> before = old.trees("ports").stream().map(port -> port.number(0, "nodePort")).toList();
        if (ports.stream().map(port -> port.number(0, "nodePort")).toList().equals(before)) {
            List<Object> without = new ArrayList<>();
            for (Tree port : ports) {
                Map<String, Object> copy = new LinkedHashMap<>(port.fields());
                copy.remove("nodePort");
                without.add(copy);
            }
            spec.put("ports", without);
        }
    }
}
