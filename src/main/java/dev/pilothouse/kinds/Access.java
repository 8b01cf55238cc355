package dev.pilothouse.kinds;

import dev.pilothouse.model.Cell;
import dev.pilothouse.model.Column.Align;
import dev.pilothouse.model.Health;
import dev.pilothouse.model.Tree;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Who may do what: roles, their bindings, and requests for certificates. */
final class Access {

    private Access() {}

    /** Returns the table of Roles and ClusterRoles, for which kube-apiserver has no printer of its own. */
    static TableBuilder<Tree> roles() {
        return TableBuilder.named().createdAt();
    }

    static TableBuilder<Tree> bindings() {
        return TableBuilder.named()
                .text("ROLE", it -> it.text("roleRef", "kind") + "/" + it.text("roleRef", "name"))
                .age()
                .text("USERS", it -> subjects(it, "User", subject -> subject.text("name")))
                .whenWide()
                .text("GROUPS", it -> subjects(it, "Group", subject -> subject.text("name")))
                .whenWide()
                .text("SERVICEACCOUNTS", it ->
                        subjects(it, "ServiceAccount", subject -> subject.text("namespace") + "/" + subject.text("name")))
                .whenWide()
                .reads("roleRef.kind", "roleRef.name", "subjects.kind", "subjects.name", "subjects.namespace");
    }

    private static String subjects(Tree binding, String kind, Function<Tree, String> name) {
        return binding.trees("subjects").stream()
                .filter(subject -> subject.text("kind").equals(kind))
                .map(name)
                .collect(Collectors.joining(", "));
    }

    static TableBuilder<Tree> signingRequests() {
        return TableBuilder.named()
                .age()
                .text("SIGNERNAME", "spec.signerName", "<none>")
                .text("REQUESTOR", "spec.username")
                .cell("REQUESTEDDURATION", Align.RIGHT, it -> it.has("spec", "expirationSeconds")
                        ? new Cell.Lasted(it.number(0, "spec", "expirationSeconds"))
                        : Cell.Text.NONE)
                .text("CONDITION", Access::condition)
                .reads("spec.expirationSeconds", "status.certificate")
                .reads("status.conditions.type")
                .health(Access::signingHealth);
    }

    private static String condition(Tree request) {
        String condition = has(request, "Denied") ? "Denied" : has(request, "Approved") ? "Approved" : "Pending";
        return condition
                + (has(request, "Failed") ? ",Failed" : "")
                + (request.text("status", "certificate").isEmpty() ? "" : ",Issued");
    }

    private static boolean has(Tree request, String condition) {
        return request.trees("status", "conditions").stream().anyMatch(it -> it.text("type").equals(condition));
    }

    private static Health signingHealth(Tree request) {
        String condition = condition(request);
        if (condition.contains("Failed") || condition.startsWith("Denied")) {
            return Health.bad(condition);
        }
        return condition.startsWith("Pending") ? Health.waiting(condition) : Health.done(condition);
    }
}
