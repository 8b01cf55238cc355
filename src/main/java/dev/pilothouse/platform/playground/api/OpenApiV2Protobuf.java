package dev.pilothouse.platform.playground.api;

import dev.pilothouse.model.Tree;
import dev.pilothouse.schema.ProtobufWriter;
import dev.pilothouse.text.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Writes the document of OpenAPI v2 as protocol buffers, the only form in which kubectl asks for it.
 *
 * <p>Numbers as in {@code openapi.v2.Document} of the gnostic project. Written is what clients read: types with their Kubernetes
 * extensions, and of the paths the operations with what they may be asked.
 */
final class OpenApiV2Protobuf {

    /** What clients put into {@code Accept}. */
    static final String ACCEPTED = "application/com.github.proto-openapi.spec.v2@v1.0+protobuf";

    /** What the answer carries; the sign for "at" may not stand in a media type. */
    static final String MEDIA_TYPE = "application/com.github.proto-openapi.spec.v2.v1.0+protobuf";

    private static final Map<String, Integer> METHODS = Map.of("get", 2, "put", 3, "post", 4, "delete", 5, "options", 6, "head", 7, "patch", 8);

    private OpenApiV2Protobuf() {}

    static byte[] write(Tree document) {
        Tree info = document.tree("info");
        ProtobufWriter paths = new ProtobufWriter();
        document.tree("paths").fields().forEach((path, item) -> paths.message(2, named(path, path(tree(item)))));
        ProtobufWriter definitions = new ProtobufWriter();
        document.tree("definitions").fields().forEach((name, type) -> definitions.message(1, named(name, schema(tree(type)))));
        return new ProtobufWriter()
                .text(1, document.text("swagger"))
                .message(2, new ProtobufWriter().text(1, info.text("title")).text(2, info.text("version")))
                .message(8, paths)
                .message(9, definitions)
                .toBytes();
    }

    private static ProtobufWriter named(String name, ProtobufWriter value) {
        return new ProtobufWriter().text(1, name).message(2, value);
    }

    private static ProtobufWriter path(Tree item) {
        ProtobufWriter path = new ProtobufWriter();
        METHODS.forEach((method, field) -> {
            if (item.has(method)) {
                path.message(field, operation(item.tree(method)));
            }
        });
        return path;
    }

    private static ProtobufWriter operation(Tree operation) {
        ProtobufWriter written = new ProtobufWriter().text(3, operation.text("description")).text(5, operation.text("operationId"));
        operation.list("produces").forEach(form -> written.text(6, form.toString()));
        operation.list("consumes").forEach(form -> written.text(7, form.toString()));
        for (Tree parameter : operation.trees("parameters")) {
            if (parameter.text("in").equals("query")) {
                ProtobufWriter query = new ProtobufWriter().text(2, "query").text(4, parameter.text("name")).text(6, parameter.text("type"));
                written.message(8, new ProtobufWriter().message(1, new ProtobufWriter().message(2, new ProtobufWriter().message(3, query))));
            }
        }
        writeExtensions(operation, 13, written);
        return written;
    }

    private static ProtobufWriter schema(Tree schema) {
        ProtobufWriter written = new ProtobufWriter();
        writeText(schema, "$ref", 1, written);
        writeText(schema, "format", 2, written);
        writeText(schema, "description", 4, written);
        schema.list("required").forEach(name -> written.text(19, name.toString()));
        schema.list("enum").forEach(value -> written.message(20, any(value)));
        if (schema.has("additionalProperties")) {
            written.message(21, new ProtobufWriter().message(1, schema(schema.tree("additionalProperties"))));
        }
        if (schema.has("type")) {
            written.message(22, new ProtobufWriter().text(1, schema.text("type")));
        }
        if (schema.has("items")) {
            written.message(23, new ProtobufWriter().message(1, schema(schema.tree("items"))));
        }
        if (schema.has("properties")) {
            ProtobufWriter properties = new ProtobufWriter();
            schema.tree("properties").fields().forEach((name, field) -> properties.message(1, named(name, schema(tree(field)))));
            written.message(25, properties);
        }
        writeExtensions(schema, 31, written);
        return written;
    }

    private static void writeText(Tree schema, String name, int field, ProtobufWriter written) {
        if (schema.has(name)) {
            written.text(field, schema.text(name));
        }
    }

    private static void writeExtensions(Tree owner, int field, ProtobufWriter written) {
        owner.fields().forEach((name, value) -> {
            if (name.startsWith("x-")) {
                written.message(field, named(name, any(value)));
            }
        });
    }

    /** Any value is given as YAML, of which JSON is a part. */
    private static ProtobufWriter any(Object value) {
        String list = Json.write(new Tree(Map.of("value", List.of(value))));
        String text = list.substring("{\"value\":[".length(), list.length() - "]}".length());
        return new ProtobufWriter().bytes(2, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Tree tree(Object value) {
        return new Tree(Map.of("value", value)).tree("value");
    }
}
