package dev.pilothouse.platform.playground.api;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.registry.PatchType;
import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.platform.playground.validation.RepeatedFields;
import dev.pilothouse.schema.Schemas;
import dev.pilothouse.text.Yaml;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the body of a request in the forms that the API speaks: JSON, YAML, and protobuf as kubectl sends it. */
final class Bodies {

    private static final String OPTIONS = "DeleteOptions";
    private static final int QUOTED = 30;

    private final Schemas schemas;
    private final Protobuf protobuf;

    Bodies(Schemas schemas) {
        this.schemas = schemas;
        this.protobuf = new Protobuf(schemas);
    }

    /**
     * What a body says.
     *
     * @param repeated a sentence for each field that stands in it twice
     */
    record Body(Document object, List<String> repeated) {}

    /**
     * Reads the object of a create or an update.
     *
     * @param expected what belongs there; stands in where the body does not say what it is
     */
    Body object(Request request, Kind expected) {
        RepeatedFields read = read(request, expected.name());
        Tree tree = read.object();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("kind", expected.name());
        fields.put("apiVersion", expected.apiVersion());
        tree.fields().forEach((name, value) -> {
            boolean says = !(name.equals("kind") || name.equals("apiVersion")) || !"".equals(value);
            if (says) {
                fields.put(name, value);
            }
        });
        Document document = Document.of(fields);
        check(document, expected);
        return new Body(document, read.repeated());
    }

    private void check(Document document, Kind expected) {
        String version = document.apiVersion();
        if (!document.kindName().equals(expected.name()) && schemas.of(version, document.kindName()).isEmpty()) {
            throw unregistered(document, expected);
        }
        if (!document.kindName().equals(expected.name())) {
            String message = "%s in version \"%s\" cannot be handled as a %s: converting (%s.%s) to (%s.%s): unknown conversion".formatted(
                    document.kindName(),
                    version.substring(version.indexOf('/') + 1),
                    expected.name(),
                    version.substring(version.indexOf('/') + 1),
                    document.kindName(),
                    expected.group().isEmpty() ? "core" : expected.group().split("\\.", 2)[0],
                    expected.name());
            throw Refusal.badRequest(message);
        }
        if (!version.equals(expected.apiVersion())) {
            boolean sameGroup = group(version).equals(expected.group());
            throw sameGroup || schemas.of(version, document.kindName()).isPresent()
                    ? Refusal.badRequest("the API version in the data (" + version + ") does not match the expected API version (" + expected.apiVersion() + ")")
                    : unregistered(document, expected);
        }
    }

    private static Refusal unregistered(Document document, Kind expected) {
        String version = document.apiVersion();
        return Refusal.badRequest("%s in version \"%s\" cannot be handled as a %s: no kind \"%s\" is registered for version \"%s\" in scheme \"pkg/runtime/scheme.go:110\""
                .formatted(document.kindName(), version.substring(version.indexOf('/') + 1), expected.name(), document.kindName(), version));
    }

    private static String group(String apiVersion) {
        return apiVersion.contains("/") ? apiVersion.substring(0, apiVersion.indexOf('/')) : "";
    }

    /** Reads options that may come with a delete. */
    Optional<Tree> options(Request request) {
        if (request.body().length == 0) {
            return Optional.empty();
        }
        Tree tree = switch (type(request)) {
            case "", "application/json" -> options(request.body());
            default -> read(request, OPTIONS).object();
        };
        String kind = tree.text("kind");
        if (!kind.isEmpty() && !kind.equals(OPTIONS)) {
            throw unreadable("no kind \"" + kind + "\" is registered for version \"" + tree.text("apiVersion") + "\" in scheme \"pkg/runtime/scheme.go:110\"", null);
        }
        return Optional.of(tree);
    }

    private static Tree options(byte[] body) {
        try {
            return RepeatedFields.read(new String(body, StandardCharsets.UTF_8)).object();
        } catch (ProblemException e) {
            throw unreadable("couldn't get version/kind; json parse error: " + goWords(body, e.problem().detail()), e);
        }
    }

    /** The real server answers unreadable options as if it were its own fault. */
    private static Refusal unreadable(String message, @Nullable Throwable cause) {
        Refusal refusal = new Refusal(500, "", message, Map.of());
        if (cause != null) {
            refusal.initCause(cause);
        }
        return refusal;
    }

    private RepeatedFields read(Request request, String expected) {
        return switch (type(request)) {
            case "", "application/json" -> json(request.body(), expected);
            case "application/yaml" -> new RepeatedFields(yaml(request.body(), expected), List.of());
            case Protobuf.MEDIA_TYPE -> new RepeatedFields(protobuf.read(request.body()).tree(), List.of());
            default -> throw new Refusal(
                    415,
                    "UnsupportedMediaType",
                    "the body of the request was in an unknown format - accepted media types include: application/json, application/yaml, " + Protobuf.MEDIA_TYPE,
                    Map.of());
        };
    }

    /** Returns the way to patch. */
    static PatchType patchType(Request request) {
        return switch (type(request)) {
            case "application/json-patch+json" -> PatchType.JSON;
            case "application/merge-patch+json" -> PatchType.MERGE;
            case "application/strategic-merge-patch+json" -> PatchType.STRATEGIC;
            case "application/apply-patch+yaml" -> PatchType.APPLY;
            default -> throw Refusal.general(415, "UnsupportedMediaType", "415: Unsupported Media Type");
        };
    }

    static String text(Request request) {
        return new String(request.body(), StandardCharsets.UTF_8);
    }

    private static String type(Request request) {
        return request.header("content-type").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static RepeatedFields json(byte[] body, String expected) {
        try {
            return RepeatedFields.read(new String(body, StandardCharsets.UTF_8));
        } catch (ProblemException e) {
            throw unrecognized(expected, "couldn't get version/kind; json parse error: " + goWords(body, e.problem().detail()), body, e);
        }
    }

    /** Says what is wrong with a body as Go's reader says it, where that is simple to tell; else in our reader's words. */
    private static String goWords(byte[] body, String detail) {
        String text = new String(body, StandardCharsets.UTF_8).strip();
        if (text.isEmpty() || detail.startsWith("Unexpected end-of-input")) {
            return "unexpected end of JSON input";
        }
        char first = text.charAt(0);
        String shape = first == '[' ? "array" : first == '"' ? "string" : Character.isDigit(first) ? "number" : "";
        if (!shape.isEmpty()) {
            return "json: cannot unmarshal " + shape + " into Go value of type struct { APIVersion string \"json:\\\"apiVersion,omitempty\\\"\"; Kind string \"json:\\\"kind,omitempty\\\"\" }";
        }
        return first == '{' ? detail : "invalid character '" + first + "' looking for beginning of value";
    }

    private static Tree yaml(byte[] body, String expected) {
        List<Yaml.Part> parts = Yaml.read(new String(body, StandardCharsets.UTF_8));
        if (parts.size() != 1 || parts.getFirst().document().isEmpty()) {
            throw unrecognized(expected, "one YAML document expected", body, null);
        }
        return parts.getFirst().document().get().tree();
    }

    private static Refusal unrecognized(String expected, String why, byte[] body, @Nullable Throwable cause) {
        String quoted = body.length == 0 ? "<empty>" : summary(body);
        Refusal refusal = Refusal.badRequest("the object provided is unrecognized (must be of type " + expected + "): " + why + " (" + quoted + ")");
        if (cause != null) {
            refusal.initCause(cause);
        }
        return refusal;
    }

    private static String summary(byte[] body) {
        int length = Math.min(body.length, QUOTED);
        String start = body[0] == '{' ? new String(body, 0, length, StandardCharsets.UTF_8) : HexFormat.of().formatHex(body, 0, length);
        return length < body.length ? start + " ..." : start;
    }
}
