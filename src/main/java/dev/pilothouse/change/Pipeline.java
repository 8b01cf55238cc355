package dev.pilothouse.change;

import dev.pilothouse.change.Draft.Summary;
import dev.pilothouse.change.Draft.Wish;
import dev.pilothouse.change.Guard.Consent;
import dev.pilothouse.change.Receipt.Entry;
import dev.pilothouse.change.Rehearsal.Choice;
import dev.pilothouse.change.Rehearsal.Verdict;
import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The road of one cluster: each stage can only be made from the one before. Calls block. */
public final class Pipeline {

    /** How long the server's word on a preview holds; a rehearsal that is older is repeated before applying. */
    public static final Duration REHEARSAL_HOLDS = Duration.ofSeconds(60);

    private final Cluster cluster;
    private final String context;
    private final Supplier<Guard> guard;
    private final Journal journal;
    private final Clock clock;

    public Pipeline(Cluster cluster, String context, Supplier<Guard> guard, Journal journal) {
        this(cluster, context, guard, journal, Clock.systemUTC());
    }

    Pipeline(Cluster cluster, String context, Supplier<Guard> guard, Journal journal, Clock clock) {
        this.cluster = cluster;
        this.context = context;
        this.guard = guard;
        this.journal = journal;
        this.clock = clock;
    }

    /** Returns the guard that the cluster has now. */
    public Guard guard() {
        return guard.get();
    }

    /**
     * Reads the objects as they are and works out what the draft would do. Documents to put are ordered so that each finds what it
     * needs, and keep that order through all stages.
     *
     * @throws ProblemException {@code NOT_FOUND} when an object that should be changed or removed is not there
     */
    public Preview preview(Draft draft) {
        return new Previewer(cluster).preview(draft);
    }

    /**
     * Lets the server try.
     *
     * @param choice what to do about fields that others own
     */
    public Rehearsal rehearse(Preview preview, Choice choice) {
        return new Rehearser(cluster, choice).rehearse(preview, clock.instant());
    }

    /**
     * Applies in order and writes the journal.
     *
     * @param applied told the number of objects that are done, as it grows
     * @throws ProblemException {@code GUARD_REFUSED} when the consent was given to another guard, {@code FILE_NOT_WRITTEN} when the
     *     journal cannot be written, before anything is changed
     */
    public Outcome apply(Rehearsal rehearsal, Consent consent, IntConsumer applied) {
        if (!consent.guard().equals(guard.get())) {
            throw new ProblemException(Problem.of(ProblemCode.GUARD_REFUSED, context));
        }
        if (!rehearsal.applicable()) {
            throw new IllegalArgumentException("A rehearsal with refusals or open choices cannot be applied.");
        }
        journal.check();
        if (rehearsal.preview().draft().wishes().stream().anyMatch(wish -> ObjectForms.isSecret(wish.ref()))) {
            journal.vault().check();
        }
        Rehearsal fresh = rehearsal.at().plus(REHEARSAL_HOLDS).isBefore(clock.instant())
                ? rehearse(rehearsal.preview(), rehearsal.choice())
                : rehearsal;
        if (!fresh.applicable()) {
            return obstacle(fresh);
        }
        Applier applier = new Applier(cluster, fresh, journal.vault());
        Optional<Applier.Stop> stop = applier.run(applied);
        Draft draft = fresh.preview().draft();
        Optional<Receipt> receipt = record(draft.summary(), applier.done());
        if (stop.isPresent()) {
            return stopped(draft, stop.get(), receipt);
        }
        return receipt.<Outcome>map(Outcome.Applied::new).orElseGet(() -> nothingChanged(draft));
    }

    /**
     * Takes a draft down the whole road at once; empty, with nothing applied, when somebody should look at it first.
     *
     * <p>That is so where the guard asks for more than a press, or where the server warns, refuses or names other owners.
     *
     * @throws ProblemException when the draft cannot be tried at all
     */
    public Optional<Receipt> applyPlainly(Draft draft) {
        if (guard.get().level() != Guard.Level.FREE) {
            return Optional.empty();
        }
        Rehearsal rehearsal = rehearse(preview(draft), Choice.ASK);
        boolean silent = rehearsal.verdicts().stream()
                .allMatch(verdict -> verdict instanceof Verdict.Accepted accepted
                        && accepted.warnings().isEmpty()
                        && accepted.takenOver().isEmpty());
        if (!silent) {
            return Optional.empty();
        }
        return apply(rehearsal, guard.get().consent(""), _ -> {}) instanceof Outcome.Applied done ? Optional.of(done.receipt()) : Optional.empty();
    }

    private static Outcome nothingChanged(Draft draft) {
        return new Outcome.Refused(Problem.of(ProblemCode.NO_CHANGE), List.of(), Optional.empty(), draft);
    }

    private Optional<Receipt> record(Summary summary, List<Entry> entries) {
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        Receipt receipt = new Receipt(ReceiptId.next(clock.instant()), clock.instant(), context, summary, entries);
        journal.add(receipt);
        return Optional.of(receipt);
    }

    private Outcome stopped(Draft draft, Applier.Stop stop, Optional<Receipt> soFar) {
        Draft rest = new Draft(draft.summary(), draft.wishes().subList(stop.at(), draft.wishes().size()));
        return stop.changed()
                ? conflict(rest, soFar)
                : new Outcome.Refused(stop.problem(), stop.causes(), soFar, rest);
    }

    /** The second rehearsal came out otherwise than the first. */
    private Outcome obstacle(Rehearsal rehearsal) {
        Draft draft = rehearsal.preview().draft();
        for (int i = 0; i < rehearsal.verdicts().size(); i++) {
            switch (rehearsal.verdicts().get(i)) {
                case Verdict.Outdated _ -> {
                    return conflict(draft, Optional.empty());
                }
                case Verdict.Refused refused -> {
                    return new Outcome.Refused(refused.problem(), refused.causes(), Optional.empty(), draft);
                }
                case Verdict.NeedsChoice choice -> {
                    Problem problem = Applier.fieldConflict(rehearsal.preview().items().get(i), choice.owners());
                    return new Outcome.Refused(problem, List.of(), Optional.empty(), draft);
                }
                case Verdict.Accepted _, Verdict.CheckedHereOnly _ -> {}
            }
        }
        throw new IllegalStateException("A rehearsal without obstacles is applicable.");
    }

    private Outcome conflict(Draft rest, Optional<Receipt> soFar) {
        try {
            return new Outcome.Conflict(preview(rest), soFar);
        } catch (ProblemException e) {
            return new Outcome.Refused(e.problem(), List.of(), soFar, rest);
        }
    }

    /**
     * Makes the draft that takes a change back: changed objects lose what the change did, created ones go, deleted ones come back,
     * the last change first. Pods that went are made again by their controllers, so only those without one come back by the draft.
     *
     * @throws ProblemException {@code CANNOT_UNDO} when the object was replaced since or is gone, or when there is nothing to take
     *     back, {@code UNDO_SECRET} when it would take values of a Secret that the journal did not keep
     */
    public Draft undo(Receipt receipt) {
        List<Entry> entries = receipt.entries().reversed().stream().filter(entry -> !ObjectForms.isMadeAgain(entry)).toList();
        if (entries.isEmpty()) {
            throw new ProblemException(Problem.of(ProblemCode.CANNOT_UNDO, objects(receipt)));
        }
        List<Wish> wishes = entries.stream().map(this::undo).toList();
        return new Draft(new Summary("undo", List.of(objects(receipt))), wishes);
    }

    private static String objects(Receipt receipt) {
        return receipt.entries().stream().map(entry -> entry.ref().toString()).collect(Collectors.joining(", "));
    }

    private Wish undo(Entry kept) {
        Entry entry = journal.vault()
                .opened(kept)
                .orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.UNDO_SECRET, kept.ref().toString())));
        Optional<String> live = Previewer.find(cluster, entry.ref()).map(Document::uid);
        if (entry.before().isEmpty()) {
            String uid = entry.after().orElseThrow().uid();
            refuseUnless(live.equals(Optional.of(uid)), entry);
            return new Wish.Remove(entry.ref(), Optional.of(uid));
        }
        Document before = entry.before().get();
        if (entry.after().isEmpty()) {
            refuseUnless(live.isEmpty(), entry);
            return new Wish.Put(entry.ref(), ObjectForms.again(entry.ref(), before));
        }
        refuseUnless(live.isEmpty() || live.get().equals(before.uid()), entry);
        return new Wish.Restore(entry.ref(), before, entry.after().get());
    }

    private static void refuseUnless(boolean same, Entry entry) {
        if (!same) {
            throw new ProblemException(Problem.of(ProblemCode.CANNOT_UNDO, entry.ref().toString()));
        }
    }
}
