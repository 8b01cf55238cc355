package dev.pilothouse.platform.playground.registry;

import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.platform.playground.store.Key;
import dev.pilothouse.text.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where the next page of a list begins: the content of a continue token, written as a real API server writes it.
 *
 * @param after place of the last object of the page before, empty at the beginning
 * @param revision of the whole list, 0 for the newest: the pages then do not fit exactly
 */
record Continue(String after, long revision) {

    private static final Continue BEGINNING = new Continue("", 0);

    boolean isBeginning() {
        return after.isEmpty();
    }

    static Continue of(String token) {
        if (token.isEmpty()) {
            return BEGINNING;
        }
        byte[] decoded = decoded(token);
        Tree content;
        try {
            content = Json.read(new String(decoded, StandardCharsets.UTF_8));
        } catch (ProblemException e) {
            throw unreadable(decoded.length == 0
                    ? "unexpected end of JSON input"
                    : "invalid character '" + shown(decoded[0]) + "' looking for beginning of value");
        }
        String start = content.text("start");
        if (!content.text("v").equals("meta.k8s.io/v1") || !start.endsWith("\0") || start.length() < 2) {
            throw Refusal.badRequest("invalid continue token: continue key is not valid: incorrect encoded start resourceVersion (version meta.k8s.io/v1)");
        }
        return new Continue(start.substring(0, start.length() - 1), Math.max(0, content.number(0, "rv")));
    }

    private static byte[] decoded(String token) {
        try {
            return Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            throw unreadable("illegal base64 data at input byte " + token.length());
        }
    }

    /** Returns a byte as Go's JSON reader quotes it. */
    private static String shown(byte first) {
        return first >= ' ' && first < 127 ? String.valueOf((char) first) : "\\u00%02x".formatted(first);
    }

    private static Refusal unreadable(String why) {
        return Refusal.badRequest("invalid continue token: continue key is not valid: " + why);
    }

    static String after(Key last, long revision) {
        return encode(last.namespace().isEmpty() ? last.name() : last.namespace() + "/" + last.name(), revision);
    }

    static String encode(String after, long revision) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("v", "meta.k8s.io/v1");
        content.put("rv", revision == 0 ? -1 : revision);
        content.put("start", after + "\0");
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Json.write(new Tree(content)).getBytes(StandardCharsets.UTF_8));
    }
}
