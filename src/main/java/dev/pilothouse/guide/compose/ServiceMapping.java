package dev.pilothouse.guide.compose;

import dev.pilothouse.guide.deploy.Names;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.text.Edit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One service: the workload that runs it, and the Services by which others reach it. */
final class ServiceMapping {

    private static final String NAME = "app.kubernetes.io/name";

    /** What {@link #workload} and its parts read; everything else has no counterpart. */
    private static final Set<String> READ = Set.of(
            "image", "build", "command", "entrypoint", "ports", "expose", "environment", "env_file", "volumes", "tmpfs", "healthcheck", "deploy",
            "scale", "depends_on", "restart", "secrets", "configs", "user", "working_dir", "labels", "networks", "network_mode", "privileged",
            "cap_add", "cap_drop", "read_only", "stdin_open", "tty", "stop_grace_period", "extra_hosts", "dns", "dns_search", "hostname", "pid",
            "ipc", "shm_size", "platform", "pull_policy", "annotations", "group_add", "security_opt", "mem_limit", "mem_reservation", "cpus",
            "sysctls");

    private static final Set<String> DEPLOY = Set.of("mode", "replicas", "resources", "update_config", "placement", "labels", "restart_policy");

    private final Node node;
    private final String name;
    private final Map<String, Node> services;
    private final ContainerMapping container;
    private final StorageMapping storage;
    private final Map<String, Object> labels = new LinkedHashMap<>();

    ServiceMapping(Node node, String name, Optional<String> part, Map<String, Node> services, SharedFiles shared) {
        this.node = node;
        this.name = name;
        this.services = services;
        storage = new StorageMapping(node, shared);
        container = new ContainerMapping(node, name, storage, shared);
        labels.put(NAME, name);
        part.ifPresent(of -> labels.put("app.kubernetes.io/part-of", of));
    }

    /** Returns the names of the claims that it mounts. */
    Set<String> claims() {
        return storage.claims();
    }

    List<Document> documents() {
        if (!node.isObject()) {
            node.wrong("{image: nginx:1.29}");
            return List.of();
        }
        node.fields().forEach((field, child) -> {
            if (!READ.contains(field) && !field.startsWith("x-")) {
                child.left("unknown", field);
            }
        });
        node.get("deploy").fields().forEach((field, child) -> {
            if (!DEPLOY.contains(field) && !field.startsWith("x-")) {
                child.left("unknown", "deploy." + field);
            }
        });
        dependencies();
        List<Document> documents = new ArrayList<>();
        documents.add(Document.of(workload()));
        network(documents);
        return documents;
    }

    private void dependencies() {
        Node all = node.get("depends_on");
        List<String> names = all.isObject()
                ? new ArrayList<>(all.fields().keySet())
                : all.items().stream().flatMap(item -> item.text().stream()).toList();
        for (String wanted : names) {
            if (!services.containsKey(wanted)) {
                all.problem(ProblemCode.COMPOSE_UNKNOWN, wanted, "services");
            }
        }
        if (!names.isEmpty()) {
            all.left("depends", String.join(", ", names));
        }
    }

    private Map<String, Object> workload() {
        Map<String, Object> pod = new PodMapping(node, container.fields(), storage).fields();
        Map<String, Object> annotations = annotations();
        Map<String, Object> metadata =
                Edit.object("labels", labels, "annotations", annotations.isEmpty() ? Optional.empty() : annotations);
        Node restart = node.get("restart");
        String policy = restart.text("").strip();
        String mode = node.get("deploy", "mode").text("replicated");
        String condition = node.get("deploy", "restart_policy", "condition").text("any");
        if (mode.endsWith("-job") || policy.equals("no") || policy.startsWith("on-failure")
                || condition.equals("none") || condition.equals("on-failure")) {
            boolean again = policy.startsWith("on-failure") || condition.equals("on-failure");
            return job(pod, metadata, again, policy, restart);
        }
        if (!Set.of("", "always", "unless-stopped").contains(policy)) {
            restart.wrong("unless-stopped");
        }
        return mode.equals("global") ? daemonSet(pod, metadata) : deployment(pod, metadata);
    }

    private Map<String, Object> job(Map<String, Object> pod, Map<String, Object> metadata, boolean again, String policy, Node restart) {
        Map<String, Object> ending = Edit.with(pod, again ? "OnFailure" : "Never", "restartPolicy");
        Optional<Long> tries = again && policy.contains(":")
                ? restart.read("on-failure:3", text -> text.matches("on-failure:\\d{1,6}")
                        ? Optional.of(Long.valueOf(text.substring("on-failure:".length())))
                        : Optional.empty())
                : again ? Optional.empty() : Optional.of(0L);
        (restart.isThere() ? restart : node.get("deploy")).left("job", name);
        return object("batch/v1", "Job", Edit.object(
                "backoffLimit", tries, "template", Edit.object("metadata", metadata, "spec", ending)));
    }

    private Map<String, Object> daemonSet(Map<String, Object> pod, Map<String, Object> metadata) {
        return object("apps/v1", "DaemonSet", Edit.object(
                "selector", selector(), "template", Edit.object("metadata", metadata, "spec", pod)));
    }

    private Map<String, Object> deployment(Map<String, Object> pod, Map<String, Object> metadata) {
        Node replicas = node.get("deploy", "replicas").isThere() ? node.get("deploy", "replicas") : node.get("scale");
        long copies = replicas.number("3").orElse(1L);
        if (copies > 1 && !storage.claims().isEmpty()) {
            replicas.left("shared-claim", String.join(", ", storage.claims()));
        }
        return object("apps/v1", "Deployment", Edit.object(
                "replicas", copies,
                "selector", selector(),
                "strategy", strategy(),
                "template", Edit.object("metadata", metadata, "spec", pod)));
    }

    /** A claim for one node at a time lets no second copy start before the first has ended. */
    private Optional<Map<String, Object>> strategy() {
        if (!storage.claims().isEmpty()) {
            return Optional.of(Edit.object("type", "Recreate"));
        }
        Node update = node.get("deploy", "update_config");
        if (!update.isThere()) {
            return Optional.empty();
        }
        update.fields().forEach((field, child) -> {
            if (!Set.of("parallelism", "order").contains(field)) {
                child.left("unknown", field);
            }
        });
        long at = Math.max(1, update.get("parallelism").number("1").orElse(1L));
        boolean first = update.get("order").text("stop-first").equals("start-first");
        return Optional.of(Edit.object(
                "rollingUpdate", Edit.object("maxSurge", first ? at : 0, "maxUnavailable", first ? 0 : at)));
    }

    private Map<String, Object> selector() {
        return Edit.object("matchLabels", Edit.object(NAME, name));
    }

    private Map<String, Object> object(String apiVersion, String kind, Map<String, Object> spec) {
        return Edit.object(
                "apiVersion", apiVersion, "kind", kind, "metadata", Edit.object("name", name, "labels", labels), "spec", spec);
    }

    /** Labels of Compose hold any text, as annotations do. */
    private Map<String, Object> annotations() {
        Map<String, Object> annotations = new LinkedHashMap<>();
        for (Node from : List.of(node.get("labels"), node.get("deploy", "labels"), node.get("annotations"))) {
            Pairs.of(from).forEach((key, value) -> {
                if (key.matches("([a-zA-Z0-9][-a-zA-Z0-9.]*/)?[a-zA-Z0-9]([-._a-zA-Z0-9]{0,61}[a-zA-Z0-9])?")) {
                    annotations.put(key, value.text(""));
                } else {
                    value.left("label", key);
                }
            });
        }
        return annotations;
    }

    private void network(List<Document> documents) {
        List<Port> ports = container.ports();
        Map<String, Object> selector = Edit.object(NAME, name);
        boolean wanted = !ports.isEmpty() || services.size() > 1;
        Set<String> names = new LinkedHashSet<>();
        if (wanted) {
            names.add(name);
        }
        Node networks = node.get("networks");
        if (networks.isThere()) {
            networks.left("networks");
            if (networks.isObject()) {
                networks.fields().forEach((_, network) -> network.get("aliases").items().stream()
                        .flatMap(alias -> alias.text().stream())
                        .filter(Names::isLabel)
                        .filter(alias -> !services.containsKey(alias))
                        .forEach(names::add));
            }
        }
        names.forEach(own -> documents.add(Document.of(SideObjects.service(own, labels, selector, ports, ports.isEmpty()))));
    }
}
