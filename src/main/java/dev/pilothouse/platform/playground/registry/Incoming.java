package dev.pilothouse.platform.playground.registry;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.platform.playground.registry.WriteOptions.FieldValidation;
import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.schema.Resource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An object as it came from outside, read: of the right kind, without unknown fields, with defaults, in the version that is kept.
 *
 * @param warnings about fields that are not known
 */
record Incoming(Document object, List<String> warnings) {

    static Incoming read(Wiring wiring, Resource spoken, Document body, FieldValidation validation) {
        Kind kind = spoken.kind();
        mustBe(kind, body);
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("kind", kind.name());
        named.put("apiVersion", kind.apiVersion());
        body.fields().forEach(named::putIfAbsent);
        named.put("kind", kind.name());
        named.put("apiVersion", kind.apiVersion());
        ObjectRules.Read read = wiring.rules().read(spoken, named);
        if (validation == FieldValidation.STRICT && !read.unknown().isEmpty()) {
            throw Refusal.badRequest(kind.name() + " in version \"" + kind.version() + "\" cannot be handled as a " + kind.name()
                    + ": strict decoding error: " + String.join(", ", read.unknown()));
        }
        List<String> warnings = validation == FieldValidation.WARN ? read.unknown() : List.of();
        return new Incoming(Versions.in(wiring.kept(spoken), Document.of(read.object())), warnings);
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
