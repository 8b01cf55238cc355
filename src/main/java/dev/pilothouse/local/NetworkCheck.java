package dev.pilothouse.local;

import static dev.pilothouse.local.FindingList.change;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Looks at the network of the cluster: families, ranges, the proxy, the address of the API server. */
final class NetworkCheck {

    private static final Set<String> FAMILIES = Set.of("ipv4", "ipv6", "dual");
    private static final Set<String> PROXIES = Set.of("iptables", "ipvs", "nftables", "none");
    /** The controller manager gives each node a range of this many bits unless told otherwise. */
    private static final int NODE_BITS = 8;
    private static final int NODE_BITS_V6 = 64;
    /** kubeadm refuses a larger range of Services. */
    private static final int MOST_SERVICE_BITS = 20;

    private final Blueprint blueprint;
    private final BlueprintNetworking networking;
    private final FindingList findings;

    NetworkCheck(Blueprint blueprint, FindingList findings) {
        this.blueprint = blueprint;
        this.networking = blueprint.networking();
        this.findings = findings;
    }

    private static List<Object> field(String name) {
        return List.of(BlueprintNetworking.NETWORKING, name);
    }

    void check() {
        String family = networking.ipFamily();
        if (FAMILIES.contains(family)) {
            subnets(family);
        } else {
            findings.error("ip-family", field("ipFamily"), change("use-value", networking.withIpFamily(""), "ipv4"), family);
        }
        proxy();
        address();
        if (networking.disablesDefaultPlugin()) {
            findings.note("no-plugin", field("disableDefaultCNI"), List.of());
        }
    }

    private void subnets(String family) {
        Optional<List<Subnet>> pods = subnet("podSubnet", networking.podSubnet(), family, networking::withPodSubnet);
        Optional<List<Subnet>> services = subnet("serviceSubnet", networking.serviceSubnet(), family, networking::withServiceSubnet);
        int nodes = blueprint.nodes().size();
        for (Subnet range : pods.orElse(List.of())) {
            int room = range.free() - (range.isV6() ? NODE_BITS_V6 : NODE_BITS);
            if (room < 0 || (room < 10 && 1 << room < nodes)) {
                findings.error("subnet-small", field("podSubnet"), change("use-default", networking.withPodSubnet("")),
                        networking.podSubnet(), Integer.toString(nodes));
            }
            if (services.orElse(List.of()).stream().anyMatch(range::overlaps)) {
                findings.error("subnets-overlap", field("serviceSubnet"),
                        change("use-default", networking.withPodSubnet("").networking().withServiceSubnet("")),
                        networking.podSubnet(), networking.serviceSubnet());
            }
        }
        if (services.orElse(List.of()).stream().anyMatch(range -> range.free() > MOST_SERVICE_BITS)) {
            findings.error("subnet-large", field("serviceSubnet"), change("use-default", networking.withServiceSubnet("")), networking.serviceSubnet());
        }
    }

    /** Returns the ranges when they can be read and fit the family, by kind's rules. */
    private Optional<List<Subnet>> subnet(String name, String text, String family, Function<String, Blueprint> edit) {
        Optional<List<Subnet>> ranges = Subnet.list(text);
        if (ranges.isEmpty()) {
            findings.error("subnet-unreadable", field(name), change("use-default", edit.apply("")), name, text);
            return ranges;
        }
        long v6 = ranges.get().stream().filter(Subnet::isV6).count();
        int count = ranges.get().size();
        boolean fits = switch (family) {
            case "dual" -> count == 1 || (count == 2 && v6 == 1);
            case "ipv6" -> count == 1 && v6 == 1;
            default -> count == 1 && v6 == 0;
        };
        if (!fits) {
            findings.error("subnet-family", field(name), change("use-default", edit.apply("")), name, text, family);
            return Optional.empty();
        }
        return ranges;
    }

    private void proxy() {
        String mode = networking.proxyMode();
        List<Object> field = field("kubeProxyMode");
        if (!PROXIES.contains(mode)) {
            boolean spelled = PROXIES.contains(mode.toLowerCase(Locale.ROOT));
            findings.error("proxy-mode", field,
                    spelled ? change("use-value", networking.withProxyMode(mode.toLowerCase(Locale.ROOT)), mode.toLowerCase(Locale.ROOT))
                            : change("use-value", networking.withProxyMode(""), "iptables"), mode);
            return;
        }
        Optional<KubernetesVersion> version = blueprint.version();
        if (mode.equals("nftables") && version.filter(it -> !it.isAtLeast(1, 31)).isPresent()) {
            findings.error("nftables-early", field, change("use-value", networking.withProxyMode(""), "iptables"), version.get().toString());
        }
        if (mode.equals("ipvs") && version.filter(it -> it.isAtLeast(1, 35)).isPresent()) {
            findings.note("ipvs-late", field, change("use-value", networking.withProxyMode("nftables"), "nftables"), version.get().toString());
        }
    }

    private void address() {
        String address = networking.apiServerAddress();
        List<Object> field = field("apiServerAddress");
        if (Subnet.address(address).isEmpty()) {
            findings.error("api-address", field, change("use-default", networking.withApiServerAddress("")), address);
        } else if (PortCheck.isEverywhere(address)) {
            findings.warning("api-open", field, change("use-default", networking.withApiServerAddress("")), address);
        }
    }
}
