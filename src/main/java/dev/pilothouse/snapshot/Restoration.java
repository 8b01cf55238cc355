package dev.pilothouse.snapshot;

import dev.pilothouse.change.ApplyOrder;
import dev.pilothouse.change.Choices;
import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Draft.Wish;
import dev.pilothouse.change.Pipeline;
import dev.pilothouse.change.Rehearsal;
import dev.pilothouse.change.Rehearsal.Choice;
import dev.pilothouse.change.Rehearsal.Verdict;
import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.guide.ApplyYaml;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.text.Fields;
import dev.pilothouse.text.MergePatch;
import dev.pilothouse.text.Yaml;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A file of objects beside a cluster: what of it is missing there, what is there already, as the file has it or otherwise, and what cannot be
 * restored. Reading and comparing change nothing; the draft goes the road of every change.
 *
 * @param source name of the file
 * @param items in the order in which they can be applied
 */
public record Restoration(String source, List<Item> items) {

    /**
     * One object of the file.
     *
     * @param line first line of it in the file, counted from 1
     * @param ref empty where the document names no object that this cluster knows
     */
    public record Item(int line, Optional<ResourceRef> ref, Standing standing) {

        Item with(Standing other) {
            return new Item(line, ref, other);
        }
    }

    /** How an object of the file stands to the cluster. */
    public sealed interface Standing {

        record Missing(Document wanted) implements Standing {}

        record Same() implements Standing {}

        /**
         * It is there, but otherwise.
         *
         * @param live what is worth keeping of the object as it is
         * @param fields where they differ
         */
        record Different(Document wanted, Document live, List<String> fields) implements Standing {}

        record Refused(Problem problem) implements Standing {}
    }

    /** How far the comparing is. */
    public record Progress(int compared, int objects) {}

    /**
     * Reads a file and compares each of its objects with the cluster. Blocks.
     *
     * @param namespace for documents of namespaced kinds that name none
     * @param heard told how far it is, on the calling thread
     * @throws ProblemException when the file cannot be read, or the cluster does not answer
     */
    public static Restoration read(Path file, Cluster cluster, String namespace, Consumer<Progress> heard) {
        List<Yaml.Part> documents = SnapshotFile.read(file);
        ApplyYaml read = ApplyYaml.of(documents, SnapshotFile.name(file), namespace, cluster.catalog(true)::kind);
        List<Item> items = new ArrayList<>();
        for (ApplyYaml.Part part : read.parts()) {
            heard.accept(new Progress(items.size(), read.parts().size()));
            items.add(part.wish()
                    .map(wish -> new Item(part.line(), Optional.of(wish.ref()), standing(wish, cluster)))
                    .orElseGet(() -> new Item(part.line(), Optional.empty(), new Standing.Refused(part.problem().orElseThrow()))));
        }
        heard.accept(new Progress(items.size(), items.size()));
        items.sort(Comparator.comparingInt(item -> item.ref().map(ResourceRef::kind).map(ApplyOrder::rank).orElse(Integer.MAX_VALUE)));
        return new Restoration(read.source(), List.copyOf(items));
    }

    private static Standing standing(Wish.Put wish, Cluster cluster) {
        Document wanted = Keeping.of(placed(wish));
        try {
            Document live = Keeping.of(cluster.get(wish.ref()));
            List<String> fields = Fields.changed(live.tree(), wanted.tree());
            return fields.isEmpty() ? new Standing.Same() : new Standing.Different(wanted, live, fields);
        } catch (ProblemException e) {
            return switch (e.problem().code()) {
                case NOT_FOUND, KIND_UNKNOWN -> new Standing.Missing(wanted);
                case FORBIDDEN -> new Standing.Refused(e.problem());
                default -> throw e;
            };
        }
    }

    /** In the version in which the cluster has it, and in its namespace. */
    private static Document placed(Wish.Put wish) {
        Kind kind = wish.ref().kind();
        Map<String, Object> metadata = new HashMap<>();
        if (kind.namespaced()) {
            metadata.put("namespace", wish.ref().namespace());
        }
        return new Document(MergePatch.apply(
                wish.document().tree(), Document.of(Map.of("apiVersion", kind.apiVersion(), "metadata", metadata)).tree()));
    }

    /** Returns how many stand so. */
    public long count(Class<? extends Standing> standing) {
        return items.stream().filter(item -> standing.isInstance(item.standing())).count();
    }

    /**
     * Lets the server try all that the draft holds, and returns the same with what it refused as refused. Blocks.
     *
     * <p>What cannot be tried yet, because its namespace or its kind comes first, counts as fine.
     */
    public Restoration tried(Pipeline changes, boolean alsoDifferent) {
        Draft draft = draft(alsoDifferent);
        if (draft.wishes().isEmpty()) {
            return this;
        }
        Rehearsal rehearsal = changes.rehearse(changes.preview(draft), Choices.all(Choice.LEAVE_THEIRS));
        Map<ResourceRef, Problem> refused = new HashMap<>();
        for (int i = 0; i < rehearsal.verdicts().size(); i++) {
            if (rehearsal.verdicts().get(i) instanceof Verdict.Refused verdict) {
                refused.put(rehearsal.preview().items().get(i).ref(), verdict.problem());
            }
        }
        return new Restoration(
                source,
                items.stream()
                        .map(item -> item.ref()
                                .map(refused::get)
                                .map(problem -> item.with(new Standing.Refused(problem)))
                                .orElse(item))
                        .toList());
    }

    /**
     * Makes the draft of all that is missing.
     *
     * @param alsoDifferent whether what is there otherwise becomes as the file has it; what only the cluster or a controller writes stays
     */
    public Draft draft(boolean alsoDifferent) {
        List<Wish> wishes = new ArrayList<>();
        for (Item item : items) {
            item.ref().flatMap(ref -> wish(ref, item.standing(), alsoDifferent)).ifPresent(wishes::add);
        }
        return new Draft(new Draft.Summary("restore", List.of(Integer.toString(wishes.size()), source)), wishes);
    }

    private static Optional<Wish> wish(ResourceRef ref, Standing standing, boolean alsoDifferent) {
        return switch (standing) {
            case Standing.Missing missing -> Optional.of(new Wish.Put(ref, missing.wanted()));
            case Standing.Different different when alsoDifferent ->
                Optional.of(new Wish.Restore(ref, different.wanted(), different.live()));
            case Standing.Different _, Standing.Same _, Standing.Refused _ -> Optional.empty();
        };
    }

    /** Returns why nothing can be restored, when nothing can. */
    public Optional<Problem> emptiness() {
        return items.isEmpty() ? Optional.of(Problem.of(ProblemCode.NOTHING_TO_APPLY, source)) : Optional.empty();
    }
}
