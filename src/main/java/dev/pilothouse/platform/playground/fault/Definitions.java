package dev.pilothouse.platform.playground.fault;

import dev.pilothouse.model.Document;
import dev.pilothouse.platform.playground.registry.Objects;
import dev.pilothouse.text.Yaml;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The kinds by which a playground is steered, {@code Fault} and {@code Clock}, as definitions of custom kinds. */
public final class Definitions {

    private static final String FILE = "/dev/pilothouse/playground/simulation.yaml";
    private static final String RESOURCE = "customresourcedefinitions.apiextensions.k8s.io";

    private Definitions() {}

    static List<Document> all() {
        try (InputStream in = Definitions.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("Missing " + FILE);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Yaml.read(text).stream().map(part -> part.document().orElseThrow()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets the kinds be served, unless they are already. */
    public static void install(Objects objects) {
        for (Document definition : all()) {
            if (objects.get(RESOURCE, "", definition.name()).isEmpty()) {
                objects.create(RESOURCE, definition);
            }
        }
    }
}
