package dev.pilothouse.platform.playground;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.platform.playground.control.Workloads;
import dev.pilothouse.platform.playground.store.Store;
import dev.pilothouse.text.Yaml;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** The small shop that a fresh playground holds, as if it had been running for a while. */
final class DemoShop {

    private static final String MANIFEST = "/dev/pilothouse/playground/shop.yaml";
    private static final Duration HAS_RUN_FOR = Duration.ofHours(3);

    private DemoShop() {}

    /** Puts the shop's objects into the store and lets its pods start in the past. */
    static void fill(Store store, Clock clock) {
        Clock then = Clock.offset(clock, HAS_RUN_FOR.negated());
        for (Yaml.Part part : Yaml.read(manifest())) {
            Document document = part.document().orElseThrow(() -> new IllegalStateException("Line " + part.line() + ": " + part.problem()));
            Kind kind = Served.named(document.apiVersion(), document.kindName())
                    .orElseThrow(() -> new IllegalStateException("Not served: " + document.kindName()));
            store.update(new ResourceRef(kind, document.namespace(), document.name()), _ -> aged(document, then));
        }
        Workloads before = new Workloads(store, then, 0);
        before.step();
        before.step();
    }

    private static Map<String, Object> aged(Document document, Clock then) {
        Map<String, Object> fields = new LinkedHashMap<>(document.fields());
        Map<String, Object> metadata = new LinkedHashMap<>(document.tree().tree("metadata").fields());
        metadata.putIfAbsent("creationTimestamp", then.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        fields.put("metadata", metadata);
        return fields;
    }

    private static String manifest() {
        try (InputStream in = DemoShop.class.getResourceAsStream(MANIFEST)) {
            if (in == null) {
                throw new IllegalStateException("Missing " + MANIFEST);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
