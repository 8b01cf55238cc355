package dev.pilothouse.platform.playground.access;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.registry.Caller;
import dev.pilothouse.platform.playground.registry.Objects;
import dev.pilothouse.text.Edit;
import dev.pilothouse.text.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tokens of service accounts: JSON Web Tokens (RFC 7519) with the claims of the real server, signed with the cluster's own key (HS256).
 *
 * <p>A token holds until its time is over, and no longer than its account and the object that it is bound to are there.
 */
public final class AccountTokens {

    /** Who issues, and the audience where none is asked for. */
    public static final String ISSUER = "https://kubernetes.default.svc";

    private static final String ALGORITHM = "HmacSHA256";
    private static final String HEADER = encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8));

    /**
     * Whom a token speaks for.
     *
     * @param id {@code jti}, empty for tokens that live in a Secret
     */
    public record Holder(String namespace, String account, String uid, String id, List<String> audiences) {

        public String user() {
            return "system:serviceaccount:" + namespace + ":" + account;
        }

        public List<String> groups() {
            return List.of("system:serviceaccounts", "system:serviceaccounts:" + namespace, "system:authenticated");
        }

        public Caller caller() {
            return new Caller(user(), groups(), "");
        }
    }

    private final SecretKeySpec key;
    private final InstantSource clock;
    private final AtomicLong issued = new AtomicLong();

    /**
     * Makes the tokens of one cluster.
     *
     * @param key secret bytes of this cluster, 32 at best; the same after a restart, or all tokens end with it
     */
    public AccountTokens(byte[] key, InstantSource clock) {
        this.key = new SecretKeySpec(key, ALGORITHM);
        this.clock = clock;
    }

    /**
     * Returns a token with which somebody acts as the account.
     *
     * @param boundTo the Pod, Node or Secret with which the token ends, as kind, name and uid
     */
    public String sign(Document account, List<String> audiences, Duration life, Optional<Tree> boundTo) {
        long now = clock.instant().getEpochSecond();
        Map<String, Object> about = Edit.object(
                "namespace", account.namespace(), "serviceaccount", Edit.object("name", account.name(), "uid", account.uid()));
        boundTo.ifPresent(object -> about.put(
                object.text("kind").toLowerCase(Locale.ROOT), Edit.object("name", object.text("name"), "uid", object.text("uid"))));
        String id = account.uid() + " " + now + " " + issued.incrementAndGet();
        return sign(Edit.object(
                "aud", audiences.isEmpty() ? List.of(ISSUER) : audiences,
                "exp", now + life.toSeconds(),
                "iat", now,
                "iss", ISSUER,
                "jti", UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).toString(),
                "kubernetes.io", about,
                "nbf", now,
                "sub", "system:serviceaccount:" + account.namespace() + ":" + account.name()));
    }

    /** Returns the token that lives in a Secret of type {@code kubernetes.io/service-account-token} and has no end of its own. */
    public String issueForSecret(Document account, String secret) {
        return sign(Edit.object(
                "iss", "kubernetes/serviceaccount",
                "kubernetes.io/serviceaccount/namespace", account.namespace(),
                "kubernetes.io/serviceaccount/secret.name", secret,
                "kubernetes.io/serviceaccount/service-account.name", account.name(),
                "kubernetes.io/serviceaccount/service-account.uid", account.uid(),
                "sub", "system:serviceaccount:" + account.namespace() + ":" + account.name()));
    }

    /** Returns whom the token speaks for; empty when it is none of ours, or its time is over, or what it is bound to is gone. */
    public Optional<Holder> verify(String token, Objects objects) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3 || !parts[0].equals(HEADER)) {
            return Optional.empty();
        }
        byte[] expected = signature(parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(expected, parts[2].getBytes(StandardCharsets.US_ASCII))) {
            return Optional.empty();
        }
        return claims(parts[1]).flatMap(claims -> claims.has("exp") ? timed(claims, objects) : fromSecret(claims, objects));
    }

    private static Optional<Tree> claims(String part) {
        try {
            return Optional.of(Json.read(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException | ProblemException e) {
            return Optional.empty();
        }
    }

    private Optional<Holder> timed(Tree claims, Objects objects) {
        Instant now = clock.instant();
        if (now.getEpochSecond() >= claims.number(0, "exp") || now.getEpochSecond() < claims.number(0, "nbf")) {
            return Optional.empty();
        }
        Tree about = claims.tree("kubernetes.io");
        String namespace = about.text("namespace");
        boolean bound = is(objects, "serviceaccounts", namespace, about.tree("serviceaccount"))
                && (!about.has("pod") || is(objects, "pods", namespace, about.tree("pod")))
                && (!about.has("secret") || is(objects, "secrets", namespace, about.tree("secret")))
                && (!about.has("node") || is(objects, "nodes", "", about.tree("node")));
        List<String> audiences = claims.list("aud").stream().map(String::valueOf).toList();
        return bound
                ? Optional.of(new Holder(
                        namespace, about.text("serviceaccount", "name"), about.text("serviceaccount", "uid"), claims.text("jti"), audiences))
                : Optional.empty();
    }

    private static boolean is(Objects objects, String resource, String namespace, Tree reference) {
        return objects.get(resource, namespace, reference.text("name"))
                .filter(object -> object.uid().equals(reference.text("uid")))
                .isPresent();
    }

    private Optional<Holder> fromSecret(Tree claims, Objects objects) {
        String prefix = "kubernetes.io/serviceaccount/";
        String namespace = claims.text(prefix + "namespace");
        String account = claims.text(prefix + "service-account.name");
        String uid = claims.text(prefix + "service-account.uid");
        boolean holds = is(objects, "serviceaccounts", namespace, new Tree(Edit.object("name", account, "uid", uid)))
                && objects.get("secrets", namespace, claims.text(prefix + "secret.name")).isPresent();
        return holds ? Optional.of(new Holder(namespace, account, uid, "", List.of(ISSUER))) : Optional.empty();
    }

    private String sign(Map<String, Object> claims) {
        String content = HEADER + "." + encode(Json.write(new Tree(claims)).getBytes(StandardCharsets.UTF_8));
        return content + "." + signature(content);
    }

    private String signature(String content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return encode(mac.doFinal(content.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
