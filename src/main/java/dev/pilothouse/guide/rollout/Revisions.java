package dev.pilothouse.guide.rollout;

import dev.pilothouse.change.Receipt;
import dev.pilothouse.guide.rollout.Revision.Copies;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Fields;
import dev.pilothouse.text.MergePatch;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads the revisions of a workload from what keeps them: ReplicaSets for a Deployment, ControllerRevisions for a StatefulSet or
 * DaemonSet, as kubectl's history viewers do.
 */
final class Revisions {

    static final String NUMBER = "deployment.kubernetes.io/revision";
    static final String POD_HASH = "pod-template-hash";
    static final String REVISION_HASH = "controller-revision-hash";

    /** The keeper is made that soon after the write that asks for it. */
    private static final int SECONDS_FROM_WRITE_TO_KEEPER = 3;

    private List<Instant> moments = List.of();

    private final ResourceRef ref;
    private final Document live;
    private final List<Receipt> receipts;

    Revisions(ResourceRef ref, Document live, List<Receipt> receipts) {
        this.ref = ref;
        this.live = live;
        this.receipts = receipts;
    }

    /**
     * Returns the revisions, newest number first.
     *
     * @param keepers ReplicaSets or ControllerRevisions; those of others do no harm
     * @param pods of the workload; only needed where no ReplicaSet counts them
     */
    List<Revision> of(List<Document> keepers, List<Document> pods) {
        List<Document> owned = keepers.stream().filter(keeper -> isOwned(keeper.tree(), live.uid())).toList();
        boolean deployment = ref.kind().name().equals("Deployment");
        moments = owned.stream().flatMap(keeper -> instant(keeper.tree().text("metadata", "creationTimestamp")).stream()).toList();
        Tree wanted = live.tree().tree("spec", "template");
        OptionalLong current = owned.stream()
                .filter(keeper -> isSame(template(keeper, deployment), wanted))
                .mapToLong(keeper -> number(keeper, deployment))
                .max();
        return owned.stream()
                .map(keeper -> revision(keeper, deployment, current, pods))
                .sorted(Comparator.comparingLong(Revision::number).reversed())
                .toList();
    }

    static boolean isOwned(Tree object, String uid) {
        return object.trees("metadata", "ownerReferences").stream()
                .anyMatch(owner -> owner.isTrue("controller") && owner.text("uid").equals(uid));
    }

    private Revision revision(Document keeper, boolean deployment, OptionalLong current, List<Document> pods) {
        Tree tree = keeper.tree();
        long number = number(keeper, deployment);
        Tree template = template(keeper, deployment);
        boolean isCurrent = current.isPresent() && current.getAsLong() == number;
        String hash = deployment ? tree.text("metadata", "labels", POD_HASH) : podHash(tree);
        Optional<Instant> created = instant(tree.text("metadata", "creationTimestamp"));
        return new Revision(
                number,
                keeper.name(),
                hash,
                template,
                tree.text("metadata", "annotations", Revision.CHANGE_CAUSE),
                created,
                author(template, created, isCurrent),
                isCurrent,
                deployment ? counted(tree) : counted(hash, pods));
    }

    /** Pods of a StatefulSet carry the name of the revision, those of a DaemonSet the hash in it. */
    private String podHash(Tree revision) {
        return ref.kind().name().equals("StatefulSet")
                ? revision.text("metadata", "name")
                : revision.text("metadata", "labels", REVISION_HASH);
    }

    private static long number(Document keeper, boolean deployment) {
        return deployment ? keeper.tree().number(0, "metadata", "annotations", NUMBER) : keeper.tree().number(0, "revision");
    }

    private static Tree template(Document keeper, boolean deployment) {
        return deployment
                ? Fields.without(keeper.tree().tree("spec", "template"), List.of(".metadata.labels." + POD_HASH))
                : Fields.without(keeper.tree().tree("data", "spec", "template"), List.of(".$patch"));
    }

    private static Copies counted(Tree set) {
        return new Copies(
                (int) set.number(0, "spec", "replicas"),
                (int) set.number(0, "status", "replicas"),
                (int) set.number(0, "status", "readyReplicas"));
    }

    private static Copies counted(String hash, List<Document> pods) {
        List<Document> mine = pods.stream().filter(pod -> pod.tree().text("metadata", "labels", REVISION_HASH).equals(hash)).toList();
        int ready = (int) mine.stream().filter(pod -> Pods.isReady(pod.tree())).count();
        return new Copies(mine.size(), mine.size(), ready);
    }

    /** Our own receipts know best; otherwise who wrote the template when the revision came up, or, for the current one, last. */
    private Optional<Author> author(Tree template, Optional<Instant> created, boolean current) {
        return receipts.stream()
                .filter(receipt -> receipt.entries().stream().anyMatch(entry -> made(entry, template)))
                .findFirst()
                .map(receipt -> new Author(Author.Source.JOURNAL, receipt.id()))
                .or(() -> manager(created, current));
    }

    private boolean made(Receipt.Entry entry, Tree template) {
        return entry.ref().equals(ref)
                && entry.after().filter(after -> sameTemplate(after, template)).isPresent()
                && entry.before().filter(before -> sameTemplate(before, template)).isEmpty();
    }

    private static boolean sameTemplate(Document workload, Tree template) {
        return isSame(workload.tree().tree("spec", "template"), template);
    }

    /** A field that is null says the same as one that is not there. */
    static boolean isSame(Tree template, Tree other) {
        return MergePatch.diff(template, other).fields().isEmpty();
    }

    private Optional<Author> manager(Optional<Instant> created, boolean current) {
        return live.tree().trees("metadata", "managedFields").stream()
                .filter(entry -> entry.has("fieldsV1", "f:spec", "f:template"))
                .filter(entry -> current || isNear(instant(entry.text("time")), created))
                .max(Comparator.comparing(entry -> entry.text("time")))
                .map(entry -> new Author(Author.Source.MANAGER, entry.text("manager")));
    }

    /** A write belongs to the first revision that came up after it. */
    private boolean isNear(Optional<Instant> written, Optional<Instant> created) {
        return written.isPresent()
                && created.isPresent()
                && !written.get().isAfter(created.get())
                && !written.get().isBefore(created.get().minusSeconds(SECONDS_FROM_WRITE_TO_KEEPER))
                && moments.stream().noneMatch(moment -> !moment.isBefore(written.get()) && moment.isBefore(created.get()));
    }

    private static Optional<Instant> instant(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
