package dev.pilothouse.kubeconfig;

import dev.pilothouse.cluster.ClusterSource.Listing;
import dev.pilothouse.cluster.Context;
import dev.pilothouse.model.Finding;
import dev.pilothouse.model.Finding.Severity;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Describes merged kubeconfigs to people: every context with all that was noticed about it and the entries that it uses. What was
 * noticed about entries that no context uses is said of the file.
 */
final class Contexts {

    private final Merged merged;
    private final UserCheck userCheck;
    private final Map<String, UserCheck.Result> users = new HashMap<>();
    private final Map<String, List<Finding>> clusters = new HashMap<>();
    private final Set<Finding> said = new HashSet<>();

    private Contexts(Merged merged, UserCheck userCheck) {
        this.merged = merged;
        this.userCheck = userCheck;
    }

    static Listing describe(Merged merged, UserCheck userCheck) {
        return new Contexts(merged, userCheck).listing();
    }

    private Listing listing() {
        List<Context> contexts = merged.contexts().values().stream().map(this::context).toList();
        contexts.forEach(context -> said.addAll(context.findings()));
        List<Finding> findings = new ArrayList<>(merged.findings());
        addUnsaid(findings, merged.clusters().values());
        addUnsaid(findings, merged.users().values());
        merged.shadowed().stream().map(Merged.Shadowed::finding).filter(said::add).forEach(findings::add);
        return new Listing(contexts, List.copyOf(findings));
    }

    private Context context(Entry.Context entry) {
        List<Finding> findings = new ArrayList<>(entry.origin().findings());
        Entry.Cluster cluster = merged.clusters().get(entry.cluster());
        Entry.User user = merged.users().get(entry.user());
        if (cluster == null) {
            findings.add(error(entry, Problem.of(ProblemCode.CLUSTER_MISSING, entry.name(), entry.cluster())));
        } else {
            findings.addAll(clusters.computeIfAbsent(entry.cluster(), _ -> check(cluster)));
        }
        var signIn = new Context.SignIn(Context.Way.NONE, "");
        if (user != null) {
            UserCheck.Result result = users.computeIfAbsent(entry.user(), _ -> userCheck.check(user));
            findings.addAll(result.findings());
            signIn = result.signIn();
        } else if (!entry.user().isEmpty()) {
            findings.add(error(entry, Problem.of(ProblemCode.USER_MISSING, entry.name(), entry.user())));
        }
        merged.shadowed().stream().filter(other -> concerns(other, entry)).forEach(other -> findings.add(other.finding()));
        return new Context(
                entry.name(),
                entry.cluster(),
                entry.user(),
                entry.namespace().isEmpty() ? "default" : entry.namespace(),
                cluster == null ? "" : cluster.server(),
                entry.origin().file().toString(),
                signIn,
                entry.name().equals(merged.currentContext()),
                List.copyOf(findings));
    }

    private static boolean concerns(Merged.Shadowed shadowed, Entry.Context context) {
        return switch (shadowed.section()) {
            case CONTEXTS -> shadowed.entry().name().equals(context.name());
            case CLUSTERS -> shadowed.entry().name().equals(context.cluster());
            case USERS -> shadowed.entry().name().equals(context.user());
        };
    }

    private static List<Finding> check(Entry.Cluster cluster) {
        List<Finding> findings = new ArrayList<>(cluster.origin().findings());
        problem(() -> Addresses.server(cluster), cluster, findings);
        problem(() -> Addresses.proxy(cluster), cluster, findings);
        if (cluster.authority().given() && !cluster.insecure()) {
            problem(() -> PemKeys.certificates(cluster.authority()), cluster, findings);
        }
        return findings;
    }

    private static void problem(Runnable attempt, Entry entry, List<Finding> findings) {
        try {
            attempt.run();
        } catch (ProblemException e) {
            findings.add(error(entry, e.problem()));
        }
    }

    private static Finding error(Entry entry, Problem problem) {
        return new Finding(Severity.ERROR, problem, entry.origin().place());
    }

    private void addUnsaid(List<Finding> findings, Collection<? extends Entry> entries) {
        entries.stream().flatMap(entry -> entry.origin().findings().stream()).filter(said::add).forEach(findings::add);
    }
}
