package dev.pilothouse.platform.playground.access;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.registry.Caller;
import dev.pilothouse.platform.playground.registry.Objects;
import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.platform.playground.time.Timestamps;
import dev.pilothouse.text.Edit;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Kinds that are questions: posted, answered, and kept nowhere ({@code authorization.k8s.io}, {@code authentication.k8s.io}). */
public final class Reviews {

    private final RoleBasedAccess access;
    private final AccountTokens tokens;
    private final Objects objects;
    private final InstantSource clock;

    public Reviews(RoleBasedAccess access, AccountTokens tokens, Objects objects, InstantSource clock) {
        this.access = access;
        this.tokens = tokens;
        this.objects = objects;
        this.clock = clock;
    }

    /**
     * Returns the answered question; empty when the kind is no question.
     *
     * @param kindName for example {@code SelfSubjectAccessReview}
     * @param namespace of the path, empty for none
     */
    public Optional<Document> answer(Caller caller, String kindName, String namespace, Document question) {
        Tree spec = question.tree().tree("spec");
        return switch (kindName) {
            case "SelfSubjectAccessReview" -> Optional.of(answered(question, accessStatus(caller, spec)));
            case "SubjectAccessReview" -> Optional.of(answered(question, accessStatus(subject(spec), spec)));
            case "LocalSubjectAccessReview" -> {
                String asked = spec.text("resourceAttributes", "namespace");
                if (!asked.equals(namespace)) {
                    throw invalid("spec.resourceAttributes.namespace", "Invalid value: \"" + asked + "\": must match metadata.namespace");
                }
                yield Optional.of(answered(question, accessStatus(subject(spec), spec)));
            }
            case "SelfSubjectRulesReview" -> Optional.of(answered(withSpec(question, Map.of()), rulesStatus(caller, spec)));
            case "SelfSubjectReview" -> Optional.of(selfReview(caller, question));
            case "TokenReview" -> Optional.of(answered(question, tokenStatus(spec)));
            default -> Optional.empty();
        };
    }

    private static Document answered(Document question, Map<String, Object> status) {
        return Document.of(Edit.object(
                "kind", question.kindName(),
                "apiVersion", question.apiVersion(),
                "metadata", question.tree().tree("metadata").fields(),
                "spec", question.tree().at("spec"),
                "status", status));
    }

    private static Document withSpec(Document question, Map<String, Object> spec) {
        return Document.of(Edit.with(question.fields(), spec, "spec"));
    }

    private static Caller subject(Tree spec) {
        List<String> groups = spec.list("groups").stream().map(String::valueOf).toList();
        if (spec.text("user").isEmpty() && groups.isEmpty()) {
            throw invalid("spec.user", "Invalid value: \"\": at least one of user or group must be specified");
        }
        return new Caller(spec.text("user"), groups, "");
    }

    private Map<String, Object> accessStatus(Caller caller, Tree spec) {
        if (spec.has("resourceAttributes") == spec.has("nonResourceAttributes")) {
            throw spec.has("resourceAttributes")
                    ? invalid("spec.nonResourceAttributes", "Invalid value: \"nonResourceAttributes\": cannot be specified in combination with resourceAttributes")
                    : invalid("spec.resourceAttributes", "Invalid value: null: exactly one of nonResourceAttributes or resourceAttributes must be specified");
        }
        Tree resource = spec.tree("resourceAttributes");
        Attributes wish = spec.has("resourceAttributes")
                ? new Attributes(
                        resource.text("verb"), resource.text("group"), resource.text("resource"), resource.text("subresource"),
                        resource.text("namespace"), resource.text("name"), "")
                : new Attributes(spec.text("nonResourceAttributes", "verb"), "", "", "", "", "", spec.text("nonResourceAttributes", "path"));
        Authorizer.Decision decision = access.decide(caller, wish);
        return Edit.object("allowed", decision.allowed(), "reason", decision.reason().isEmpty() ? Optional.empty() : decision.reason());
    }

    private Map<String, Object> rulesStatus(Caller caller, Tree spec) {
        String namespace = spec.text("namespace");
        if (namespace.isEmpty()) {
            throw Refusal.badRequest("no namespace on request");
        }
        List<Rule> rules = access.rulesOf(caller, namespace);
        return Edit.object(
                "resourceRules", rules.stream().filter(rule -> !rule.resources().isEmpty()).map(Rule::resourceRule).toList(),
                "nonResourceRules", rules.stream().filter(rule -> !rule.paths().isEmpty()).map(Rule::pathRule).toList(),
                "incomplete", false);
    }

    private Document selfReview(Caller caller, Document question) {
        Map<String, Object> user = Edit.object("username", caller.name(), "groups", caller.groups());
        String now = Timestamps.write(clock.instant());
        return answered(Document.of(Edit.with(question.fields(), now, "metadata", "creationTimestamp")), Edit.object("userInfo", user));
    }

    private Map<String, Object> tokenStatus(Tree spec) {
        return tokens.verify(spec.text("token"), objects)
                .map(holder -> Edit.object(
                        "authenticated", true,
                        "user", Edit.object(
                                "username", holder.user(), "uid", holder.uid(), "groups", holder.groups(),
                                "extra", holder.id().isEmpty()
                                        ? Optional.empty()
                                        : Edit.object("authentication.kubernetes.io/credential-id", List.of("JTI=" + holder.id()))),
                        "audiences", holder.audiences()))
                .orElseGet(() -> Edit.object("user", Map.of(), "error", "invalid bearer token"));
    }

    private static Refusal invalid(String field, String message) {
        Map<String, Object> cause = Edit.object("reason", "FieldValueInvalid", "message", message, "field", field);
        return new Refusal(422, "Invalid", ".authorization.k8s.io \"\" is invalid: " + field + ": " + message,
                Edit.object("group", "authorization.k8s.io", "causes", List.of(cause)));
    }
}
