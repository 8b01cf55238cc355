package dev.pilothouse.platform.playground.access;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.registry.Caller;
import dev.pilothouse.platform.playground.registry.Objects;
import dev.pilothouse.platform.playground.status.Cause;
import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.platform.playground.time.Timestamps;
import dev.pilothouse.text.Edit;
import java.time.InstantSource;
import java.util.LinkedHashMap;
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
            case "SelfSubjectAccessReview" -> {
                mustBeSound(List.of(about(spec)));
                yield Optional.of(answered(question, accessStatus(caller, spec)));
            }
            case "SubjectAccessReview" -> {
                mustBeSound(List.of(about(spec), of(spec)));
                yield Optional.of(answered(question, accessStatus(subject(spec), spec)));
            }
            case "LocalSubjectAccessReview" -> {
                String asked = spec.text("resourceAttributes", "namespace");
                if (!asked.equals(namespace)) {
                    mustBeSound(List.of(Optional.of(
                            invalid("spec.resourceAttributes.namespace", "Invalid value: \"" + asked + "\": must match metadata.namespace"))));
                }
                mustBeSound(List.of(about(spec), of(spec)));
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
        return new Caller(spec.text("user"), groups, "");
    }

    private Map<String, Object> accessStatus(Caller caller, Tree spec) {
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

    /** Says what is wrong with what is asked about. */
    private static Optional<Cause> about(Tree spec) {
        if (spec.has("resourceAttributes") != spec.has("nonResourceAttributes")) {
            return Optional.empty();
        }
        return Optional.of(spec.has("resourceAttributes")
                ? invalid("spec.nonResourceAttributes", "Invalid value: \"nonResourceAttributes\": cannot be specified in combination with resourceAttributes")
                : invalid("spec.resourceAttributes", "Invalid value: null: exactly one of nonResourceAttributes or resourceAttributes must be specified"));
    }

    /** Says what is wrong with whom it is asked of. */
    private static Optional<Cause> of(Tree spec) {
        return spec.text("user").isEmpty() && spec.list("groups").isEmpty()
                ? Optional.of(invalid("spec.user", "Invalid value: \"\": at least one of user or group must be specified"))
                : Optional.empty();
    }

    private static Cause invalid(String field, String message) {
        return new Cause("FieldValueInvalid", message, field);
    }

    /** Refuses with all that is wrong; the real server names no kind here. */
    private static void mustBeSound(List<Optional<Cause>> wrong) {
        List<Cause> causes = wrong.stream().flatMap(Optional::stream).toList();
        if (!causes.isEmpty()) {
            Refusal refusal = Refusal.invalid(new Kind("authorization.k8s.io", "", "", "", false), "", causes);
            Map<String, Object> details = new LinkedHashMap<>(refusal.details());
            details.remove("kind");
            throw new Refusal(refusal.code(), refusal.reason(), String.valueOf(refusal.getMessage()), details);
        }
    }
}
