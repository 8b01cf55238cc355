package dev.pilothouse.platform.playground.registry;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.registry.WriteOptions.FieldValidation;
import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.schema.Resource;
import dev.pilothouse.text.Edit;
import dev.pilothouse.text.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * An object as it came from outside, read: of the right kind, without unknown fields, with defaults, in the version that is kept.
 *
 * @param warnings about fields that are not known or stand twice
 */
record Incoming(Document object, List<String> warnings) {

    static Incoming read(Wiring wiring, Resource spoken, Document body, WriteOptions options) {
        return read(wiring, spoken, body, options, why -> notOfKind(spoken.kind(), why));
    }

    /**
     * Reads what a patch made of an object.
     *
     * @param unfit says that what was made, for a reason, is no such object
     */
    static Incoming patched(Wiring wiring, Resource spoken, Document patched, WriteOptions options, BiFunction<Document, String, Refusal> unfit) {
        return read(wiring, spoken, patched, options, why -> unfit.apply(patched, why));
    }

    private static Incoming read(
            Wiring wiring, Resource spoken, Document body, WriteOptions options, Function<String, Refusal> refusal) {
        Kind kind = spoken.kind();
        mustBe(kind, body);
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("kind", kind.name());
        named.put("apiVersion", kind.apiVersion());
        body.fields().forEach(named::putIfAbsent);
        named.put("kind", kind.name());
        named.put("apiVersion", kind.apiVersion());
        ObjectRules.Read read = wiring.rules().read(spoken, named);
        Optional<String> refused = read.mismatch();
        List<String> careless = Stream.concat(read.unknown().stream(), options.repeated().stream()).toList();
        if (refused.isEmpty() && options.fieldValidation() == FieldValidation.STRICT && !careless.isEmpty()) {
            refused = Optional.of("strict decoding error: " + String.join(", ", careless));
        }
        if (refused.isPresent()) {
            throw refusal.apply(refused.get());
        }
        List<String> warnings = options.fieldValidation() == FieldValidation.WARN ? careless : List.of();
        return new Incoming(Versions.in(wiring.kept(spoken), Document.of(read.object())), warnings);
    }

    /** Says that what a person sent is no such object. */
    private static Refusal notOfKind(Kind kind, String why) {
        return Refusal.badRequest(kind.name() + " in version \"" + kind.version() + "\" cannot be handled as a " + kind.name() + ": " + why);
    }

    /** Says that what a patch makes is no such object. */
    static Refusal badPatch(Document patched, String why) {
        return badPatch(Json.write(patched.tree()), why);
    }

    /** @param shown the patch, or what it makes */
    static Refusal badPatch(String shown, String why) {
        String quoted = Json.write(new Tree(Map.of("", shown)));
        String message = "Invalid value: " + quoted.substring(quoted.indexOf(':') + 1, quoted.length() - 1) + ": " + why;
        Map<String, Object> cause = Edit.object("reason", "FieldValueInvalid", "message", message, "field", "patch");
        return new Refusal(422, "Invalid", " \"\" is invalid: patch: " + message, Edit.object("causes", List.of(cause)));
    }

    private static void mustBe(Kind kind, Document body) {
        boolean otherKind = !body.kindName().isEmpty() && !body.kindName().equals(kind.name());
        boolean otherVersion = !body.apiVersion().isEmpty() && !body.apiVersion().equals(kind.apiVersion());
        if (!otherKind && !otherVersion) {
            return;
        }
        String version = body.apiVersion().substring(body.apiVersion().indexOf('/') + 1);
        String words = body.kindName() + " in version \"" + version + "\" cannot be handled as a " + kind.name() + ": ";
        throw Refusal.badRequest(otherKind
                ? words + "converting (" + version + "." + body.kindName() + ") to (" + kind.version() + "." + kind.name() + "): unknown conversion"
                : words + "no kind \"" + body.kindName() + "\" is registered for version \"" + body.apiVersion() + "\"");
    }
}
