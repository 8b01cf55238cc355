package dev.pilothouse.platform.playground.registry;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.platform.playground.status.Cause;
import dev.pilothouse.platform.playground.status.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The subresource {@code serviceaccounts/token}: a token for a while. */
final class TokenRequests {

    private static final Kind TOKEN_REQUEST = Kind.namespaced("authentication.k8s.io", "v1", "TokenRequest", "tokenrequests");
    private static final String CLUSTER = "https://kubernetes.default.svc";
    private static final long HOUR = 3600;
    private static final long SHORTEST = 600;

    private final Wiring wiring;
    private final Reads reads;
    private final Tokens tokens;

    TokenRequests(Wiring wiring, Reads reads, Tokens tokens) {
        this.wiring = wiring;
        this.reads = reads;
        this.tokens = tokens;
    }

    Written answer(Target target, Document request) {
        Document account = reads.stored(target).document();
        long seconds = request.tree().number(HOUR, "spec", "expirationSeconds");
        if (seconds < SHORTEST) {
            throw Refusal.invalid(TOKEN_REQUEST, "", List.of(new Cause(
                    "FieldValueInvalid", "Invalid value: " + seconds + ": may not specify a duration less than 10 minutes", "spec.expirationSeconds")));
        }
        List<String> audiences = request.tree().list("spec", "audiences").stream().map(String::valueOf).toList();
        List<String> known = audiences.isEmpty() ? List.of(CLUSTER) : audiences;
        Map<String, Object> bound = request.tree().tree("spec", "boundObjectRef").fields();
        Duration life = Duration.ofSeconds(seconds);
        Instant now = wiring.agenda().instant().truncatedTo(ChronoUnit.SECONDS);

        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("audiences", known);
        spec.put("expirationSeconds", seconds);
        spec.put("boundObjectRef", bound.isEmpty() ? null : bound);
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("name", account.name());
        metadata.put("namespace", account.namespace());
        metadata.put("uid", account.uid());
        metadata.put("creationTimestamp", now.toString());
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("kind", TOKEN_REQUEST.name());
        answer.put("apiVersion", TOKEN_REQUEST.apiVersion());
        answer.put("metadata", metadata);
        answer.put("spec", spec);
        answer.put("status", Map.of("token", tokens.sign(account, known, life, bound), "expirationTimestamp", now.plus(life).toString()));
        return new Written(Document.of(answer), true, List.of());
    }
}
