package dev.pilothouse.platform.playground.control.cluster;

import dev.pilothouse.model.Document;
import dev.pilothouse.platform.playground.access.AccountTokens;
import dev.pilothouse.platform.playground.control.Controller;
import dev.pilothouse.platform.playground.registry.Change;
import dev.pilothouse.platform.playground.registry.DeleteOptions;
import dev.pilothouse.platform.playground.registry.Objects;
import dev.pilothouse.text.Edit;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Fills Secrets of type {@code kubernetes.io/service-account-token}, and deletes those whose account is gone. */
public final class SecretTokens implements Controller {

    private static final String TYPE = "kubernetes.io/service-account-token";
    private static final String ACCOUNT = "kubernetes.io/service-account.name";
    private static final String ACCOUNT_UID = "kubernetes.io/service-account.uid";

    private final Objects objects;
    private final AccountTokens tokens;
    private final String certificate;

    /**
     * Makes the controller.
     *
     * @param certificate of the cluster's authority, in PEM
     */
    public SecretTokens(Objects objects, AccountTokens tokens, String certificate) {
        this.objects = objects;
        this.tokens = tokens;
        this.certificate = certificate;
    }

    @Override
    public String name() {
        return "token-controller";
    }

    @Override
    public List<Trigger> triggers() {
        return List.of(
                new Trigger("secrets", change -> isToken(change.object()) ? List.of(Name.of(change.object())) : List.of()),
                new Trigger("serviceaccounts", this::secretsOf));
    }

    private List<Name> secretsOf(Change change) {
        if (change.type() == Change.Type.MODIFIED) {
            return List.of();
        }
        Document account = change.object();
        return objects.list("secrets", account.namespace()).stream()
                .filter(secret -> isToken(secret) && secret.tree().text("metadata", "annotations", ACCOUNT).equals(account.name()))
                .map(Name::of)
                .toList();
    }

    private static boolean isToken(Document secret) {
        return secret.tree().text("type").equals(TYPE);
    }

    @Override
    public Optional<Duration> reconcile(Name name) {
        Document secret = objects.get("secrets", name.namespace(), name.name()).orElse(null);
        if (secret == null || !isToken(secret)) {
            return Optional.empty();
        }
        Document account = objects.get("serviceaccounts", name.namespace(), secret.tree().text("metadata", "annotations", ACCOUNT)).orElse(null);
        String uid = secret.tree().text("metadata", "annotations", ACCOUNT_UID);
        if (account == null || (!uid.isEmpty() && !uid.equals(account.uid()))) {
            objects.delete("secrets", name.namespace(), name.name(), DeleteOptions.background());
        } else if (uid.isEmpty() || !secret.tree().has("data", "token")) {
            Map<String, Object> fields = Edit.with(secret.fields(), account.uid(), "metadata", "annotations", ACCOUNT_UID);
            fields = Edit.with(fields, encoded(certificate), "data", "ca.crt");
            fields = Edit.with(fields, encoded(name.namespace()), "data", "namespace");
            fields = Edit.with(fields, encoded(tokens.issueForSecret(account, name.name())), "data", "token");
            objects.update("secrets", Document.of(fields));
        }
        return Optional.empty();
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
