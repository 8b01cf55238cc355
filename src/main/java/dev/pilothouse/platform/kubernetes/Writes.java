package dev.pilothouse.platform.kubernetes;

import dev.pilothouse.cluster.Write;
import dev.pilothouse.cluster.WriteResult;
import dev.pilothouse.cluster.WriteResult.FieldOwner;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Carries out writes, each by one request that is never repeated, or rehearses them on the server.
 *
 * <p>An apply is validated strictly, as {@code kubectl apply} does it: a field that the server does not know is a mistake, and the
 * rehearsal is the place to say so. A merge only warns, because what is stored already may hold such fields.
 */
final class Writes {

    private static final String UNKNOWN_FIELD = "failed to create typed patch object";
    private static final Pattern MANAGER = Pattern.compile("conflict with \"([^\"]*)\"");
    private static final Pattern MISSING_RIGHT = Pattern.compile("(User|user) \".*\" cannot ");

    private static final Set<Integer> GATEWAYS = Set.of(502, 504);
    private static final Pattern GAVE_UP = Pattern.compile("^etcdserver: request timed out|^Timeout: request did not complete");

    private final Transport transport;

    Writes(Transport transport) {
        this.transport = transport;
    }

    WriteResult write(Write write, boolean dryRun) {
        Request request =
                switch (write) {
                    case Write.Apply apply -> apply(apply, dryRun);
                    case Write.Merge merge -> merge(merge, dryRun);
                    case Write.Delete delete -> delete(delete, dryRun);
                    case Write.Evict evict -> evict(evict, dryRun);
                };
        try (Answer answer = transport.call(request)) {
            return answer.accepted() ? accepted(write, request, answer) : refused(write, request, answer);
        }
    }

    private static Request apply(Write.Apply apply, boolean dryRun) {
        Map<String, Object> body = new LinkedHashMap<>(apply.intent().fields());
        Map<String, Object> metadata = new LinkedHashMap<>(apply.intent().tree().tree("metadata").fields());
        metadata.remove("managedFields");
        apply.version().ifPresent(version -> metadata.put("resourceVersion", version));
        body.put("metadata", metadata);
        return request("PATCH", apply.ref(), dryRun, Optional.of("application/apply-patch+yaml"), body,
                "fieldManager", Write.FIELD_MANAGER,
                "force", apply.force() ? "true" : "",
                "fieldValidation", "Strict");
    }

    private static Request merge(Write.Merge merge, boolean dryRun) {
        Map<String, Object> body = new LinkedHashMap<>(merge.patch().fields());
        Map<String, Object> metadata = new LinkedHashMap<>(merge.patch().tree("metadata").fields());
        metadata.put("resourceVersion", merge.version());
        body.put("metadata", metadata);
        return request("PATCH", merge.ref(), merge.part(), dryRun, Optional.of("application/merge-patch+json"), body,
                "fieldManager", Write.FIELD_MANAGER,
                "fieldValidation", "Warn");
    }

    private static Request delete(Write.Delete delete, boolean dryRun) {
        Map<String, Object> body = onlyOf(delete.uid(), dryRun);
        body.put("apiVersion", "v1");
        body.put("kind", "DeleteOptions");
        body.put("propagationPolicy", switch (delete.dependents()) {
            case AFTER -> "Background";
            case BEFORE -> "Foreground";
            case STAY -> "Orphan";
        });
        return request("DELETE", delete.ref(), dryRun, Optional.of(Request.JSON), body);
    }

    /** Is not repeatable, not even as a rehearsal: 429 is the answer that a budget gives. */
    private static Request evict(Write.Evict evict, boolean dryRun) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("apiVersion", "policy/v1");
        body.put("kind", "Eviction");
        body.put("metadata", Map.of("name", evict.ref().name(), "namespace", evict.ref().namespace()));
        body.put("deleteOptions", onlyOf(evict.uid(), dryRun));
        return new Request(
                "POST",
                Paths.of(evict.ref()) + "/eviction" + Paths.query("dryRun", dryRun ? "All" : ""),
                Request.JSON,
                Optional.of(new Request.Content(Request.JSON, Json.write(new Tree(body)))),
                Subject.of("evict", evict.ref()),
                false);
    }

    /** Returns options of a deletion that holds only for the object with that uid. */
    private static Map<String, Object> onlyOf(String uid, boolean dryRun) {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("preconditions", Map.of("uid", uid));
        if (dryRun) {
            options.put("dryRun", List.of("All"));
        }
        return options;
    }

    private static Request request(
            String method, ResourceRef ref, boolean dryRun, Optional<String> type, Map<String, Object> body, String... query) {
        return request(method, ref, "", dryRun, type, body, query);
    }

    private static Request request(
            String method, ResourceRef ref, String part, boolean dryRun, Optional<String> type, Map<String, Object> body, String... query) {
        String[] pairs = java.util.Arrays.copyOf(query, query.length + 2);
        pairs[query.length] = "dryRun";
        pairs[query.length + 1] = dryRun ? "All" : "";
        return new Request(
                method,
                Paths.of(ref) + (part.isEmpty() ? "" : "/" + part) + Paths.query(pairs),
                Request.JSON,
                type.map(given -> new Request.Content(given, Json.write(new Tree(body)))),
                Subject.of(method.equals("DELETE") ? "delete" : "patch", ref),
                dryRun);
    }

    private WriteResult accepted(Write write, Request request, Answer answer) {
        List<String> warnings = answer.headers("Warning").stream().map(Warnings::text).toList();
        return new WriteResult.Accepted(document(write, request, answer), warnings);
    }

    /** A write that was accepted stays so, even when the object in the answer cannot be read. */
    private Document document(Write write, Request request, Answer answer) {
        Tree tree;
        try {
            tree = transport.answers().tree(request, answer);
        } catch (ProblemException e) {
            tree = Tree.EMPTY;
        }
        boolean object = tree.has("metadata", "name") && !tree.text("kind").equals("Status");
        return object ? new Document(tree) : nameOnly(write);
    }

    private static Document nameOnly(Write write) {
        ResourceRef ref = write.ref();
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("name", ref.name());
        if (!ref.namespace().isEmpty()) {
            metadata.put("namespace", ref.namespace());
        }
        switch (write) {
            case Write.Delete delete -> metadata.put("uid", delete.uid());
            case Write.Evict evict -> metadata.put("uid", evict.uid());
            case Write.Apply _, Write.Merge _ -> {}
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("apiVersion", ref.kind().apiVersion());
        fields.put("kind", ref.kind().name());
        fields.put("metadata", metadata);
        return Document.of(fields);
    }

    private WriteResult refused(Write write, Request request, Answer answer) {
        Status status = transport.answers().status(answer);
        Problem problem = transport.answers().refusal(request, answer, status);
        List<FieldOwner> owners = owners(status);
        if (write instanceof Write.Merge merge && !merge.part().isEmpty() && answer.status() == 404) {
            Problem missing = Problem.of(ProblemCode.PART_NOT_SERVED, merge.part(), merge.ref().toString()).withDetail(status.message());
            return new WriteResult.Refused(missing, status.sentences());
        }
        boolean toObject = !(write instanceof Write.Apply);
        return switch (problem.code()) {
            case CHANGED_MEANWHILE -> owners.isEmpty() ? new WriteResult.Changed(problem) : new WriteResult.Conflicts(owners);
            case ALREADY_EXISTS -> new WriteResult.Changed(problem);
            case NOT_FOUND ->
                toObject ? new WriteResult.Changed(problem) : new WriteResult.Refused(problem, status.sentences());
            case INVALID -> new WriteResult.Refused(problem, status.sentences());
            case FORBIDDEN -> forbidden(request, problem, status);
            case REQUEST_REFUSED -> badRequest(request, answer, problem, status);
            case SERVER_ERROR -> serverError(request, problem, status);
            case TOO_MANY_REQUESTS -> heldBack(write, problem, status);
            default -> throw new ProblemException(problem);
        };
    }

    /** A missing right is thrown; a policy, a quota or a webhook that objects is a verdict on the object. */
    private static WriteResult forbidden(Request request, Problem problem, Status status) {
        if (status.message().isEmpty() || MISSING_RIGHT.matcher(status.message()).find()) {
            throw new ProblemException(problem);
        }
        return new WriteResult.Refused(invalid(request, status), status.sentences());
    }

    private static WriteResult badRequest(Request request, Answer answer, Problem problem, Status status) {
        if (answer.status() == 400 || answer.status() == 413) {
            return new WriteResult.Refused(invalid(request, status), status.sentences());
        }
        throw new ProblemException(problem);
    }

    /**
     * API servers answer an apply with a field that they don't know by 500. A server, or a proxy before it, that gave up waiting may have
     * passed the write on all the same.
     */
    private static WriteResult serverError(Request request, Problem problem, Status status) {
        boolean gaveUp = GATEWAYS.contains(status.code()) || GAVE_UP.matcher(status.message()).find();
        if (gaveUp && !request.repeatable()) {
            throw new ProblemException(Problem.of(ProblemCode.OUTCOME_UNKNOWN, request.subject().named()).withDetail(status.message()));
        }
        if (status.message().startsWith(UNKNOWN_FIELD)) {
            return new WriteResult.Refused(invalid(request, status), status.sentences());
        }
        throw new ProblemException(problem);
    }

    /** Both a busy server and a disruption budget answer 429; the budget says so in its cause. */
    private static WriteResult heldBack(Write write, Problem problem, Status status) {
        if (write instanceof Write.Evict && status.has("DisruptionBudget")) {
            return new WriteResult.Refused(
                    Problem.of(ProblemCode.HELD_BY_BUDGET, write.ref().toString()).withDetail(status.message()), status.sentences());
        }
        throw new ProblemException(problem);
    }

    private static Problem invalid(Request request, Status status) {
        return Problem.of(ProblemCode.INVALID, request.subject().named()).withDetail(status.message());
    }

    private static List<FieldOwner> owners(Status status) {
        return status.causes().stream()
                .filter(cause -> cause.reason().equals("FieldManagerConflict"))
                .map(cause -> new FieldOwner(cause.field(), manager(cause.message())))
                .toList();
    }

    private static String manager(String message) {
        Matcher manager = MANAGER.matcher(message);
        return manager.find() ? manager.group(1) : message;
    }
}
