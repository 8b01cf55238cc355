package dev.pilothouse.guide.rollout;

import dev.pilothouse.change.Receipt;
import dev.pilothouse.guide.rollout.Hindrance.Cause;
import dev.pilothouse.guide.rollout.RolloutStatus.Phase;
import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.LabelSelector;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Reads a rollout from a workload and what stands around it: what keeps its revisions, and, as long as it is not complete, its newest
 * pods and the warnings about them. Window and command line both ask here.
 */
public final class RolloutReading {

    private static final String DEFAULT_DEADLINE_SECONDS = "600";

    /**
     * Objects of the workload's namespace that a rollout moves.
     *
     * @param labels the selector of their labels, empty for all
     * @param fields the selector of their fields, empty for all
     */
    public record Moving(Kind kind, String labels, String fields) {}

    private final Surroundings surroundings;
    private final Supplier<List<Receipt>> receipts;

    /** @param receipts changes of this cluster, newest first, for the authors of revisions */
    public RolloutReading(Surroundings surroundings, Supplier<List<Receipt>> receipts) {
        this.surroundings = surroundings;
        this.receipts = receipts;
    }

    /** Returns what moves while a workload rolls out, itself included. */
    public static List<Moving> moving(ResourceRef ref, Document live) {
        String selector = selector(live);
        Moving itself = new Moving(ref.kind(), "", "metadata.name=" + ref.name());
        Moving pods = new Moving(BuiltIn.POD, selector, "");
        return ref.kind().name().equals("Deployment") ? List.of(itself, new Moving(BuiltIn.REPLICA_SET, selector, ""), pods) : List.of(itself, pods);
    }

    /** Reads everything about the rollout of a workload as it is now. */
    public Rollout read(ResourceRef ref, Document live) {
        boolean deployment = ref.kind().name().equals("Deployment");
        String selector = selector(live);
        List<Document> keepers = surroundings.around(deployment ? BuiltIn.REPLICA_SET : BuiltIn.CONTROLLER_REVISION, ref.namespace(), selector, "");
        List<Document> pods = deployment ? List.of() : surroundings.around(BuiltIn.POD, ref.namespace(), selector, "");
        List<Revision> revisions = new Revisions(ref, live, receipts.get()).of(keepers, pods);
        Optional<Revision> newest = revisions.stream().filter(Revision::current).findFirst();
        RolloutStatus status = Progress.of(live, newest);
        if (status.phase() != Phase.COMPLETE) {
            List<Hindrance> found = new ArrayList<>(status.phase() == Phase.FAILED ? List.of(deadline(live)) : List.of());
            found.addAll(hindrances(ref, live, selector, newest, pods));
            status = status.with(found);
        }
        return new Rollout(ref, live, revisions, status, Strategies.explain(live));
    }

    private List<Hindrance> hindrances(ResourceRef ref, Document live, String selector, Optional<Revision> newest, List<Document> pods) {
        List<Document> fresh = newest.map(revision -> ref.kind().name().equals("Deployment")
                        ? surroundings.around(BuiltIn.POD, ref.namespace(), both(selector, Revisions.POD_HASH + "=" + revision.hash()), "")
                        : pods.stream().filter(pod -> pod.tree().text("metadata", "labels", Revisions.REVISION_HASH).equals(revision.hash())).toList())
                .orElse(List.of());
        List<Document> warnings = surroundings.around(BuiltIn.EVENT, ref.namespace(), "", "type=Warning");
        List<Hindrance> found = new ArrayList<>();
        refused(live, newest, warnings).ifPresent(found::add);
        found.addAll(new Pods(warnings).hindrances(fresh));
        if (live.kindName().equals("StatefulSet") && !live.tree().text("spec", "podManagementPolicy").equals("Parallel")) {
            found.addAll(leftBehind(pods.stream().filter(pod -> !fresh.contains(pod)).toList(), warnings));
        }
        return found;
    }

    /** Returns the selector of the pods of a workload, as queries take it. */
    private static String selector(Document live) {
        return LabelSelector.of(live.tree().tree("spec", "selector")).toString();
    }

    private static String both(String selector, String more) {
        return selector.isEmpty() ? more : selector + "," + more;
    }

    /** Going back does not free a StatefulSet from a pod that never became ready: somebody must delete it (kubernetes/kubernetes#67250). */
    private static List<Hindrance> leftBehind(List<Document> others, List<Document> warnings) {
        return new Pods(warnings).hindrances(others).stream()
                .filter(found -> !found.cause().passing())
                .map(found -> Hindrance.of(Cause.LEFT_BEHIND, found.object(), "", found.detail()))
                .limit(1)
                .toList();
    }

    private static Hindrance deadline(Document live) {
        String seconds = live.tree().text("spec", "progressDeadlineSeconds");
        return new Hindrance(
                Cause.DEADLINE,
                live.name(),
                "",
                1,
                List.of(seconds.isEmpty() ? DEFAULT_DEADLINE_SECONDS : seconds),
                Conditions.find(live.tree(), "Progressing").text("message"));
    }

    /** A Deployment says in a condition that pods are refused; for other workloads only events tell. */
    private static Optional<Hindrance> refused(Document live, Optional<Revision> newest, List<Document> warnings) {
        Tree failure = Conditions.find(live.tree(), "ReplicaFailure");
        Stream<String> condition = failure.text("status").equals("True") ? Stream.of(failure.text("message")) : Stream.empty();
        Stream<String> events = live.kindName().equals("Deployment")
                ? Stream.empty()
                : warnings.stream()
                        .map(Document::tree)
                        .filter(event -> event.text("reason").equals("FailedCreate") && event.text("involvedObject", "uid").equals(live.uid()))
                        .map(event -> event.text("message"));
        String object = newest.map(Revision::keeper).orElse(live.name());
        return Stream.concat(condition, events)
                .findFirst()
                .map(message -> Hindrance.of(message.contains("quota:") ? Cause.QUOTA : Cause.REFUSED, object, "", message));
    }
}
