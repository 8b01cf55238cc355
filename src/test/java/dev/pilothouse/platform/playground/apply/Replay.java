package dev.pilothouse.platform.playground.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.platform.playground.validation.CustomDefinition;
import dev.pilothouse.platform.playground.validation.CustomObjects;
import dev.pilothouse.platform.playground.validation.Decoding;
import dev.pilothouse.platform.playground.validation.Defaults;
import dev.pilothouse.schema.Schema;
import dev.pilothouse.text.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Does with one object what was done with it on the real server, and compares each step. */
final class Replay {

    private static final List<String> SERVER_MADE =
            List.of("uid", "resourceVersion", "generation", "creationTimestamp", "managedFields", "namespace", "selfLink");

    private final Kind kind;
    private final Schema schema;
    private final Optional<CustomObjects> custom;
    private Optional<Document> live = Optional.empty();

    private Replay(Kind kind, Schema schema, Optional<CustomObjects> custom) {
        this.kind = kind;
        this.schema = schema;
        this.custom = custom;
    }

    static Replay of(String kindName) {
        if (!kindName.equals("Gadget")) {
            Kind kind = Samples.SCHEMAS.of("v1", kindName).orElseThrow().kind();
            return new Replay(kind, Samples.schema(kind), Optional.empty());
        }
        Tree definition = resource("/dev/pilothouse/platform/playground/validation/gadgets.json").tree("definition");
        CustomDefinition gadgets = new CustomDefinition(new Document(definition), Samples.schema(Samples.POD).field("metadata").orElseThrow());
        return new Replay(gadgets.kind("v1"), gadgets.schema("v1").orElseThrow(), Optional.of(new CustomObjects(gadgets)));
    }

    static Tree resource(String path) {
        try (InputStream in = Objects.requireNonNull(Replay.class.getResourceAsStream(path))) {
            return Json.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Does the step and fails where the answer is another than the real server's. */
    void step(Step step) {
        FieldManager manager = new FieldManager(kind, schema, step.subresource(), custom.isPresent() || kind.name().equals("Service"));
        Instant now = Instant.parse(step.time());
        if (step.code() == 422) {
            return; // the rules of the kind refused it, which are not ours
        }
        if (step.verb().equals("apply")) {
            apply(step, manager, now);
        } else if (step.code() < 300) {
            if (step.verb().equals("strategic")) {
                patch(step);
            }
            Document after = step.verb().equals("create")
                    ? Document.of(read(step.body())) // without what the server adds by itself
                    : withManagedFields(Document.of(step.answer()), step.verb().equals("update") ? step.body() : Map.of());
            assertSameOwners(step, manager.update(live, after, step.manager(), now));
        }
        if (step.code() < 300) {
            live = Optional.of(Document.of(step.answer()));
        }
    }

    private void patch(Step step) {
        Map<String, Object> patched = StrategicPatch.apply(live.orElseThrow().fields(), step.body(), schema);
        assertEquals(bare(step.answer()), bare(read(patched)), step::toString);
    }

    /** Returns the object as the server reads it: without nulls, with defaults. */
    private Map<String, Object> read(Map<String, Object> object) {
        return custom.isPresent() ? custom.get().read("v1", object).object() : Defaults.fill(kind, Decoding.read(schema, object).object());
    }

    private void apply(Step step, FieldManager manager, Instant now) {
        Document result;
        try {
            result = manager.apply(live, Document.of(step.body()), step.manager(), step.force(), now);
        } catch (Refusal refusal) {
            Tree status = new Tree(step.answer());
            assertEquals(sortedLines(status.text("message")), sortedLines(String.valueOf(refusal.getMessage())), step::toString);
            assertEquals(step.code(), refusal.code(), step::toString);
            return;
        }
        assertEquals(step.code(), live.isPresent() ? 200 : 201, () -> step + " was refused: " + new Tree(step.answer()).text("message"));
        assertSameOwners(step, result);
        Map<String, Object> read = read(result.fields());
        if (step.subresource().isEmpty()) {
            read = keepStatus(read);
            assertEquals(bare(step.answer()), bare(read), step::toString);
        } else {
            assertEquals(step.answer().get("status"), read.get("status"), step::toString);
        }
    }

    /** A write of the object leaves its status as it was. */
    private Map<String, Object> keepStatus(Map<String, Object> object) {
        Map<String, Object> result = new LinkedHashMap<>(object);
        result.remove("status");
        live.flatMap(it -> it.tree().at("status")).ifPresent(status -> result.put("status", status));
        return result;
    }

    /** The real server lists the conflicts of one manager in its order, which is not always ours. */
    private static List<String> sortedLines(String message) {
        return message.lines().sorted().toList();
    }

    private static void assertSameOwners(Step step, Document result) {
        assertEquals(lines(Document.of(step.answer())), lines(result), step::toString);
    }

    private static String lines(Document object) {
        return String.join("\n", object.tree().trees("metadata", "managedFields").stream().map(Replay::line).toList());
    }

    private static String line(Tree entry) {
        return String.join(" ", entry.text("manager"), entry.text("operation"), entry.text("apiVersion"), entry.text("subresource"), entry.text("time"))
                + " " + sorted(entry.tree("fieldsV1").fields());
    }

    /** The real server lists the owned fields of custom objects in the order of their names. */
    private static Object sorted(Object fields) {
        Map<String, Object> sorted = new TreeMap<>();
        Typed.map(fields).forEach((name, inner) -> sorted.put(name, sorted(Objects.requireNonNull(inner))));
        return sorted;
    }

    private static Document withManagedFields(Document object, Map<String, Object> from) {
        Map<String, Object> metadata = new LinkedHashMap<>(object.tree().tree("metadata").fields());
        metadata.remove("managedFields");
        new Tree(from).at("metadata", "managedFields").ifPresent(given -> metadata.put("managedFields", given));
        Map<String, Object> fields = new LinkedHashMap<>(object.fields());
        fields.put("metadata", metadata);
        return Document.of(fields);
    }

    private static Map<String, Object> bare(Map<String, Object> object) {
        Map<String, Object> metadata = new LinkedHashMap<>(new Tree(object).tree("metadata").fields());
        metadata.keySet().removeAll(SERVER_MADE);
        Map<String, Object> fields = new LinkedHashMap<>(object);
        fields.put("metadata", metadata);
        return fields;
    }
}
