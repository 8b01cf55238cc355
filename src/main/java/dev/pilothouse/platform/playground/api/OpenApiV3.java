package dev.pilothouse.platform.playground.api;

import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.api.OpenApiOperation.Content;
import dev.pilothouse.platform.playground.api.OpenApiTypes.Dialect;
import dev.pilothouse.schema.Resource;
import dev.pilothouse.schema.Schema;
import dev.pilothouse.schema.Schemas;
import dev.pilothouse.text.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The documents of {@code /openapi/v3}: an index with a hash of each, and one for each group-version that stands for itself.
 *
 * <p>A document is made when it is asked for and kept until its resources or their types change. Safe for many threads.
 */
final class OpenApiV3 {

    private static final List<String> FORMS = List.of("application/json", "application/vnd.kubernetes.protobuf", "application/yaml");
    private static final List<String> PATCHES = List.of("application/apply-patch+yaml", "application/json-patch+json", "application/merge-patch+json",
            "application/strategic-merge-patch+json");

    /** A document with what it was made from. */
    private record Made(List<Resource> resources, List<Object> types, String text, String hash) {}

    private final Schemas schemas;
    private final Map<String, Made> documents = new ConcurrentHashMap<>();

    OpenApiV3(Schemas schemas) {
        this.schemas = schemas;
    }

    /** Returns {@code /openapi/v3}. */
    Tree index() {
        Map<String, Object> paths = new LinkedHashMap<>();
        byPath().forEach((path, resources) -> paths.put(path,
                Map.of("serverRelativeURL", "/openapi/v3/" + path + "?hash=" + made(path, resources).hash)));
        return new Tree(Map.of("paths", paths));
    }

    /** Returns the document of a path such as {@code api/v1} or {@code apis/apps/v1} as JSON. */
    Optional<String> document(String path) {
        return Optional.ofNullable(byPath().get(path)).map(resources -> made(path, resources).text);
    }

    /** Returns the hash of a document, for the header {@code ETag}. */
    Optional<String> hash(String path) {
        return Optional.ofNullable(byPath().get(path)).map(resources -> made(path, resources).hash);
    }

    private Map<String, List<Resource>> byPath() {
        Map<String, List<Resource>> paths = new LinkedHashMap<>();
        for (Resource resource : schemas.resources()) {
            Kind kind = resource.kind();
            paths.computeIfAbsent((kind.group().isEmpty() ? "api/" : "apis/") + kind.apiVersion(), _ -> new ArrayList<>()).add(resource);
        }
        return paths;
    }

    private Made made(String path, List<Resource> resources) {
        List<Object> types = resources.stream().map(resource -> schemas.schema(resource.kind()).map(OpenApiV3::source).orElse("")).toList();
        Made made = documents.get(path);
        if (made == null || !made.resources.equals(resources) || !made.types.equals(types)) {
            String text = Json.write(new Tree(write(resources)));
            made = new Made(resources, types, text, hashOf(text));
            documents.put(path, made);
        }
        return made;
    }

    /** What tells whether a type is still the same: of custom kinds their words. */
    private static Object source(Schema schema) {
        return schema.definition().isEmpty() ? schema : schema.definition();
    }

    private Map<String, Object> write(List<Resource> resources) {
        OpenApiTypes types = new OpenApiTypes(schemas, Dialect.V3);
        Map<String, Map<String, Object>> paths = new LinkedHashMap<>();
        for (Resource resource : resources) {
            for (OpenApiOperation operation : OpenApiOperations.of(resource)) {
                paths.computeIfAbsent(operation.path(), path -> OpenApiV2.path(path, OpenApiV3::parameter)).put(operation.method(), operation(operation, types));
            }
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.0.0");
        document.put("info", OpenApiV2.INFO);
        document.put("paths", paths);
        document.put("components", Map.of("schemas", types.written(), "securitySchemes", OpenApiV2.SECURITY));
        return document;
    }

    private static Map<String, Object> parameter(String name, String place) {
        Map<String, Object> parameter = new LinkedHashMap<>();
        parameter.put("name", name);
        parameter.put("in", place);
        parameter.put("schema", Map.of("type", OpenApiOperation.type(name), "uniqueItems", true));
        return parameter;
    }

    private Map<String, Object> operation(OpenApiOperation operation, OpenApiTypes types) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("description", operation.description());
        described.put("operationId", operation.id());
        if (!operation.parameters().isEmpty()) {
            described.put("parameters", operation.parameters().stream().map(name -> parameter(name, "query")).toList());
        }
        if (operation.body() != Content.NOTHING) {
            described.put("requestBody", body(operation, types));
        }
        Map<String, Object> answers = new LinkedHashMap<>();
        Map<String, Object> content = OpenApiV2.schema(schemas, operation.kind(), operation.answer(), types);
        operation.codes().forEach(code -> answers.put(code, answer(code, operation.answer(), content)));
        answers.put("401", Map.of("description", "Unauthorized"));
        described.put("responses", answers);
        described.put("x-kubernetes-action", operation.action());
        described.put("x-kubernetes-group-version-kind", OpenApiV2.words(operation.kind()));
        return described;
    }

    private Map<String, Object> body(OpenApiOperation operation, OpenApiTypes types) {
        Map<String, Object> schema = Map.of("schema", OpenApiV2.schema(schemas, operation.kind(), operation.body(), types));
        Map<String, Object> content = new LinkedHashMap<>();
        (operation.body() == Content.PATCH ? PATCHES : List.of("*/*")).forEach(form -> content.put(form, schema));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("content", content);
        if (operation.body() != Content.DELETE_OPTIONS) {
            body.put("required", true);
        }
        return body;
    }

    private static Map<String, Object> answer(String code, Content kind, Map<String, Object> schema) {
        List<String> forms = new ArrayList<>(kind == Content.TEXT ? List.of("*/*") : FORMS);
        if (kind == Content.LIST) {
            forms.addAll(List.of("application/json;stream=watch", "application/vnd.kubernetes.protobuf;stream=watch"));
        }
        Map<String, Object> content = new LinkedHashMap<>();
        forms.forEach(form -> content.put(form, Map.of("schema", schema)));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("description", OpenApiV2.CODES.getOrDefault(code, ""));
        answer.put("content", content);
        return answer;
    }

    private static String hashOf(String text) {
        try {
            return HexFormat.of().withUpperCase().formatHex(MessageDigest.getInstance("SHA-512").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-512", e);
        }
    }
}
