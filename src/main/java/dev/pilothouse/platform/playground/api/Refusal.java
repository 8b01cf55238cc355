package dev.pilothouse.platform.playground.api;

import java.util.LinkedHashMap;
import java.util.Map;

/** An answer that is no success: becomes a {@code Status} object as the Kubernetes API conventions describe it. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int code;
    private final String reason;
    private final transient Map<String, Object> details;

    Refusal(int code, String reason, String message) {
        this(code, reason, message, Map.of());
    }

    private Refusal(int code, String reason, String message, Map<String, Object> details) {
        super(message);
        this.code = code;
        this.reason = reason;
        this.details = details;
    }

    static Refusal notFound(Target target) {
        String kind = target.kind().qualifiedPlural();
        Map<String, Object> details = Map.of("name", target.name(), "group", target.kind().group(), "kind", target.kind().plural());
        return new Refusal(404, "NotFound", kind + " \"" + target.name() + "\" not found", details);
    }

    int code() {
        return code;
    }

    Map<String, Object> status() {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("kind", "Status");
        status.put("apiVersion", "v1");
        status.put("metadata", Map.of());
        status.put("status", "Failure");
        status.put("message", String.valueOf(getMessage()));
        status.put("reason", reason);
        status.put("details", details);
        status.put("code", (long) code);
        return status;
    }
}
