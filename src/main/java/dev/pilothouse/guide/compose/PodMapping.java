package dev.pilothouse.guide.compose;

import dev.pilothouse.text.Edit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What belongs to the pod rather than to its container: where it runs, its names, and what it shares with the machine. */
final class PodMapping {

    private static final Pattern CONSTRAINT = Pattern.compile("\\s*(node\\.[\\w./-]+)\\s*(==|!=)\\s*(\\S+)\\s*");

    private final Node node;
    private final Map<String, Object> container;
    private final StorageMapping storage;

    PodMapping(Node node, Map<String, Object> container, StorageMapping storage) {
        this.node = node;
        this.container = container;
        this.storage = storage;
    }

    Map<String, Object> fields() {
        Node grace = node.get("stop_grace_period");
        Map<String, Object> labels = nodeLabels();
        Map<String, Object> rights = rights();
        Map<String, Object> dns = Edit.object("nameservers", texts("dns"), "searches", texts("dns_search"));
        return Edit.object(
                "hostname", node.get("hostname").read("web", text -> dev.pilothouse.guide.deploy.Names.isLabel(text) ? Optional.of(text) : Optional.empty()),
                "hostNetwork", hostNetwork(),
                "hostPID", ofMachine("pid"),
                "hostIPC", ofMachine("ipc"),
                "hostAliases", hosts(),
                "dnsConfig", dns.isEmpty() ? Optional.empty() : dns,
                "terminationGracePeriodSeconds", grace.read("30s", Units::seconds),
                "nodeSelector", labels.isEmpty() ? Optional.empty() : labels,
                "securityContext", rights.isEmpty() ? Optional.empty() : rights,
                "containers", List.of(container),
                "volumes", storage.volumes().isEmpty() ? Optional.empty() : storage.volumes());
    }

    private Optional<List<String>> texts(String field) {
        List<String> texts = node.get(field).items().stream().flatMap(item -> item.text().stream()).toList();
        return texts.isEmpty() ? Optional.empty() : Optional.of(texts);
    }

    private Optional<Boolean> hostNetwork() {
        Node mode = node.get("network_mode");
        if (mode.isThere() && !mode.text("").equals("host") && !mode.text("").equals("bridge")) {
            mode.left("unknown", "network_mode: " + mode.text(""));
        }
        return mode.text("").equals("host") ? Optional.of(true) : Optional.empty();
    }

    private Optional<Boolean> ofMachine(String field) {
        Node value = node.get(field);
        if (value.isThere() && !value.text("").equals("host")) {
            value.left("unknown", field);
        }
        return value.text("").equals("host") ? Optional.of(true) : Optional.empty();
    }

    private Optional<List<Map<String, Object>>> hosts() {
        List<Map<String, Object>> aliases = new ArrayList<>();
        Node hosts = node.get("extra_hosts");
        if (hosts.isObject()) {
            hosts.fields().forEach((host, address) -> alias(host, address.text(""), address, aliases));
        } else {
            for (Node host : hosts.items()) {
                String[] parts = host.text("").split("[=:]", 2);
                if (parts.length == 2) {
                    alias(parts[0], parts[1], host, aliases);
                } else {
                    host.wrong("somehost=10.0.0.5");
                }
            }
        }
        return aliases.isEmpty() ? Optional.empty() : Optional.of(aliases);
    }

    private static void alias(String host, String address, Node at, List<Map<String, Object>> aliases) {
        if (address.equals("host-gateway")) {
            at.left("host-gateway");
        } else {
            aliases.add(Edit.object("ip", address, "hostnames", List.of(host)));
        }
    }

    private Map<String, Object> nodeLabels() {
        Map<String, Object> labels = new LinkedHashMap<>();
        Node placement = node.get("deploy", "placement");
        placement.fields().forEach((field, child) -> {
            if (!field.equals("constraints")) {
                child.left("unknown", "placement." + field);
            }
        });
        for (Node constraint : placement.get("constraints").items()) {
            Matcher matcher = CONSTRAINT.matcher(constraint.text(""));
            if (!matcher.matches()) {
                constraint.wrong("node.labels.disk == ssd");
            } else if (matcher.group(2).equals("==") && matcher.group(1).startsWith("node.labels.")) {
                labels.put(matcher.group(1).substring("node.labels.".length()), matcher.group(3));
            } else if (matcher.group(2).equals("==") && matcher.group(1).equals("node.hostname")) {
                labels.put("kubernetes.io/hostname", matcher.group(3));
            } else {
                constraint.left("constraint", constraint.text(""));
            }
        }
        node.get("platform").read("linux/amd64", text -> text.matches("\\w+(/\\w+){0,2}") ? Optional.of(text.split("/")) : Optional.empty())
                .ifPresent(parts -> {
                    labels.put("kubernetes.io/os", parts[0]);
                    if (parts.length > 1) {
                        labels.put("kubernetes.io/arch", parts[1]);
                    }
                });
        return labels;
    }

    private Map<String, Object> rights() {
        List<Long> groups = new ArrayList<>();
        for (Node group : node.get("group_add").items()) {
            if (group.text("").matches("\\d{1,9}")) {
                groups.add(Long.valueOf(group.text("")));
            } else {
                group.left("user", group.text(""));
            }
        }
        List<Map<String, Object>> kernel = new ArrayList<>();
        Pairs.of(node.get("sysctls")).forEach((name, value) -> kernel.add(Edit.object("name", name, "value", value.text(""))));
        return Edit.object(
                "supplementalGroups", groups.isEmpty() ? Optional.empty() : groups, "sysctls", kernel.isEmpty() ? Optional.empty() : kernel);
    }
}
