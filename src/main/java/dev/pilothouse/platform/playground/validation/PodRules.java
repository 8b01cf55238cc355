package dev.pilothouse.platform.playground.validation;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Pods, and the templates of pods that controllers hold. */
final class PodRules {

    private static final String DELETION_COST = "controller.kubernetes.io/pod-deletion-cost";
    private static final String MIRROR = "kubernetes.io/config.mirror";
    private static final int MOST_NAMESERVERS = 3;
    private static final int MOST_SEARCHES = 32;
    private static final int MOST_SEARCH_CHARACTERS = 2048;

    private PodRules() {}

    static void create(Spot pod) {
        whole(pod);
        Spot spec = pod.at("spec");
        if (!spec.at("ephemeralContainers").empty()) {
            spec.at("ephemeralContainers").forbidden("cannot be set on create");
        }
        if (!spec.at("nodeName").empty() && !spec.at("schedulingGates").empty()) {
            spec.at("nodeName").forbidden("cannot be set until all schedulingGates have been cleared");
        }
    }

    /** Checks what holds for new and for changed pods. */
    static void whole(Spot pod) {
        annotations(pod.at("metadata", "annotations"), pod.at("spec"));
        spec(pod.at("spec"), true);
    }

    /** Checks a template, apart from what its controller asks of it. */
    static void template(Spot template) {
        Spot metadata = template.at("metadata");
        MetadataRules.labels(metadata.at("labels").as(template.at("labels")));
        MetadataRules.annotations(metadata.at("annotations").as(template.at("annotations")));
        annotations(metadata.at("annotations").as(template.at("annotations")), template.at("spec"));
        spec(template.at("spec"), false);
        if (!template.at("spec", "ephemeralContainers").empty()) {
            template.at("spec", "ephemeralContainers").forbidden("ephemeral containers not allowed in pod template");
        }
    }

    private static void annotations(Spot annotations, Spot spec) {
        Map<String, Spot> all = annotations.entries();
        Spot mirror = all.get(MIRROR);
        if (mirror != null && spec.at("nodeName").empty()) {
            mirror.invalid("must set spec.nodeName if mirror pod annotation is set");
        }
        Spot cost = all.get(DELETION_COST);
        if (cost != null && !cost.text().matches("-?(0|[1-9]\\d{0,9})")) {
            cost.invalid("must be a 32bit integer");
        }
    }

    private static void spec(Spot spec, boolean isPod) {
        Map<String, Spot> volumes = VolumeRules.check(spec.at("volumes"));
        ContainerRules.check(spec, volumes);
        hostNetworkPorts(spec, isPod);
        spec.at("restartPolicy").requiredOneOf("Always", "OnFailure", "Never");
        spec.at("dnsPolicy").requiredOneOf("ClusterFirstWithHostNet", "ClusterFirst", "Default", "None");
        MetadataRules.labels(spec.at("nodeSelector"));
        SecurityRules.pod(spec);
        SchedulingRules.affinity(spec.at("affinity"));
        dns(spec);
        gates(spec.at("schedulingGates"));
        SchedulingRules.spread(spec.at("topologySpreadConstraints"));
        names(spec);
        SchedulingRules.tolerations(spec.at("tolerations"));
        hostAliases(spec.at("hostAliases"));
        optional(spec.at("priorityClassName"));
        if (spec.at("runtimeClassName").present()) {
            spec.at("runtimeClassName").must(Names::subdomain);
        }
        if (spec.at("preemptionPolicy").present()) {
            spec.at("preemptionPolicy").requiredOneOf("PreemptLowerPriority", "Never");
        }
        if (spec.at("os").present()) {
            spec.at("os", "name").requiredOneOf("linux", "windows");
        }
    }

    private static void names(Spot spec) {
        optional(spec.at("serviceAccountName"));
        optional(spec.at("nodeName"));
        Spot deadline = spec.at("activeDeadlineSeconds");
        if (deadline.present()) {
            deadline.between(1, Integer.MAX_VALUE);
        }
        for (String name : List.of("hostname", "subdomain")) {
            if (!spec.at(name).empty()) {
                spec.at(name).must(Names::label);
            }
        }
    }

    private static void optional(Spot name) {
        if (!name.empty()) {
            name.must(Names::subdomain);
        }
    }

    private static void hostNetworkPorts(Spot spec, boolean isPod) {
        if (!spec.at("hostNetwork").isTrue()) {
            return;
        }
        for (Spot container : spec.at("containers").items()) {
            for (Spot port : container.at("ports").items()) {
                long host = port.at("hostPort").number();
                if ((isPod || host != 0) && host != port.at("containerPort").number()) {
                    port.at("hostPort").invalid(host, "must match `containerPort` when `hostNetwork` is true");
                }
            }
        }
    }

    private static void dns(Spot spec) {
        Spot config = spec.at("dnsConfig");
        if (spec.at("dnsPolicy").text().equals("None")) {
            if (!config.present()) {
                config.required("must provide `dnsConfig` when `dnsPolicy` is None");
                return;
            }
            if (config.at("nameservers").empty()) {
                config.at("nameservers").required("must provide at least one DNS nameserver when `dnsPolicy` is None");
                return;
            }
        }
        Spot servers = config.at("nameservers");
        if (servers.size() > MOST_NAMESERVERS) {
            servers.invalid("must not have more than " + MOST_NAMESERVERS + " nameservers");
        }
        servers.items().forEach(AddressRules::address);
        Spot searches = config.at("searches");
        if (searches.size() > MOST_SEARCHES) {
            searches.invalid("must not have more than " + MOST_SEARCHES + " search paths");
        }
        List<String> paths = searches.items().stream().map(Spot::text).toList();
        if (String.join(" ", paths).length() > MOST_SEARCH_CHARACTERS) {
            searches.invalid("must not have more than " + MOST_SEARCH_CHARACTERS + " characters (including spaces) in the search list");
        }
        for (Spot option : config.at("options").items()) {
            if (option.at("name").empty()) {
                option.required("must not be empty");
            }
        }
    }

    private static void gates(Spot gates) {
        Set<String> seen = new HashSet<>();
        for (Spot gate : gates.items()) {
            String name = gate.at("name").text();
            Names.qualified(name).forEach(error -> gate.invalid(name, error));
            if (!seen.add(name)) {
                gate.duplicate(name);
            }
        }
    }

    private static void hostAliases(Spot aliases) {
        for (Spot alias : aliases.items()) {
            AddressRules.address(alias.at("ip"));
            alias.at("hostnames").items().forEach(name -> name.must(Names::subdomain));
        }
    }
}
