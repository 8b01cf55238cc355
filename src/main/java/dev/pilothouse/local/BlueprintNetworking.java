package dev.pilothouse.local;

import dev.pilothouse.model.Tree;
import java.util.List;

/** The network of a {@link Blueprint}: read with kind's defaults for what is not written, edited one field at a time. */
public record BlueprintNetworking(Blueprint blueprint) {

    static final String NETWORKING = "networking";

    private Tree tree() {
        return blueprint.tree().tree(NETWORKING);
    }

    private String text(String field, String otherwise) {
        String text = tree().text(field);
        return text.isEmpty() ? otherwise : text;
    }

    /** Sets the field, and removes it when the value is empty, so that kind's default holds. */
    private Blueprint with(String field, String value) {
        return value.isEmpty() ? blueprint.without(NETWORKING, field) : blueprint.with(value, NETWORKING, field);
    }

    /** Returns {@code ipv4}, {@code ipv6} or {@code dual}. */
    public String ipFamily() {
        return text("ipFamily", "ipv4");
    }

    public Blueprint withIpFamily(String family) {
        return with("ipFamily", family);
    }

    /** Returns the range of the pods' addresses; two, divided by a comma, when both families are used. */
    public String podSubnet() {
        return text("podSubnet", switch (ipFamily()) {
            case "ipv6" -> "fd00:10:244::/56";
            case "dual" -> "10.244.0.0/16,fd00:10:244::/56";
            default -> "10.244.0.0/16";
        });
    }

    public Blueprint withPodSubnet(String subnet) {
        return with("podSubnet", subnet);
    }

    /** Returns the range of the Services' addresses; two, divided by a comma, when both families are used. */
    public String serviceSubnet() {
        return text("serviceSubnet", switch (ipFamily()) {
            case "ipv6" -> "fd00:10:96::/112";
            case "dual" -> "10.96.0.0/16,fd00:10:96::/112";
            default -> "10.96.0.0/16";
        });
    }

    public Blueprint withServiceSubnet(String subnet) {
        return with("serviceSubnet", subnet);
    }

    /** Returns the address of this computer on which the API server is reached. */
    public String apiServerAddress() {
        return text("apiServerAddress", ipFamily().equals("ipv6") ? "::1" : "127.0.0.1");
    }

    /** The extra names of the API server's certificate keep kind's own list beside them, which holds this address. */
    public Blueprint withApiServerAddress(String address) {
        List<String> names = blueprint.apiServerNames();
        Blueprint changed = with("apiServerAddress", address);
        return names.isEmpty() ? changed : changed.withApiServerNames(names);
    }

    /** Returns the port of this computer on which the API server is reached; 0 for any that is free. */
    public int apiServerPort() {
        return Math.clamp(tree().number(0, "apiServerPort"), -1, 1 << 20);
    }

    public Blueprint withApiServerPort(int port) {
        return port == 0 ? blueprint.without(NETWORKING, "apiServerPort") : blueprint.with(port, NETWORKING, "apiServerPort");
    }

    /** Tells whether kind's own network plug-in is left out, for another such as Calico or Cilium; nodes are not ready until one is there. */
    public boolean disablesDefaultPlugin() {
        return tree().isTrue("disableDefaultCNI");
    }

    public Blueprint withDefaultPluginDisabled(boolean disabled) {
        return disabled ? blueprint.with(true, NETWORKING, "disableDefaultCNI") : blueprint.without(NETWORKING, "disableDefaultCNI");
    }

    /** Returns {@code iptables}, {@code ipvs}, {@code nftables} or {@code none}. */
    public String proxyMode() {
        return text("kubeProxyMode", "iptables");
    }

    public Blueprint withProxyMode(String mode) {
        return with("kubeProxyMode", mode);
    }

    /** Returns the domains in which short names are looked up; empty for those of this computer. */
    public List<String> dnsSearch() {
        return Blueprint.texts(tree().list("dnsSearch"));
    }

    public Blueprint withDnsSearch(List<String> domains) {
        return blueprint.withTexts(domains, NETWORKING, "dnsSearch");
    }
}
