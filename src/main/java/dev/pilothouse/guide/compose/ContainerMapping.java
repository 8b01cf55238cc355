package dev.pilothouse.guide.compose;

import dev.pilothouse.guide.deploy.Image;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.text.Edit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The container of a service: its program, ports, environment, resources and rights. */
final class ContainerMapping {

    private final Node node;
    private final String name;
    private final StorageMapping storage;
    private final SharedFiles shared;
    private final List<Port> ports;

    ContainerMapping(Node node, String name, StorageMapping storage, SharedFiles shared) {
        this.node = node;
        this.name = name;
        this.storage = storage;
        this.shared = shared;
        ports = node.isObject() ? readPorts() : List.of();
    }

    List<Port> ports() {
        return ports;
    }

    Map<String, Object> fields() {
        List<Map<String, Object>> declared = ports.stream()
                .map(port -> Edit.object(
                        "name", port.name(),
                        "containerPort", port.target(),
                        "protocol", port.protocol().equals("TCP") ? Optional.empty() : port.protocol()))
                .toList();
        return Edit.object(
                "name", name,
                "image", image(),
                "imagePullPolicy", pullPolicy(),
                "command", words(node.get("entrypoint")),
                "args", words(node.get("command")),
                "workingDir", node.get("working_dir").text(),
                "stdin", node.get("stdin_open").isTrue() ? Optional.of(true) : Optional.empty(),
                "tty", node.get("tty").isTrue() ? Optional.of(true) : Optional.empty(),
                "ports", some(declared),
                "envFrom", some(files()),
                "env", some(environment()),
                "resources", resources(),
                "readinessProbe", new HealthMapping(node.get("healthcheck")).probe(),
                "securityContext", rights(),
                "volumeMounts", some(storage.mounts()));
    }

    private static <T> Optional<List<T>> some(List<T> list) {
        return list.isEmpty() ? Optional.empty() : Optional.of(list);
    }

    private String image() {
        Node image = node.get("image");
        if (node.get("build").isThere()) {
            node.get("build").left("build", image.text(name));
        } else if (!image.isThere()) {
            node.problem(ProblemCode.COMPOSE_IMAGE, name);
        }
        return image.read("nginx:1.29", text -> Image.parse(text).map(_ -> text)).orElse(name);
    }

    private Optional<String> pullPolicy() {
        Node policy = node.get("pull_policy");
        return policy.read("missing", text -> switch (text) {
            case "always" -> Optional.of("Always");
            case "never" -> Optional.of("Never");
            case "missing", "if_not_present", "build" -> Optional.of("IfNotPresent");
            default -> Optional.empty();
        });
    }

    private static Optional<List<String>> words(Node command) {
        if (command.isList()) {
            return some(command.items().stream().flatMap(item -> item.text().stream()).toList());
        }
        return command.read("sh -c \"…\"", CommandLine::split).flatMap(ContainerMapping::some);
    }

    private List<Port> readPorts() {
        Set<Port> found = new LinkedHashSet<>();
        for (Node port : node.get("ports").items()) {
            List<Port> read = port.isObject()
                    ? longPort(port).map(List::of).orElse(List.of())
                    : port.read("8080:80", Port::parse).orElse(List.of());
            for (Port one : read) {
                if (one.published() != 0) {
                    port.left("published", Integer.toString(one.published()), name + ":" + one.target());
                }
                found.add(new Port(one.target(), 0, one.protocol()));
            }
        }
        for (Node port : node.get("expose").items()) {
            port.read("8080", Port::parse).ifPresent(read -> read.forEach(one -> found.add(new Port(one.target(), 0, one.protocol()))));
        }
        return List.copyOf(found);
    }

    private static Optional<Port> longPort(Node port) {
        Node target = port.get("target");
        if (!target.isThere()) {
            port.wrong("{target: 80}");
        }
        Optional<Integer> published = port.get("published").read("8080", text -> Port.port(text.split("-", 2)[0]));
        String protocol = port.get("protocol").text("tcp").toUpperCase(Locale.ROOT);
        return target.read("80", Port::port).map(number -> new Port(number, published.orElse(0), protocol));
    }

    private List<Map<String, Object>> files() {
        List<Map<String, Object>> sources = new ArrayList<>();
        for (Node entry : node.get("env_file").isObject() ? List.of(node.get("env_file")) : node.get("env_file").items()) {
            Node path = entry.isObject() ? entry.get("path") : entry;
            boolean required = !entry.isObject() || !entry.get("required").isThere() || entry.get("required").isTrue();
            Optional<String> text = path.text().flatMap(node.source()::file);
            if (text.isPresent()) {
                String map = sources.isEmpty() ? name + "-env" : name + "-env-" + (sources.size() + 1);
                shared.add(map, EnvFile.read(text.get()));
                sources.add(Edit.object("configMapRef", Edit.object("name", map)));
            } else if (required) {
                path.left("env-file", path.text(""));
            }
        }
        return sources;
    }

    private List<Map<String, Object>> environment() {
        List<Map<String, Object>> variables = new ArrayList<>();
        Pairs.of(node.get("environment")).forEach((variable, value) -> {
            if (variable.isBlank() || variable.indexOf('=') >= 0) {
                value.problem(ProblemCode.COMPOSE_VALUE, variable, "NAME=value");
            } else if (value.isThere()) {
                variables.add(Edit.object("name", variable, "value", value.text("")));
            } else {
                // Compose passes on the variable of the shell that it runs in
                Optional<String> passed = node.source().variables().apply(variable);
                if (passed.isEmpty()) {
                    value.left("variable", variable);
                }
                passed.ifPresent(given -> variables.add(Edit.object("name", variable, "value", given)));
            }
        });
        return variables;
    }

    private Optional<Map<String, Object>> resources() {
        Node deploy = node.get("deploy", "resources");
        Map<String, Object> requests = amounts(deploy.get("reservations"), node.get("mem_reservation"), new Node(node.source(), node.path(), null));
        Map<String, Object> limits = amounts(deploy.get("limits"), node.get("mem_limit"), node.get("cpus"));
        Map<String, Object> both = Edit.object(
                "requests", requests.isEmpty() ? Optional.empty() : requests, "limits", limits.isEmpty() ? Optional.empty() : limits);
        return both.isEmpty() ? Optional.empty() : Optional.of(both);
    }

    private static Map<String, Object> amounts(Node list, Node memory, Node cpus) {
        list.fields().forEach((field, child) -> {
            if (!Set.of("cpus", "memory").contains(field)) {
                child.left("unknown", field);
            }
        });
        Map<String, Object> amounts = new LinkedHashMap<>();
        Node cpu = list.get("cpus").isThere() ? list.get("cpus") : cpus;
        Node bytes = list.get("memory").isThere() ? list.get("memory") : memory;
        cpu.read("0.5", Units::cpus).ifPresent(amount -> amounts.put("cpu", amount));
        bytes.read("512m", Units::bytes).ifPresent(amount -> amounts.put("memory", amount));
        return amounts;
    }

    private Optional<Map<String, Object>> rights() {
        Map<String, Object> rights = new LinkedHashMap<>();
        node.get("user").text().ifPresent(user -> {
            if (user.strip().matches("\\d{1,9}(:\\d{1,9})?")) {
                String[] ids = user.strip().split(":", 2);
                rights.put("runAsUser", Long.valueOf(ids[0]));
                if (ids.length == 2) {
                    rights.put("runAsGroup", Long.valueOf(ids[1]));
                }
            } else {
                node.get("user").left("user", user);
            }
        });
        if (node.get("privileged").isTrue()) {
            rights.put("privileged", true);
        }
        if (node.get("read_only").isTrue()) {
            rights.put("readOnlyRootFilesystem", true);
        }
        for (Node option : node.get("security_opt").items()) {
            if (option.text("").matches("no-new-privileges([:=]true)?")) {
                rights.put("allowPrivilegeEscalation", false);
            } else {
                option.left("unknown", "security_opt");
            }
        }
        Map<String, Object> capabilities = Edit.object("add", capabilities("cap_add"), "drop", capabilities("cap_drop"));
        if (!capabilities.isEmpty()) {
            rights.put("capabilities", capabilities);
        }
        return rights.isEmpty() ? Optional.empty() : Optional.of(rights);
    }

    private Optional<List<String>> capabilities(String field) {
        return some(node.get(field).items().stream()
                .flatMap(item -> item.text().stream())
                .map(text -> text.toUpperCase(Locale.ROOT).replaceFirst("^CAP_", ""))
                .toList());
    }
}
