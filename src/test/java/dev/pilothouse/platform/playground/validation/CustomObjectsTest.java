package dev.pilothouse.platform.playground.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.kinds.PrinterColumn;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.status.Cause;
import dev.pilothouse.schema.BuiltInSchemas;
import dev.pilothouse.schema.Resource;
import dev.pilothouse.schema.Schema;
import dev.pilothouse.text.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Custom objects, good and bad, against what the real server made of each (recorded from v1.34). */
final class CustomObjectsTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private static Tree recording() {
        try (InputStream in = Objects.requireNonNull(CustomObjectsTest.class.getResourceAsStream("gadgets.json"))) {
            return Json.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Tree> recorded() {
        return recording().trees("cases").stream();
    }

    private static CustomDefinition definition() {
        Schema metadata = new BuiltInSchemas().schema("v1", "Pod").orElseThrow().field("metadata").orElseThrow();
        return new CustomDefinition(new Document(recording().tree("definition")), metadata);
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void readsAndChecksAsTheRealServer(Tree recorded) {
        CustomObjects objects = new CustomObjects(definition());
        CustomObjects.Read read = objects.read("v1", recorded.tree("sent").fields());
        List<Cause> causes = objects.check("v1", "", Optional.empty(), read.object());
        assertEquals(
                String.join("\n", recorded.trees("causes").stream()
                        .map(cause -> cause.text("reason") + " " + cause.text("field") + " " + cause.text("message")).sorted().toList()),
                String.join("\n", causes.stream().map(cause -> cause.reason() + " " + cause.field() + " " + cause.message()).sorted().toList()),
                () -> Json.write(recorded.tree("sent")));
        assertEquals(recorded.list("warnings"), read.unknown());
        if (causes.isEmpty()) {
            assertEquals(recorded.tree("spec").fields(), read.object().get("spec"));
        }
    }

    @Test
    void servesWhatItsDefinitionSays() {
        CustomDefinition definition = definition();
        Resource resource = definition.resources().getFirst();
        assertEquals("gadgets.apply.pilothouse.dev", resource.name());
        assertEquals(List.of("gd"), resource.shortNames());
        assertEquals(List.of("status", "scale"), resource.subresources().stream().map(Resource.Subresource::name).toList());
        assertEquals(List.of(new PrinterColumn("Size", "string", ".spec.size", 0)), definition.columns("v1"));
        assertEquals(".spec.replicas", definition.scale("v1").orElseThrow().specReplicas());
        assertTrue(definition.established());
    }

    @Test
    void looksOnlyAtTheStatusThroughTheStatus() {
        CustomObjects objects = new CustomObjects(definition());
        Map<String, Object> object = Map.of("spec", Map.of("size", "huge"), "status", Map.of("phase", 1L));
        assertEquals(
                List.of("status.phase"), objects.check("v1", "status", Optional.empty(), object).stream().map(Cause::field).toList());
    }

    @Test
    void doesNotLookAgainAtWhatAnUpdateLeaves() {
        CustomObjects objects = new CustomObjects(definition());
        Map<String, Object> before = Map.of("spec", Map.of("size", "huge", "name", "ab"));
        Map<String, Object> after = Map.of("spec", Map.of("size", "huge", "name", "A1"));
        assertEquals(
                List.of("spec.name"), objects.check("v1", "", Optional.of(before), after).stream().map(Cause::field).toList());
    }

    @Test
    void establishesADefinitionWhoseNamesAreFree() {
        Map<String, Object> spec = Map.of("spec", recording().tree("definition", "spec").fields());
        Map<String, Object> status = CustomDefinitionStatus.of(Document.of(spec), List.of(), NOON);
        Tree expected = recording().tree("definition", "status");
        assertEquals(expected.tree("acceptedNames").fields(), status.get("acceptedNames"));
        assertEquals(expected.list("storedVersions"), status.get("storedVersions"));
        assertEquals(
                expected.trees("conditions").stream().map(it -> it.text("type") + it.text("status") + it.text("reason") + it.text("message")).toList(),
                new Tree(status).trees("conditions").stream().map(it -> it.text("type") + it.text("status") + it.text("reason") + it.text("message")).toList());
    }

    @Test
    void refusesNamesThatAreTaken() {
        Document first = new Document(recording().tree("definition"));
        Map<String, Object> second = Map.of(
                "metadata", Map.of("name", "other.apply.pilothouse.dev"),
                "spec", Map.of("group", "apply.pilothouse.dev", "names", Map.of("plural", "others", "singular", "other", "kind", "Gadget", "listKind", "OtherList")));
        Tree status = new Tree(CustomDefinitionStatus.of(Document.of(second), List.of(first), NOON));
        assertEquals("KindConflict", status.trees("conditions").getFirst().text("reason"));
        assertEquals("\"Gadget\" is already in use", status.trees("conditions").getFirst().text("message"));
        assertEquals("False", status.trees("conditions").get(1).text("status"));
    }
}
