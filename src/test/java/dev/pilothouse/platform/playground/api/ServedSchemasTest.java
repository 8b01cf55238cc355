package dev.pilothouse.platform.playground.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.Tree;
import dev.pilothouse.schema.BuiltInSchemas;
import dev.pilothouse.schema.Schema;
import dev.pilothouse.schema.Schema.Shape;
import dev.pilothouse.schema.ServedSchemas;
import dev.pilothouse.text.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Reads what the playground serves, so that the two hold each other. */
class ServedSchemasTest {

    private final BuiltInSchemas builtIn = new BuiltInSchemas();

    private ServedSchemas served(String path) {
        String document = new OpenApiV3(builtIn).document(path).orElseThrow();
        return new ServedSchemas(Json.read(document).tree("components", "schemas"));
    }

    @Test
    void whatIsServedReadsAsWhatIsBuiltIn() {
        Schema expected = builtIn.schema("apps/v1", "Deployment").orElseThrow();
        Schema read = served("apis/apps/v1").schema("apps/v1", "Deployment").orElseThrow();
        assertTrue(same("deployment", expected, read, 9) > 500);
    }

    private static int same(String path, Schema expected, Schema read, int depth) {
        assertEquals(expected.shape(), read.shape(), path);
        assertEquals(expected.description(), read.description(), path);
        assertEquals(expected.enumeration(), read.enumeration(), path);
        assertEquals(expected.required(), read.required(), path);
        assertEquals(expected.listKeys(), read.listKeys(), path);
        int count = 1;
        if (depth > 0) {
            assertEquals(expected.fields().keySet(), read.fields().keySet(), path);
            for (String name : expected.fields().keySet()) {
                count += same(path + "." + name, expected.fields().get(name), read.field(name).orElseThrow(), depth - 1);
            }
            if (expected.shape() == Shape.LIST || expected.shape() == Shape.MAP) {
                count += same(path + "[]", expected.element(), read.element(), depth - 1);
            }
        }
        return count;
    }

    @Test
    void aCustomKindSaysWhatItHolds() {
        Tree type = new Tree(Map.of(
                "type", "object",
                "x-kubernetes-group-version-kind", List.of(Map.of("group", "shop.example", "version", "v1", "kind", "Till")),
                "properties", Map.of(
                        "spec", Map.of("type", "object", "required", List.of("size"), "properties", Map.of(
                                "size", Map.of("type", "string", "enum", List.of("S", "L"), "description", "How large."),
                                "port", Map.of("x-kubernetes-int-or-string", true),
                                "free", Map.of("type", "object", "x-kubernetes-preserve-unknown-fields", true))))));
        Schema spec = new ServedSchemas(new Tree(Map.of("example.shop.v1.Till", type.fields())))
                .schema("shop.example/v1", "Till").orElseThrow().field("spec").orElseThrow();
        assertEquals(List.of("S", "L"), spec.field("size").orElseThrow().enumeration());
        assertEquals("How large.", spec.field("size").orElseThrow().description());
        assertEquals(Shape.INT_OR_STRING, spec.field("port").orElseThrow().shape());
        assertTrue(spec.field("free").orElseThrow().preservesUnknown());
        assertEquals(List.of("size"), List.copyOf(spec.required()));
    }
}
