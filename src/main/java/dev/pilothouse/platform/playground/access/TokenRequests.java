package dev.pilothouse.platform.playground.access;

import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.registry.Objects;
import dev.pilothouse.platform.playground.status.Cause;
import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.text.Edit;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Answers {@code POST …/serviceaccounts/NAME/token}: a token that the API server takes until its time is over. */
public final class TokenRequests {

    private static final Kind TOKEN_REQUEST = Kind.namespaced("authentication.k8s.io", "v1", "TokenRequest", "tokenrequests");
    private static final Set<String> BINDABLE = Set.of("Pod", "Secret", "Node");
    private static final long LEAST_SECONDS = 600;
    private static final long USUAL_SECONDS = 3600;

    private final AccountTokens tokens;
    private final Objects objects;
    private final InstantSource clock;

    public TokenRequests(AccountTokens tokens, Objects objects, InstantSource clock) {
        this.tokens = tokens;
        this.objects = objects;
        this.clock = clock;
    }

    /** Returns the TokenRequest with its token in the status. */
    public Document answer(String namespace, String name, Document request) {
        Document account = objects.get("serviceaccounts", namespace, name).orElseThrow(() -> Refusal.notFound(BuiltIn.SERVICE_ACCOUNT, name));
        Tree spec = request.tree().tree("spec");
        long seconds = spec.number(USUAL_SECONDS, "expirationSeconds");
        if (seconds < LEAST_SECONDS) {
            throw invalid("spec.expirationSeconds", "Invalid value: " + seconds + ": may not specify a duration less than 10 minutes");
        }
        if (seconds > 1L << 32) {
            throw invalid("spec.expirationSeconds", "Invalid value: " + seconds + ": may not specify a duration larger than 2^32 seconds");
        }
        Optional<Tree> bound = spec.has("boundObjectRef") ? Optional.of(bound(namespace, spec.tree("boundObjectRef"))) : Optional.empty();
        List<String> audiences = spec.list("audiences").stream().map(String::valueOf).toList();
        String token = tokens.sign(account, audiences, Duration.ofSeconds(seconds), bound);
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Map<String, Object> metadata =
                Edit.object("name", name, "namespace", namespace, "uid", account.uid(), "creationTimestamp", now.toString());
        return Document.of(Edit.object(
                "kind", "TokenRequest",
                "apiVersion", "authentication.k8s.io/v1",
                "metadata", metadata,
                "spec", Edit.object(
                        "audiences", audiences.isEmpty() ? List.of(AccountTokens.ISSUER) : audiences,
                        "expirationSeconds", seconds,
                        "boundObjectRef", spec.at("boundObjectRef").orElse(null)),
                "status", Edit.object("token", token, "expirationTimestamp", now.plusSeconds(seconds).toString())));
    }

    private Tree bound(String namespace, Tree reference) {
        String kind = reference.text("kind");
        if (!BINDABLE.contains(kind)) {
            throw Refusal.badRequest("cannot bind token for serviceaccount to object of type " + kind);
        }
        String plural = kind.toLowerCase(Locale.ROOT) + "s";
        Kind wanted = kind.equals("Node") ? Kind.clusterWide("", "v1", kind, plural) : Kind.namespaced("", "v1", kind, plural);
        Document object = objects.get(plural, kind.equals("Node") ? "" : namespace, reference.text("name"))
                .orElseThrow(() -> Refusal.notFound(wanted, reference.text("name")));
        String uid = reference.text("uid");
        if (!uid.isEmpty() && !uid.equals(object.uid())) {
            throw Refusal.conflict(wanted, object.name(), "the UID in the bound object reference (" + uid + ") does not match the UID in record. The object might have been deleted and then recreated");
        }
        return new Tree(Edit.object("kind", kind, "name", object.name(), "uid", object.uid()));
    }

    private static Refusal invalid(String field, String message) {
        return Refusal.invalid(TOKEN_REQUEST, "", List.of(new Cause("FieldValueInvalid", message, field)));
    }
}
