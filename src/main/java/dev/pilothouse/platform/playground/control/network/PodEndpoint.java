package dev.pilothouse.platform.playground.control.network;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Edit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What services need to know of a pod.
 *
 * @param ready whether its condition {@code Ready} holds
 * @param namedPorts numbers of its named container ports, by {@code protocol/name}
 */
record PodEndpoint(
        String namespace, String name, String uid, String ip, String node, String hostname, String subdomain, boolean ready, boolean terminating,
        Map<String, Long> namedPorts) {

    /** Reads a pod; empty when it can take no traffic, because it has no address yet or has ended. */
    static Optional<PodEndpoint> of(Document pod) {
        Tree status = pod.tree().tree("status");
        String phase = status.text("phase");
        if (status.text("podIP").isEmpty() || phase.equals("Succeeded") || phase.equals("Failed")) {
            return Optional.empty();
        }
        boolean ready = status.trees("conditions").stream()
                .anyMatch(condition -> condition.text("type").equals("Ready") && condition.text("status").equals("True"));
        Map<String, Long> ports = new LinkedHashMap<>();
        for (Tree container : containers(pod)) {
            for (Tree port : container.trees("ports")) {
                String protocol = port.text("protocol").isEmpty() ? "TCP" : port.text("protocol");
                ports.putIfAbsent(protocol + "/" + port.text("name"), port.number(0, "containerPort"));
            }
        }
        return Optional.of(new PodEndpoint(
                pod.namespace(), pod.name(), pod.uid(), status.text("podIP"), pod.tree().text("spec", "nodeName"),
                pod.tree().text("spec", "hostname"), pod.tree().text("spec", "subdomain"), ready,
                pod.tree().has("metadata", "deletionTimestamp"), Map.copyOf(ports)));
    }

    /** Returns the containers, and with them the sidecars: init containers that are always restarted. */
    private static List<Tree> containers(Document pod) {
        List<Tree> containers = new ArrayList<>(pod.tree().trees("spec", "containers"));
        pod.tree().trees("spec", "initContainers").stream()
                .filter(container -> container.text("restartPolicy").equals("Always"))
                .forEach(containers::add);
        return containers;
    }

    /** Returns the number behind a service's {@code targetPort}; empty when the pod has no port of that name. */
    Optional<Long> port(Tree servicePort) {
        Object target = servicePort.at("targetPort").orElse(servicePort.number(0, "port"));
        if (target instanceof String name && !name.chars().allMatch(Character::isDigit)) {
            String protocol = servicePort.text("protocol").isEmpty() ? "TCP" : servicePort.text("protocol");
            return Optional.ofNullable(namedPorts.get(protocol + "/" + name));
        }
        long number = Long.parseLong(target.toString());
        return Optional.of(number == 0 ? servicePort.number(0, "port") : number);
    }

    /** Returns the endpoint of a slice that stands for this pod. */
    Map<String, Object> endpoint(Document service, Optional<String> zone) {
        boolean always = service.tree().isTrue("spec", "publishNotReadyAddresses");
        Map<String, Object> conditions = Edit.object("ready", always || (ready && !terminating), "serving", ready, "terminating", terminating);
        boolean named = !hostname.isEmpty() && subdomain.equals(service.name());
        return Edit.object(
                "addresses", List.of(ip),
                "conditions", conditions,
                "hostname", named ? Optional.of(hostname) : Optional.empty(),
                "nodeName", node.isEmpty() ? Optional.empty() : Optional.of(node),
                "targetRef", Edit.object("kind", "Pod", "name", name, "namespace", namespace, "uid", uid),
                "zone", zone);
    }
}
