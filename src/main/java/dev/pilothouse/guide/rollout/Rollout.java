package dev.pilothouse.guide.rollout;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Draft.Summary;
import dev.pilothouse.change.Draft.Wish;
import dev.pilothouse.change.Receipt;
import dev.pilothouse.guide.Effect;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Difference;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rollout of a workload: the templates that it had, how it goes from one to the next, how far it is, and the drafts that move it.
 *
 * @param revisions newest number first; empty when nothing keeps them or they may not be read
 * @param strategy how pods are replaced, in sentences
 */
public record Rollout(ResourceRef ref, Document live, List<Revision> revisions, RolloutStatus status, List<Effect> strategy) {

    /** Annotation of the template whose change makes all pods anew, as {@code kubectl rollout restart} writes it. */
    public static final String RESTARTED_AT = "kubectl.kubernetes.io/restartedAt";

    private static final Set<String> KINDS = Set.of("Deployment", "StatefulSet", "DaemonSet");

    public Rollout {
        revisions = List.copyOf(revisions);
        strategy = List.copyOf(strategy);
    }

    /** Tells whether objects of this kind roll out. */
    public static boolean fits(ResourceRef ref) {
        return ref.kind().group().equals("apps") && KINDS.contains(ref.kind().name());
    }

    /** Tells whether a change of an object started a rollout: its template is another one than before. */
    public static boolean isStartedBy(Receipt.Entry entry) {
        return fits(entry.ref())
                && entry.after().isPresent()
                && !entry.before().map(before -> Revisions.isSame(template(before), template(entry.after().get()))).orElse(false);
    }

    private static Tree template(Document workload) {
        return workload.tree().tree("spec", "template");
    }

    /** Tells whether rollouts of this kind can be paused. */
    public boolean pausable() {
        return ref.kind().name().equals("Deployment");
    }

    public boolean paused() {
        return pausable() && live.tree().isTrue("spec", "paused");
    }

    /** Returns the revision that the workload asks for now; empty before its controller has seen it. */
    public Optional<Revision> current() {
        return revisions.stream().filter(Revision::current).findFirst();
    }

    /** Returns the part of the copies that are ready in the current revision, 0 to 1. */
    public double done() {
        if (status.phase() == RolloutStatus.Phase.COMPLETE) {
            return 1;
        }
        int ready = current().map(revision -> revision.copies().ready()).orElse(0);
        return status.desired() == 0 ? 0 : Math.min(1, (double) ready / status.desired());
    }

    /** Returns the revision before the current one. */
    public Optional<Revision> previous() {
        return revisions.stream().filter(revision -> !revision.current()).findFirst();
    }

    /** Returns the revision of that number. */
    public Optional<Revision> revision(long number) {
        return revisions.stream().filter(revision -> revision.number() == number).findFirst();
    }

    /** Returns what changed from one revision to another. */
    public static Difference difference(Revision from, Revision to) {
        return Difference.between(from.yaml(), to.yaml());
    }

    /** Returns why it cannot go back now, if so. */
    public Optional<Problem> undoRefusal() {
        if (paused()) {
            return Optional.of(Problem.of(ProblemCode.ROLLOUT_PAUSED, ref.shortName()));
        }
        return previous().isEmpty() ? Optional.of(Problem.of(ProblemCode.ROLLOUT_NO_HISTORY, ref.shortName())) : Optional.empty();
    }

    /**
     * Returns the revision to go back to.
     *
     * @param number 0 for the one before the current one
     * @throws ProblemException {@code ROLLOUT_PAUSED}, {@code ROLLOUT_NO_HISTORY}, {@code REVISION_UNKNOWN}
     */
    public Revision target(long number) {
        if (number > 0 && revision(number).isEmpty()) {
            throw new ProblemException(Problem.of(ProblemCode.REVISION_UNKNOWN, ref.shortName(), Long.toString(number)));
        }
        Optional<Problem> refusal = undoRefusal();
        if (refusal.isPresent() && !(number > 0 && refusal.get().code() == ProblemCode.ROLLOUT_NO_HISTORY)) {
            throw new ProblemException(refusal.get());
        }
        return number > 0 ? revision(number).orElseThrow() : previous().orElseThrow();
    }

    /**
     * Makes the draft that goes back to a revision: the template becomes exactly what it was, and of a Deployment the reason that was
     * kept with it. Everything else stays, labels and replicas included.
     */
    public Draft undo(Revision revision) {
        Map<String, Object> fields = new LinkedHashMap<>(live.fields());
        Map<String, Object> spec = new LinkedHashMap<>(live.tree().tree("spec").fields());
        spec.put("template", revision.template().fields());
        fields.put("spec", spec);
        if (pausable()) {
            fields.put("metadata", withCause(revision.cause()));
        }
        return draft("rollout-undo", Long.toString(revision.number()), new Wish.Restore(ref, Document.of(fields), live));
    }

    private Map<String, Object> withCause(String cause) {
        Map<String, Object> metadata = new LinkedHashMap<>(live.tree().tree("metadata").fields());
        Map<String, Object> annotations = new LinkedHashMap<>(live.tree().tree("metadata", "annotations").fields());
        if (cause.isEmpty()) {
            annotations.remove(Revision.CHANGE_CAUSE);
        } else {
            annotations.put(Revision.CHANGE_CAUSE, cause);
        }
        metadata.put("annotations", annotations);
        return metadata;
    }

    /**
     * Makes the draft after which nothing is rolled out until it is resumed.
     *
     * @throws ProblemException {@code ROLLOUT_NOT_PAUSABLE}, {@code ROLLOUT_PAUSED}
     */
    public Draft pause() {
        if (!pausable()) {
            throw new ProblemException(Problem.of(ProblemCode.ROLLOUT_NOT_PAUSABLE, ref.shortName()));
        }
        if (paused()) {
            throw new ProblemException(Problem.of(ProblemCode.ROLLOUT_PAUSED, ref.shortName()));
        }
        return draft("rollout-pause", "", new Wish.SetFields(ref, spec("paused", true)));
    }

    /**
     * Makes the draft after which rollouts go on.
     *
     * @throws ProblemException {@code ROLLOUT_NOT_PAUSABLE}, {@code ROLLOUT_NOT_PAUSED}
     */
    public Draft resume() {
        if (!pausable()) {
            throw new ProblemException(Problem.of(ProblemCode.ROLLOUT_NOT_PAUSABLE, ref.shortName()));
        }
        if (!paused()) {
            throw new ProblemException(Problem.of(ProblemCode.ROLLOUT_NOT_PAUSED, ref.shortName()));
        }
        return draft("rollout-resume", "", new Wish.SetFields(ref, spec("paused", null)));
    }

    /**
     * Makes the draft that replaces all pods by the strategy of the workload.
     *
     * @throws ProblemException {@code ROLLOUT_PAUSED}
     */
    public Draft restart(Instant now) {
        if (paused()) {
            throw new ProblemException(Problem.of(ProblemCode.ROLLOUT_PAUSED, ref.shortName()));
        }
        Map<String, Object> annotation = Map.of(RESTARTED_AT, now.truncatedTo(ChronoUnit.SECONDS).toString());
        return draft("rollout-restart", "", new Wish.SetFields(ref, spec("template", Map.of("metadata", Map.of("annotations", annotation)))));
    }

    private static Tree spec(String field, @Nullable Object value) {
        Map<String, @Nullable Object> spec = new LinkedHashMap<>();
        spec.put(field, value);
        return new Tree(Map.of("spec", spec));
    }

    private Draft draft(String verb, String more, Wish wish) {
        List<String> args = new ArrayList<>(List.of(ref.shortName()));
        if (!more.isEmpty()) {
            args.add(more);
        }
        return new Draft(new Summary(verb, List.copyOf(args)), List.of(wish));
    }
}
