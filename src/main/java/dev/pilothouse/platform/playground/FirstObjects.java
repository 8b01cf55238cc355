package dev.pilothouse.platform.playground;

import dev.pilothouse.model.Document;
import dev.pilothouse.platform.playground.registry.Caller;
import dev.pilothouse.platform.playground.registry.Registry;
import dev.pilothouse.platform.playground.registry.Target;
import dev.pilothouse.platform.playground.registry.WriteOptions;
import dev.pilothouse.schema.Resource;
import dev.pilothouse.schema.Schemas;
import dev.pilothouse.text.Yaml;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Fills a fresh playground: its nodes, and the manifests of its scenario as its administrator would create them. */
final class FirstObjects {

    private static final Caller ADMIN = new Caller("kubernetes-admin", List.of("system:masters", "system:authenticated"), "kubectl");

    private final Registry registry;
    private final Schemas schemas;

    FirstObjects(Registry registry, Schemas schemas) {
        this.registry = registry;
        this.schemas = schemas;
    }

    void make(int nodes, Scenario scenario) {
        for (int i = 1; i <= nodes; i++) {
            create(Document.of(Map.of("apiVersion", "v1", "kind", "Node", "metadata", Map.of("name", node(i)))));
        }
        for (Yaml.Part part : Yaml.read(manifest(scenario))) {
            create(part.document().orElseThrow(() -> new IllegalStateException("Line " + part.line() + ": " + part.problem())));
        }
    }

    private static String node(int number) {
        return "playground-worker" + (number == 1 ? "" : number);
    }

    private void create(Document document) {
        Resource resource = schemas.of(document.apiVersion(), document.kindName())
                .orElseThrow(() -> new IllegalStateException("Not served: " + document.kindName()));
        registry.create(ADMIN, new Target(resource, document.namespace(), "", ""), document, WriteOptions.by("kubectl-create"));
    }

    private static String manifest(Scenario scenario) {
        if (scenario == Scenario.EMPTY) {
            return "";
        }
        String file = "/dev/pilothouse/playground/" + scenario.word() + ".yaml";
        try (InputStream in = FirstObjects.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("Missing " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
