package dev.pilothouse.change;

import dev.pilothouse.change.Draft.Wish;
import dev.pilothouse.change.Guard.Consent;
import dev.pilothouse.change.Receipt.Entry;
import dev.pilothouse.change.Receipt.Result;
import dev.pilothouse.change.Rehearsal.Choice;
import dev.pilothouse.change.Rehearsal.Verdict;
import dev.pilothouse.cluster.Capability;
import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The road of one cluster: each stage can only be made from the one before. Calls block. */
public final class Pipeline {

    private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);

    /** How long the server's word on a preview holds; a rehearsal that is older is repeated before applying. */
    public static final Duration REHEARSAL_HOLDS = Duration.ofSeconds(60);

    private final Cluster cluster;
    private final String context;
    private final Supplier<Guard> guard;
    private final Journal journal;
    private final Receipt.Author author;
    private final Clock clock;
    private final LostAnswer lost;

    public Pipeline(Cluster cluster, String context, Supplier<Guard> guard, Journal journal) {
        this(cluster, context, guard, journal, Receipt.Author.here(""));
    }

    /**
     * @param author under whose name the journal keeps changes
     */
    public Pipeline(Cluster cluster, String context, Supplier<Guard> guard, Journal journal, Receipt.Author author) {
        this(cluster, context, guard, journal, author, Clock.systemUTC(), LostAnswer.PATIENT);
    }

    /**
     * @param pauses between looks at an object whose write got no answer
     */
    public Pipeline(
            Cluster cluster,
            String context,
            Supplier<Guard> guard,
            Journal journal,
            Receipt.Author author,
            Clock clock,
            List<Duration> pauses) {
        this.author = author;
        lost = new LostAnswer(cluster, pauses);
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
        return rehearse(preview, Choices.all(choice));
    }

    /**
     * Lets the server try.
     *
     * @param choices what to do about which field that others own
     */
    public Rehearsal rehearse(Preview preview, Choices choices) {
        return new Rehearser(cluster, choices).rehearse(preview, clock.instant());
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
        if (rehearsal.preview().draft().wishes().stream().anyMatch(wish -> ObjectForms.isSecret(wish.ref()))) {
            journal.vault().check();
        }
        Rehearsal fresh = rehearsal.at().plus(REHEARSAL_HOLDS).isBefore(clock.instant())
                ? rehearse(rehearsal.preview(), rehearsal.choices())
                : rehearsal;
        if (!fresh.applicable()) {
            return obstacle(fresh);
        }
        return carryOut(fresh, applied);
    }

    /** Tells whether all that this changes can be taken back later: what a Secret held before cannot, unless its values are kept. */
    public boolean comesBack(Preview preview) {
        return journal.vault().keepsValues()
                || preview.items().stream().noneMatch(item -> ObjectForms.isSecret(item.ref()) && item.live().isPresent() && item.effect() != Preview.Effect.NOTHING);
    }

    private Outcome carryOut(Rehearsal rehearsal, IntConsumer applied) {
        Draft draft = rehearsal.preview().draft();
        List<Entry> plan = Applier.plan(rehearsal).stream()
                .map(entry -> journal.vault().kept(entry.ref(), entry.before(), entry.after()))
                .toList();
        if (plan.isEmpty()) {
            return nothingChanged(draft);
        }
        Instant now = clock.instant();
        Receipt planned = new Receipt(
                ReceiptId.next(now), now, cluster.clock().instant(), context, draft.summary(), List.of(), plan, author, Result.RUNNING, Optional.empty());
        journal.begin(planned);
        Applier applier = new Applier(cluster, rehearsal, journal.vault(), lost, now, entry -> note(planned.id(), entry));
        Optional<Applier.Stop> stop = applier.run(applied);
        Receipt receipt = ended(planned, applier, stop);
        journal.end(receipt, applier.same());
        if (stop.isPresent()) {
            return stopped(rehearsal.preview(), stop.get(), receipt);
        }
        return receipt.entries().isEmpty() ? nothingChanged(draft) : new Outcome.Applied(receipt);
    }

    /** A disk that is full in the middle must not stop what has begun; the end says so. */
    private void note(String id, Entry entry) {
        try {
            journal.done(id, entry);
        } catch (ProblemException e) {
            LOG.warn("The journal could not note {}: {}", entry.ref(), e.problem());
        }
    }

    private static Receipt ended(Receipt planned, Applier applier, Optional<Applier.Stop> stop) {
        Receipt receipt = planned;
        for (Entry entry : applier.done()) {
            receipt = receipt.with(entry);
        }
        for (ResourceRef ref : applier.same()) {
            receipt = receipt.settled(ref);
        }
        return receipt.ended(result(receipt, stop), stop.map(Applier.Stop::problem));
    }

    private static Result result(Receipt receipt, Optional<Applier.Stop> stop) {
        if (stop.isEmpty()) {
            return Result.APPLIED;
        }
        if (stop.get().problem().code() == ProblemCode.OUTCOME_UNKNOWN) {
            return Result.UNKNOWN;
        }
        return receipt.entries().isEmpty() ? Result.REFUSED : Result.PARTLY;
    }

    /**
     * Takes a draft down the whole road at once; empty, with nothing applied, when somebody should look at it first.
     *
     * <p>That is so where the guard asks for more than a press, or where the server warns, refuses or names other owners.
     *
     * @param applied told the number of objects that are done, as it grows
     * @throws ProblemException when the draft cannot be tried at all
     */
    public Optional<Outcome> applyPlainly(Draft draft, IntConsumer applied) {
        if (guard.get().level() != Guard.Level.FREE) {
            return Optional.empty();
        }
        Rehearsal rehearsal = rehearse(preview(draft), Choice.ASK);
        if (!rehearsal.verdicts().stream().allMatch(this::saysNothing)) {
            return Optional.empty();
        }
        return Optional.of(apply(rehearsal, guard.get().consent(""), applied));
    }

    /** A platform that cannot try has no more to say in a review either. */
    private boolean saysNothing(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Accepted accepted -> accepted.warnings().isEmpty() && accepted.takenOver().isEmpty();
            case Verdict.CheckedHereOnly _ -> !cluster.capabilities().contains(Capability.DRY_RUN);
            case Verdict.NeedsChoice _, Verdict.Outdated _, Verdict.Refused _ -> false;
        };
    }

    private static Outcome nothingChanged(Draft draft) {
        return new Outcome.Refused(Problem.of(ProblemCode.NO_CHANGE), List.of(), Optional.empty(), draft);
    }

    /**
     * Looks up what became of changes in this cluster whose end nobody has heard, because the connection or the program ended in the
     * middle, and notes it in the journal.
     *
     * @return these changes as they ended; without those of which nothing more is known
     */
    public List<Receipt> settle() {
        return journal.receipts().stream()
                .filter(receipt -> receipt.context().equals(context) && receipt.result() == Result.UNKNOWN)
                .map(this::settle)
                .filter(receipt -> receipt.result() != Result.UNKNOWN)
                .toList();
    }

    private Receipt settle(Receipt unknown) {
        LostAnswer look = new LostAnswer(cluster, List.of());
        Receipt receipt = unknown;
        boolean heard = true;
        for (Entry entry : unknown.open()) {
            switch (look.look(journal.vault().opened(entry).orElse(entry), unknown.at())) {
                case LostAnswer.Fate.Arrived arrived -> {
                    Entry kept = kept(entry, arrived.now());
                    receipt = receipt.with(kept);
                    journal.done(receipt.id(), kept);
                }
                case LostAnswer.Fate.Missed _ -> {}
                case LostAnswer.Fate.Unknown _ -> heard = false;
            }
        }
        if (!heard) {
            return receipt;
        }
        Problem why = unknown.trouble().orElse(Problem.of(ProblemCode.INTERRUPTED));
        Result result = receipt.open().isEmpty() ? Result.APPLIED : receipt.entries().isEmpty() ? Result.REFUSED : Result.PARTLY;
        Receipt ended = receipt.ended(result, result == Result.APPLIED ? Optional.empty() : Optional.of(why));
        journal.end(ended, List.of());
        return ended;
    }

    /** Sealed together with what was before, so that a value that did not change looks the same. */
    private Entry kept(Entry entry, Optional<Document> now) {
        Vault vault = journal.vault();
        return vault.opened(entry)
                .map(open -> vault.kept(entry.ref(), open.before(), now))
                .orElseGet(() -> new Entry(entry.ref(), entry.before(), vault.kept(entry.ref(), Optional.empty(), now).after()));
    }

    private Outcome stopped(Preview preview, Applier.Stop stop, Receipt receipt) {
        Optional<Receipt> soFar = receipt.entries().isEmpty() ? Optional.empty() : Optional.of(receipt);
        Draft rest = rest(preview, stop.at());
        return stop.changed() ? conflict(rest, soFar) : new Outcome.Refused(stop.problem(), stop.causes(), soFar, rest, receipt.id());
    }

    /** What is left: the object at which it stopped may have been written all the same, so that removing it again must not fail. */
    private static Draft rest(Preview preview, int at) {
        List<Wish> wishes = new ArrayList<>();
        for (int i = at; i < preview.items().size(); i++) {
            Optional<Document> live = preview.items().get(i).live();
            wishes.add(
                    preview.draft().wishes().get(i) instanceof Wish.Remove remove && live.isPresent()
                            ? new Wish.Remove(remove.ref(), Optional.of(live.get().uid()), remove.dependents())
                            : preview.draft().wishes().get(i));
        }
        return new Draft(preview.draft().summary(), wishes);
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
        return new Undo(cluster, journal.vault()).undo(receipt);
    }

    /**
     * Makes the draft that does a change again, for example after it was undone.
     *
     * @throws ProblemException {@code CANNOT_REDO} when an object that it made is there again, or one that it changed is not;
     *     {@code UNDO_SECRET} as for an undo
     */
    public Draft redo(Receipt receipt) {
        return new Undo(cluster, journal.vault()).redo(receipt);
    }

    /**
     * Makes the draft that does what is left of a change that was applied in part or not at all.
     *
     * @throws ProblemException as for {@link #redo}
     */
    public Draft rest(Receipt receipt) {
        return new Undo(cluster, journal.vault()).rest(receipt);
    }
}
