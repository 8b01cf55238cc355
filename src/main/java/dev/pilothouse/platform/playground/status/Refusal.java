package dev.pilothouse.platform.playground.status;

import dev.pilothouse.model.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** An answer that is no success; becomes a {@code Status} object as the Kubernetes API conventions describe it. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int code;
    private final String reason;
    private final transient Map<String, Object> details;

    private final String continueToken;
    private final boolean alwaysDetailed;

    /** @param details of the Status, may be empty */
    public Refusal(int code, String reason, String message, Map<String, Object> details) {
        this(code, reason, message, details, "", false);
    }

    /** @param continueToken with which an expired list can go on all the same, may be empty */
    public Refusal(int code, String reason, String message, Map<String, Object> details, String continueToken) {
        this(code, reason, message, details, continueToken, false);
    }

    private Refusal(int code, String reason, String message, Map<String, Object> details, String continueToken, boolean alwaysDetailed) {
        super(message);
        this.code = code;
        this.reason = reason;
        this.details = details;
        this.continueToken = continueToken;
        this.alwaysDetailed = alwaysDetailed;
    }

    /** Refuses without saying of what; the real server then writes empty details. */
    public static Refusal general(int code, String reason, String message) {
        return new Refusal(code, reason, message, Map.of(), "", true);
    }

    public static Refusal badRequest(String message) {
        return new Refusal(400, "BadRequest", message, Map.of());
    }

    public static Refusal notFound(Kind kind, String name) {
        return new Refusal(404, "NotFound", kind.qualifiedPlural() + " \"" + name + "\" not found", about(kind, kind.plural(), name));
    }

    /** No such path; as the real server says it of resources that it does not know. */
    public static Refusal noSuchResource() {
        return general(404, "NotFound", "the server could not find the requested resource");
    }

    public static Refusal alreadyExists(Kind kind, String name) {
        return new Refusal(409, "AlreadyExists", kind.qualifiedPlural() + " \"" + name + "\" already exists", about(kind, kind.plural(), name));
    }

    public static Refusal conflict(Kind kind, String name, String why) {
        String message = "Operation cannot be fulfilled on " + kind.qualifiedPlural() + " \"" + name + "\": " + why;
        return new Refusal(409, "Conflict", message, about(kind, kind.plural(), name));
    }

    /** Forbidden by an admission rule or by missing rights; the message is the caller's. */
    public static Refusal forbidden(Kind kind, String name, String why) {
        String message = kind.qualifiedPlural() + (name.isEmpty() ? "" : " \"" + name + "\"") + " is forbidden: " + why;
        return new Refusal(403, "Forbidden", message, about(kind, kind.plural(), name));
    }

    /** The object breaks rules; the message lists them as the real server does. */
    public static Refusal invalid(Kind kind, String name, List<Cause> causes) {
        List<String> lines = causes.stream().map(cause -> cause.field().isEmpty() ? cause.message() : cause.field() + ": " + cause.message()).distinct().toList();
        String list = lines.size() == 1 ? lines.getFirst() : lines.stream().collect(Collectors.joining(", ", "[", "]"));
        String title = kind.group().isEmpty() ? kind.name() : kind.name() + "." + kind.group();
        Map<String, Object> details = about(kind, kind.name(), name);
        details.put("causes", causes.stream().map(Refusal::fields).toList());
        return new Refusal(422, "Invalid", title + " \"" + name + "\" is invalid: " + list, details);
    }

    /** What the playground leaves out, said plainly. */
    public static Refusal leftOut(String what) {
        return new Refusal(501, "NotImplemented", "the playground does not simulate " + what, Map.of());
    }

    public int code() {
        return code;
    }

    public String reason() {
        return reason;
    }

    public Map<String, Object> details() {
        return details;
    }

    /** Returns how long a client should wait before it asks again, for the header {@code Retry-After}. */
    public OptionalInt retryAfterSeconds() {
        return details.get("retryAfterSeconds") instanceof Number seconds ? OptionalInt.of(seconds.intValue()) : OptionalInt.empty();
    }

    /** Returns the Status object. */
    public Map<String, Object> status() {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("kind", "Status");
        status.put("apiVersion", "v1");
        status.put("metadata", continueToken.isEmpty() ? Map.of() : Map.of("continue", continueToken));
        status.put("status", "Failure");
        status.put("message", String.valueOf(getMessage()));
        if (!reason.isEmpty()) {
            status.put("reason", reason);
        }
        if (alwaysDetailed || !details.isEmpty()) {
            status.put("details", details);
        }
        status.put("code", (long) code);
        return status;
    }

    private static Map<String, Object> about(Kind kind, String word, String name) {
        Map<String, Object> details = new LinkedHashMap<>();
        if (!name.isEmpty()) {
            details.put("name", name);
        }
        if (!kind.group().isEmpty()) {
            details.put("group", kind.group());
        }
        details.put("kind", word);
        return details;
    }

    private static Map<String, Object> fields(Cause cause) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("reason", cause.reason());
        fields.put("message", cause.message());
        fields.put("field", cause.field());
        return fields;
    }
}
