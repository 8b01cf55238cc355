package dev.pilothouse.platform.playground.registry;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.apply.GoValue;
import dev.pilothouse.platform.playground.apply.JsonPatch;
import dev.pilothouse.platform.playground.apply.StrategicPatch;
import dev.pilothouse.platform.playground.status.Cause;
import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.text.Json;
import dev.pilothouse.text.MergePatch;
import dev.pilothouse.text.Yaml;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the bodies of patches and lays them over objects. */
final class Patches {

    private static final String UNREADABLE = "error decoding patch: ";

    private static final Pattern MISMATCH = Pattern.compile("json: cannot unmarshal (\\w+)(?: \\S+)? into Go struct field \\S+ of type (.*)");
    private static final Map<String, String> KINDS = Map.of("number", "int64", "object", "map", "array", "slice");

    private final Wiring wiring;

    Patches(Wiring wiring) {
        this.wiring = wiring;
    }

    /** Returns the object with a patch of any type but {@code APPLY}; both are in the version of the target. */
    Document patched(Target target, PatchType type, Document object, String body) {
        Object patch = read(body);
        return switch (type) {
            case JSON -> Document.of(JsonPatch.apply(object.fields(), patch));
            case MERGE -> new Document(MergePatch.apply(object.tree(), new Tree(fields(patch))));
            case STRATEGIC -> strategic(target, object, fields(patch));
            case APPLY -> throw new IllegalArgumentException("an apply is no plain patch");
        };
    }

    private Document strategic(Target target, Document object, Map<String, Object> patch) {
        if (wiring.isCustom(target.resource())) {
            throw StrategicPatch.unsupported();
        }
        return wiring.schemas()
                .schema(object.apiVersion(), object.kindName())
                .map(schema -> Document.of(StrategicPatch.apply(object.fields(), patch, schema)))
                .orElseThrow(StrategicPatch::unsupported);
    }

    /** Returns how to say that what a patch made is no such object; of a strategic one the real server shows the patch itself. */
    static BiFunction<Document, String, Refusal> unfit(PatchType type, String body) {
        return type == PatchType.STRATEGIC
                ? (_, why) -> Incoming.badPatch(GoValue.shown(read(body)), withoutTypes(why))
                : Incoming::badPatch;
    }

    /** Says what does not fit in the words of the other reader that the real server has for strategic patches. */
    private static String withoutTypes(String why) {
        Matcher mismatch = MISMATCH.matcher(why);
        if (!mismatch.matches()) {
            return why.startsWith("illegal base64") ? "error decoding from json: " + why : why;
        }
        String found = KINDS.getOrDefault(mismatch.group(1), mismatch.group(1));
        String wanted = mismatch.group(2);
        if (wanted.startsWith("map[")) {
            return "cannot restore map from " + found;
        }
        if (wanted.startsWith("[]")) {
            return "cannot restore slice from " + found;
        }
        if (wanted.contains(".")) {
            return "cannot restore struct from: " + found;
        }
        return found.equals("int64") && wanted.equals("string") ? "cannot convert int64 to string" : "unrecognized type: " + wanted;
    }

    private static @Nullable Object read(String body) {
        try {
            return Json.readValue(body.getBytes(StandardCharsets.UTF_8));
        } catch (ProblemException e) {
            throw Refusal.badRequest(UNREADABLE + e.problem().detail());
        }
    }

    @SuppressWarnings("unchecked") // the JSON reader makes string keys only
    private static Map<String, Object> fields(@Nullable Object patch) {
        if (patch instanceof Map<?, ?> fields) {
            return (Map<String, Object>) fields;
        }
        String word = switch (patch) {
            case null -> throw Refusal.badRequest(UNREADABLE + "json: cannot unmarshal null into Go value of type map[string]interface {}");
            case List<?> _ -> "array";
            case String _ -> "string";
            case Boolean _ -> "bool";
            default -> "number";
        };
        throw Refusal.badRequest(UNREADABLE + "json: cannot unmarshal " + word + " into Go value of type map[string]interface {}");
    }

    /** Reads the body of a server-side apply. */
    static Document applied(Target target, String body, WriteOptions options) {
        if (options.manager().isEmpty()) {
            throw Refusals.invalidOptions("PatchOptions",
                    List.of(new Cause("FieldValueRequired", "Required value: is required for apply patch", "fieldManager")));
        }
        List<Yaml.Part> parts = Yaml.read(body);
        if (parts.size() != 1 || parts.getFirst().document().isEmpty()) {
            String why = parts.size() == 1 ? parts.getFirst().problem().map(Problem::detail).orElse("") : "one object expected";
            throw Refusal.badRequest("error decoding YAML: " + why);
        }
        Document applied = parts.getFirst().document().get();
        if (!applied.name().isEmpty() && !applied.name().equals(target.name())) {
            throw Refusal.badRequest("the name of the object (" + applied.name() + ") does not match the name on the URL (" + target.name() + ")");
        }
        return Metadata.with(applied, "name", target.name());
    }
}
