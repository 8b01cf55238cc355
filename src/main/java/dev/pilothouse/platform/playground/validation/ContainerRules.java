package dev.pilothouse.platform.playground.validation;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Containers, init containers and sidecars of a pod. */
final class ContainerRules {

    private static final String NEEDS_ALWAYS = "may not be set for init containers without restartPolicy=Always";

    private ContainerRules() {}

    /** Checks all containers of a pod's spec against the volumes that it has. */
    static void check(Spot spec, Map<String, Spot> volumes) {
        Spot grace = spec.at("terminationGracePeriodSeconds");
        Spot containers = spec.at("containers");
        Set<String> names = new HashSet<>();
        if (containers.empty()) {
            containers.required("");
        }
        for (Spot container : containers.items()) {
            container(container, volumes);
            if (!names.add(container.at("name").text())) {
                container.at("name").duplicate();
            }
            ProbeRules.check(container, grace);
        }
        hostPorts(containers.items());
        for (Spot container : spec.at("initContainers").items()) {
            initContainer(container, volumes, names, grace);
        }
    }

    private static void initContainer(Spot container, Map<String, Spot> volumes, Set<String> names, Spot grace) {
        container(container, volumes);
        Spot policy = container.at("restartPolicy");
        if (names.contains(container.at("name").text())) {
            container.at("name").duplicate();
        } else if (!container.at("name").empty()) {
            names.add(container.at("name").text());
        }
        hostPorts(List.of(container));
        if (policy.text().equals("Always")) {
            ProbeRules.check(container, grace);
            return;
        }
        for (String field : List.of("lifecycle", "livenessProbe", "readinessProbe", "startupProbe")) {
            if (container.at(field).present()) {
                container.at(field).forbidden(NEEDS_ALWAYS);
            }
        }
    }

    /** Checks what all kinds of containers have in common. */
    static void container(Spot container, Map<String, Spot> volumes) {
        if (container.at("name").empty()) {
            container.at("name").required("");
        } else {
            container.at("name").must(Names::label);
        }
        container.at("image").requireText();
        container.at("terminationMessagePolicy").requiredOneOf("File", "FallbackToLogsOnError");
        ports(container.at("ports"));
        EnvironmentRules.variables(container.at("env"));
        EnvironmentRules.sources(container.at("envFrom"));
        MountRules.check(container, volumes);
        container.at("imagePullPolicy").requiredOneOf("Always", "IfNotPresent", "Never");
        ResourceRules.check(container.at("resources"));
        SecurityRules.container(container.at("securityContext"));
    }

    private static void ports(Spot ports) {
        Set<String> names = new HashSet<>();
        for (Spot port : ports.items()) {
            Spot name = port.at("name");
            if (!name.empty()) {
                List<String> errors = Names.portName(name.text());
                name.must(Names::portName);
                if (errors.isEmpty() && !names.add(name.text())) {
                    name.duplicate();
                }
            }
            if (port.at("containerPort").number() == 0) {
                port.at("containerPort").required("");
            } else {
                port.at("containerPort").between(1, 65_535);
            }
            if (port.at("hostPort").number() != 0) {
                port.at("hostPort").between(1, 65_535);
            }
            port.at("protocol").requiredOneOf("SCTP", "TCP", "UDP");
        }
    }

    private static void hostPorts(List<Spot> containers) {
        Set<String> taken = new HashSet<>();
        for (Spot container : containers) {
            for (Spot port : container.at("ports").items()) {
                Spot host = port.at("hostPort");
                String key = port.at("protocol").text() + "/" + port.at("hostIP").text() + "/" + host.number();
                if (host.number() != 0 && !taken.add(key)) {
                    host.duplicate(key);
                }
            }
        }
    }
}
