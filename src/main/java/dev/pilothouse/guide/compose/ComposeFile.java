package dev.pilothouse.guide.compose;

import dev.pilothouse.guide.deploy.Names;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.ProblemCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The file as a whole: its services, and the volumes, configs and secrets that they share. */
final class ComposeFile {

    private static final Set<String> KNOWN = Set.of("version", "name", "services", "networks", "volumes", "configs", "secrets");

    private final ComposeSource source;
    private final Node root;

    ComposeFile(ComposeSource source) {
        this.source = source;
        root = source.root();
    }

    List<Document> documents() {
        Map<String, Node> services = root.get("services").fields();
        if (services.isEmpty()) {
            if (source.problems().isEmpty()) {
                root.problem(ProblemCode.COMPOSE_EMPTY);
            }
            return List.of();
        }
        root.fields().forEach((name, node) -> {
            if (!KNOWN.contains(name) && !name.startsWith("x-")) {
                node.left("unknown", name);
            }
        });
        Map<String, String> names = names(services);
        SharedFiles shared = new SharedFiles(root);
        List<Document> workloads = new ArrayList<>();
        Map<String, Document> claims = new LinkedHashMap<>();
        services.forEach((name, node) -> {
            if (node.get("profiles").isThere()) {
                node.get("profiles").left("profiles", name);
                return;
            }
            ServiceMapping mapping = new ServiceMapping(node, names.getOrDefault(name, name), part(), services, shared);
            workloads.addAll(mapping.documents());
            mapping.claims().forEach(claim -> claims.putIfAbsent(claim, claim(claim)));
        });
        List<Document> all = new ArrayList<>(shared.documents());
        all.addAll(claims.values());
        all.addAll(workloads);
        return all;
    }

    /** Services have to differ by the names that Kubernetes lets them have. */
    private Map<String, String> names(Map<String, Node> services) {
        Map<String, String> names = new LinkedHashMap<>();
        Map<String, String> owners = new HashMap<>();
        services.forEach((name, node) -> {
            Optional<String> possible = Names.near(name);
            if (possible.isEmpty()) {
                node.problem(ProblemCode.COMPOSE_VALUE, name, "web");
                return;
            }
            String other = owners.putIfAbsent(possible.get(), name);
            if (other != null) {
                node.problem(ProblemCode.COMPOSE_NAMES_CLASH, name, other, possible.get());
            } else if (!possible.get().equals(name)) {
                node.left("renamed", name, possible.get());
            }
            names.put(name, possible.get());
        });
        return names;
    }

    private Optional<String> part() {
        return root.get("name").text().flatMap(Names::near);
    }

    private Document claim(String volume) {
        Node node = root.get("volumes", volume);
        String name = Names.near(volume).orElse("data");
        if (!node.get("external").isTrue()) {
            node.left("claim", name);
        }
        node.fields().forEach((field, child) -> {
            if (!Set.of("name", "external", "labels").contains(field)) {
                child.left("volume-option", field);
            }
        });
        return Document.of(SideObjects.claim(name, part()));
    }
}
