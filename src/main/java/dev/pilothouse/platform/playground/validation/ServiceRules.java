package dev.pilothouse.platform.playground.validation;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Services: ports, type and what goes with it, addresses that stay once given. */
final class ServiceRules {

    private static final String ONCE = "may not change once set";
    private static final int FIRST_NODE_PORT = 30_000;
    private static final int LAST_NODE_PORT = 32_767;
    private static final int LONGEST_AFFINITY_SECONDS = 86_400;

    private ServiceRules() {}

    static void create(Spot service) {
        Spot spec = service.at("spec");
        String type = spec.at("type").text();
        boolean headless = isHeadless(spec);
        if (spec.at("ports").empty() && !headless && !type.equals("ExternalName")) {
            spec.at("ports").required("");
        }
        if (headless && isExternal(type)) {
            first(spec).invalid("None", "may not be set to 'None' for " + type + " services");
        }
        if (type.equals("ExternalName")) {
            externalName(spec);
        }
        ports(spec.at("ports"));
        MetadataRules.labels(spec.at("selector"));
        affinity(spec);
        if (!type.equals("ExternalName")) {
            clusterAddresses(spec);
        }
        for (Spot address : spec.at("externalIPs").items()) {
            AddressRules.reachable(address);
        }
        spec.at("type").requiredOneOf("ClusterIP", "ExternalName", "LoadBalancer", "NodePort");
        nodePorts(spec.at("ports"), type);
        samePorts(spec.at("ports"));
        loadBalancer(spec, type);
        trafficPolicies(spec, type);
    }

    private static boolean isHeadless(Spot spec) {
        List<Spot> addresses = spec.at("clusterIPs").items();
        return addresses.size() == 1 ? addresses.getFirst().text().equals("None") : addresses.isEmpty() && spec.at("clusterIP").text().equals("None");
    }

    private static boolean isExternal(String type) {
        return type.equals("LoadBalancer") || type.equals("NodePort");
    }

    private static Spot first(Spot spec) {
        return spec.at("clusterIPs").with(List.of("None")).items().getFirst();
    }

    private static void externalName(Spot spec) {
        for (String field : List.of("clusterIPs", "ipFamilies", "ipFamilyPolicy")) {
            if (!spec.at(field).empty()) {
                spec.at(field).forbidden("may not be set for ExternalName services");
            }
        }
        Spot name = spec.at("externalName");
        String host = name.text().endsWith(".") ? name.text().substring(0, name.text().length() - 1) : name.text();
        if (host.isEmpty()) {
            name.required("");
        } else {
            Names.subdomain(host).forEach(error -> name.invalid(host, error));
        }
    }

    private static void ports(Spot ports) {
        Set<String> names = new HashSet<>();
        for (Spot port : ports.items()) {
            Spot name = port.at("name");
            if (name.empty()) {
                if (ports.size() > 1) {
                    name.required("");
                }
            } else {
                name.must(Names::label);
                if (!names.add(name.text())) {
                    name.duplicate();
                }
            }
            port.at("port").between(1, 65_535);
            port.at("protocol").requiredOneOf("SCTP", "TCP", "UDP");
            ProbeRules.portOrName(port.at("targetPort"));
            if (port.at("appProtocol").present()) {
                port.at("appProtocol").must(Names::qualified);
            }
        }
    }

    private static void affinity(Spot spec) {
        Spot affinity = spec.at("sessionAffinity");
        affinity.requiredOneOf("ClientIP", "None");
        Spot config = spec.at("sessionAffinityConfig");
        if (affinity.text().equals("ClientIP")) {
            Spot seconds = config.at("clientIP", "timeoutSeconds");
            if (seconds.number() <= 0 || seconds.number() > LONGEST_AFFINITY_SECONDS) {
                seconds.invalid(seconds.number(), "must be greater than 0 and less than " + LONGEST_AFFINITY_SECONDS);
            }
        } else if (affinity.text().equals("None") && config.present()) {
            config.forbidden("must not be set when session affinity is None");
        }
    }

    private static void clusterAddresses(Spot spec) {
        Spot addresses = spec.at("clusterIPs");
        String one = spec.at("clusterIP").text();
        if (one.isEmpty() && !addresses.empty()) {
            addresses.invalid("must be empty when `clusterIP` is not specified");
        } else if (!one.isEmpty() && !addresses.items().isEmpty() && !addresses.items().getFirst().text().equals(one)) {
            addresses.invalid("first value must match `clusterIP`");
        }
        Set<String> families = new HashSet<>();
        for (Spot family : spec.at("ipFamilies").items()) {
            family.oneOf("IPv4", "IPv6");
            if (!families.add(family.text())) {
                family.duplicate();
            }
        }
        if (spec.at("ipFamilyPolicy").present()) {
            spec.at("ipFamilyPolicy").oneOf("PreferDualStack", "RequireDualStack", "SingleStack");
        }
        if (addresses.items().size() > 1 && addresses.items().getFirst().text().equals("None")) {
            addresses.invalid("'None' must be the first and only value");
        } else if (!isHeadless(spec)) {
            Spot given = addresses.empty() && !one.isEmpty() ? addresses.with(List.of(one)) : addresses;
            given.items().forEach(AddressRules::address);
        }
    }

    private static void nodePorts(Spot ports, String type) {
        Set<String> taken = new HashSet<>();
        for (Spot port : ports.items()) {
            Spot nodePort = port.at("nodePort");
            if (nodePort.number() == 0) {
                continue;
            }
            if (type.equals("ClusterIP")) {
                nodePort.forbidden("may not be used when `type` is 'ClusterIP'");
            } else if (nodePort.number() < FIRST_NODE_PORT || nodePort.number() > LAST_NODE_PORT) {
                nodePort.invalid("provided port is not in the valid range. The range of valid ports is " + FIRST_NODE_PORT + "-" + LAST_NODE_PORT);
            }
            if (!taken.add(port.at("protocol").text() + nodePort.number())) {
                nodePort.duplicate();
            }
        }
    }

    private static void samePorts(Spot ports) {
        Set<String> taken = new HashSet<>();
        for (Spot port : ports.items()) {
            if (!taken.add(port.at("protocol").text() + port.at("port").number())) {
                port.duplicate(keyOf(port));
            }
        }
    }

    /** Returns what the server quotes: a port of its own type with nothing but what must differ. */
    private static Map<String, Object> keyOf(Spot port) {
        Map<String, Object> key = new LinkedHashMap<>();
        key.put("Name", "");
        key.put("Protocol", port.at("protocol").text());
        key.put("AppProtocol", null);
        key.put("Port", port.at("port").number());
        key.put("TargetPort", 0L);
        key.put("NodePort", 0L);
        return key;
    }

    private static void loadBalancer(Spot spec, String type) {
        boolean balanced = type.equals("LoadBalancer");
        Spot ranges = spec.at("loadBalancerSourceRanges").as(spec.at("LoadBalancerSourceRanges"));
        if (!balanced) {
            String only = "may only be used when `type` is 'LoadBalancer'";
            for (Spot field : List.of(ranges, spec.at("allocateLoadBalancerNodePorts"), spec.at("loadBalancerClass"))) {
                if (field.present() && !(field.value() instanceof List<?> list && list.isEmpty())) {
                    field.forbidden(only);
                }
            }
        } else if (spec.at("loadBalancerClass").present()) {
            spec.at("loadBalancerClass").must(Names::qualified);
        }
        ranges.items().forEach(AddressRules::range);
    }

    private static void trafficPolicies(Spot spec, String type) {
        Spot external = spec.at("externalTrafficPolicy");
        boolean reachable = isExternal(type) || (type.equals("ClusterIP") && !spec.at("externalIPs").empty());
        if (reachable) {
            external.requiredOneOf("Cluster", "Local");
        } else if (!external.empty()) {
            external.invalid("may only be set for externally-accessible services");
        }
        boolean checked = type.equals("LoadBalancer") && external.text().equals("Local");
        if (!checked && spec.at("healthCheckNodePort").number() != 0) {
            spec.at("healthCheckNodePort").invalid("may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'");
        }
        if (spec.at("internalTrafficPolicy").present()) {
            spec.at("internalTrafficPolicy").oneOf("Cluster", "Local");
        }
        if (spec.at("trafficDistribution").present()) {
            spec.at("trafficDistribution").oneOf("PreferClose");
        }
    }

    static void update(Spot service, Spot before) {
        Spot spec = service.at("spec");
        Spot old = before.at("spec");
        boolean named = spec.at("type").text().equals("ExternalName") || old.at("type").text().equals("ExternalName");
        if (!named && !(isHeadless(spec) && isHeadless(old))) {
            unchanged(spec.at("clusterIPs"), old.at("clusterIPs"), "primary clusterIP can not be unset");
            if (isHeadless(spec) == isHeadless(old)) {
                unchangedFamilies(spec.at("ipFamilies"), old.at("ipFamilies"));
            }
        }
        boolean balanced = spec.at("type").text().equals("LoadBalancer") && old.at("type").text().equals("LoadBalancer");
        if (balanced) {
            spec.at("loadBalancerClass").unchanged(old.at("loadBalancerClass"), ONCE);
        }
        create(service);
    }

    private static void unchanged(Spot now, Spot before, String unset) {
        List<Spot> given = now.items();
        List<Spot> had = before.items();
        if (had.isEmpty()) {
            return;
        }
        Spot first = now.with(had.stream().map(Spot::value).toList()).items().getFirst();
        if (given.isEmpty()) {
            first.invalid(now.value(), unset);
            return;
        }
        for (int i = 0; i < Math.min(given.size(), had.size()); i++) {
            if (!given.get(i).same(had.get(i)) && AddressRules.isAddress(given.get(i).text())) {
                given.get(i).invalid(now.value(), ONCE);
            }
        }
    }

    private static void unchangedFamilies(Spot now, Spot before) {
        if (!now.items().isEmpty() && !before.items().isEmpty() && !now.items().getFirst().same(before.items().getFirst())) {
            now.items().getFirst().invalid(now.value(), ONCE);
        }
    }
}
