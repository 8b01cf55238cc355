package dev.pilothouse.platform.playground.api;

import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.api.OpenApiOperation.Content;
import dev.pilothouse.platform.playground.api.OpenApiTypes.Dialect;
import dev.pilothouse.schema.BuiltInSchemas;
import dev.pilothouse.schema.Resource;
import dev.pilothouse.schema.Schema;
import dev.pilothouse.schema.Schemas;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** The document of {@code /openapi/v2}: all group-versions in one, for older clients. */
final class OpenApiV2 {

    static final Map<String, Object> INFO = Map.of("title", "Kubernetes", "version", BuiltInSchemas.RELEASE);
    static final Map<String, Object> SECURITY = Map.of(
            "BearerToken", Map.of("type", "apiKey", "description", "Bearer Token authentication", "name", "authorization", "in", "header"));
    static final Map<String, String> CODES = Map.of("200", "OK", "201", "Created", "202", "Accepted");

    private static final List<String> FORMS = List.of("application/json", "application/yaml", "application/vnd.kubernetes.protobuf");
    private static final List<String> PATCHES = List.of("application/json-patch+json", "application/merge-patch+json",
            "application/strategic-merge-patch+json", "application/apply-patch+yaml");

    private final Schemas schemas;

    OpenApiV2(Schemas schemas) {
        this.schemas = schemas;
    }

    Tree document() {
        OpenApiTypes types = new OpenApiTypes(schemas, Dialect.V2);
        Map<String, Map<String, Object>> paths = new LinkedHashMap<>();
        for (Resource resource : schemas.resources()) {
            for (OpenApiOperation operation : OpenApiOperations.of(resource)) {
                paths.computeIfAbsent(operation.path(), path -> path(path, OpenApiV2::parameter)).put(operation.method(), operation(operation, types));
            }
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("swagger", "2.0");
        document.put("info", INFO);
        document.put("paths", paths);
        document.put("definitions", types.written());
        document.put("securityDefinitions", SECURITY);
        document.put("security", List.of(Map.of("BearerToken", List.of())));
        return new Tree(document);
    }

    /**
     * Returns the item of a path with what its parameters are, without its operations.
     *
     * @param parameter describes a parameter by its name and its place, as the version of OpenAPI writes it
     */
    static Map<String, Object> path(String path, BiFunction<String, String, Map<String, Object>> parameter) {
        Map<String, Object> item = new LinkedHashMap<>();
        List<Object> parameters = new ArrayList<>();
        for (String name : List.of("name", "namespace")) {
            if (path.contains("{" + name + "}")) {
                Map<String, Object> placed = parameter.apply(name, "path");
                placed.put("required", true);
                parameters.add(placed);
            }
        }
        parameters.add(parameter.apply("pretty", "query"));
        item.put("parameters", parameters);
        return item;
    }

    private static Map<String, Object> parameter(String name, String place) {
        Map<String, Object> parameter = new LinkedHashMap<>();
        parameter.put("uniqueItems", true);
        parameter.put("type", OpenApiOperation.type(name));
        parameter.put("name", name);
        parameter.put("in", place);
        return parameter;
    }

    private Map<String, Object> operation(OpenApiOperation operation, OpenApiTypes types) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("description", operation.description());
        described.put("consumes", operation.body() == Content.PATCH ? PATCHES : List.of("*/*"));
        described.put("produces", operation.answer() == Content.TEXT ? List.of("*/*") : FORMS);
        described.put("schemes", List.of("https"));
        described.put("operationId", operation.id());
        List<Object> parameters = new ArrayList<>();
        if (operation.body() != Content.NOTHING) {
            parameters.add(Map.of(
                    "name", "body",
                    "in", "body",
                    "required", operation.body() != Content.DELETE_OPTIONS,
                    "schema", schema(schemas, operation.kind(), operation.body(), types)));
        }
        operation.parameters().forEach(name -> parameters.add(parameter(name, "query")));
        if (!parameters.isEmpty()) {
            described.put("parameters", parameters);
        }
        Map<String, Object> answers = new LinkedHashMap<>();
        Map<String, Object> content = schema(schemas, operation.kind(), operation.answer(), types);
        operation.codes().forEach(code -> answers.put(code, Map.of("description", CODES.getOrDefault(code, ""), "schema", content)));
        answers.put("401", Map.of("description", "Unauthorized"));
        described.put("responses", answers);
        described.put("x-kubernetes-action", operation.action());
        described.put("x-kubernetes-group-version-kind", words(operation.kind()));
        return described;
    }

    /** Returns what a body holds, a reference to its type. */
    static Map<String, Object> schema(Schemas schemas, Kind kind, Content content, OpenApiTypes types) {
        return switch (content) {
            case OBJECT -> schemas.schema(kind).map(schema -> types.use(kind, schema)).orElse(Map.of("type", "object"));
            case LIST -> types.useList(kind);
            case DELETE_OPTIONS -> of(schemas, "DeleteOptions", types);
            case STATUS -> of(schemas, "Status", types);
            case PATCH -> Map.of("type", "object");
            case TEXT, NOTHING -> Map.of("type", "string");
        };
    }

    private static Map<String, Object> of(Schemas schemas, String name, OpenApiTypes types) {
        Kind kind = new Kind("", "v1", name, "", false);
        Schema schema = schemas.schema("v1", name).orElseThrow();
        return types.use(kind, schema);
    }

    static Map<String, Object> words(Kind kind) {
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("group", kind.group());
        words.put("version", kind.version());
        words.put("kind", kind.name());
        return words;
    }
}
