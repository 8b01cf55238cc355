package dev.pilothouse.change;

import dev.pilothouse.change.Draft.Wish;
import dev.pilothouse.change.Preview.Effect;
import dev.pilothouse.change.Preview.Item;
import dev.pilothouse.change.Receipt.Entry;
import dev.pilothouse.change.Rehearser.Tried;
import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.cluster.Write;
import dev.pilothouse.cluster.WriteResult;
import dev.pilothouse.cluster.WriteResult.FieldOwner;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

/** Carries out the writes of a rehearsal one after the other until the first that does not go through. */
final class Applier {

    private static final Duration LONGEST_WAIT_FOR_A_KIND = Duration.ofSeconds(15);

    private static final Duration BETWEEN_EVICTIONS = Duration.ofSeconds(2);

    private static final int WRITES = 5;

    private final Cluster cluster;
    private final Rehearsal rehearsal;
    private final Vault vault;
    private final Previewer previewer;
    private final Rehearser rehearser;
    private final LostAnswer lost;
    private final Instant began;
    private final Consumer<Entry> note;
    private final List<Entry> done = new ArrayList<>();
    private final List<ResourceRef> same = new ArrayList<>();

    /**
     * Why it stopped, and at which item.
     *
     * @param changed the object is not what it was; otherwise it was refused
     */
    record Stop(int at, boolean changed, Problem problem, List<String> causes) {}

    /**
     * @param began when the change began
     * @param note told of each object as soon as it is changed
     */
    Applier(Cluster cluster, Rehearsal rehearsal, Vault vault, LostAnswer lost, Instant began, Consumer<Entry> note) {
        this.began = began;
        this.cluster = cluster;
        this.lost = lost;
        this.note = note;
        this.rehearsal = rehearsal;
        this.vault = vault;
        previewer = new Previewer(cluster);
        rehearser = new Rehearser(cluster, rehearsal.choices());
    }

    /** Returns what was changed so far. */
    List<Entry> done() {
        return List.copyOf(done);
    }

    /** Returns the objects that turned out to be the same already. */
    List<ResourceRef> same() {
        return List.copyOf(same);
    }

    /** Returns what applying is about: each object before and as it should become. */
    static List<Entry> plan(Rehearsal rehearsal) {
        return rehearsal.tried().stream().filter(tried -> tried.item().effect() != Effect.NOTHING).map(Applier::plan).toList();
    }

    private static Entry plan(Tried tried) {
        Item item = tried.item();
        Optional<Document> wanted = tried.verdict() instanceof Rehearsal.Verdict.Accepted accepted && item.result().isPresent()
                ? Optional.of(accepted.result())
                : item.result();
        return new Entry(item.ref(), item.live(), wanted);
    }

    /** Returns why it stopped, empty when everything was applied. */
    Optional<Stop> run(IntConsumer applied) {
        List<Item> items = rehearsal.preview().items();
        for (int i = 0; i < items.size(); i++) {
            Optional<Stop> stop = items.get(i).effect() == Effect.NOTHING ? Optional.empty() : attempt(i, items);
            if (stop.isPresent()) {
                return stop;
            }
            applied.accept(i + 1);
        }
        return Optional.empty();
    }

    private Optional<Stop> attempt(int at, List<Item> items) {
        Item item = items.get(at);
        try {
            if (item.effect() == Effect.CREATE && Previewer.find(cluster, item.ref()).isPresent()) {
                return stop(at, true, Problem.of(ProblemCode.ALREADY_EXISTS, item.ref().toString()), List.of());
            }
            Optional<Stop> stop = write(at);
            if (stop.isEmpty() && items.stream().skip(at).anyMatch(later -> Rehearser.defines(item, later.ref()))) {
                awaitKind(item);
            }
            return stop;
        } catch (ProblemException e) {
            return stop(at, false, e.problem(), List.of());
        }
    }

    /** Writes, again when the server refused only because the object is newer, and the change that was reviewed still holds. */
    private Optional<Stop> write(int at) {
        Wish wish = rehearsal.preview().draft().wishes().get(at);
        Tried tried = rehearsal.tried().get(at);
        for (int i = 1; ; i++) {
            WriteResult result;
            try {
                result = unlessNewer(tried.item(), send(wish, tried.write()));
            } catch (ProblemException e) {
                if (e.problem().code() != ProblemCode.OUTCOME_UNKNOWN) {
                    throw e;
                }
                return find(at, tried, e.problem());
            }
            if (i == WRITES || !(result instanceof WriteResult.Changed)) {
                return judge(at, tried.item(), result);
            }
            Optional<Tried> again = previewer.sameChange(wish, tried.item()).map(fresh -> rehearser.attempt(wish, fresh));
            if (again.isEmpty() || !again.get().verdict().isPositive()) {
                return judge(at, tried.item(), result);
            }
            tried = again.get();
        }
    }

    /** The answer is lost, the object is not: it says itself what became of it. */
    private Optional<Stop> find(int at, Tried tried, Problem problem) {
        return switch (lost.look(plan(tried), began)) {
            case LostAnswer.Fate.Arrived arrived -> {
                keep(tried.item(), arrived.now().or(() -> tried.item().live()).orElseThrow());
                yield Optional.empty();
            }
            case LostAnswer.Fate.Missed _ -> stop(
                    at, false, Problem.of(ProblemCode.NOT_ARRIVED, tried.item().ref().toString()).withDetail(problem.detail()), List.of());
            case LostAnswer.Fate.Unknown _ -> stop(at, false, problem, List.of());
        };
    }

    /** A pod that its budget holds back is asked for again, until a copy elsewhere is ready and the budget lets it go. */
    private WriteResult send(Wish wish, Write write) {
        WriteResult result = cluster.write(write, false);
        if (wish instanceof Wish.Evict evict) {
            long end = System.nanoTime() + evict.patience().toNanos();
            while (isHeldBack(result) && System.nanoTime() < end) {
                pause(BETWEEN_EVICTIONS);
                result = cluster.write(write, false);
            }
        }
        return result;
    }

    private static boolean isHeldBack(WriteResult result) {
        return result instanceof WriteResult.Refused refused && refused.problem().code() == ProblemCode.HELD_BY_BUDGET;
    }

    /** The server looks at owners before it looks at versions: who changed a field meanwhile owns it now. */
    private WriteResult unlessNewer(Item item, WriteResult result) {
        boolean newer = result instanceof WriteResult.Conflicts
                && item.live().isPresent()
                && !item.live().map(Document::version).equals(Previewer.find(cluster, item.ref()).map(Document::version));
        return newer
                ? new WriteResult.Changed(Problem.of(ProblemCode.CHANGED_MEANWHILE, item.ref().toString()))
                : result;
    }

    private Optional<Stop> judge(int at, Item item, WriteResult result) {
        return switch (result) {
            case WriteResult.Accepted accepted -> {
                keep(item, whole(item, accepted.document()));
                yield Optional.empty();
            }
            case WriteResult.Changed changed -> stop(at, true, changed.problem(), List.of());
            case WriteResult.Refused refused -> stop(at, false, refused.problem(), refused.causes());
            case WriteResult.Conflicts conflicts -> stop(at, false, fieldConflict(item, conflicts.owners()), List.of());
        };
    }

    /** An answer that broke off names the object only; how it became is read again. */
    private Document whole(Item item, Document answer) {
        boolean nameOnly = answer.version().isEmpty() && item.effect() != Effect.DELETE;
        return nameOnly ? Previewer.find(cluster, item.ref()).orElse(answer) : answer;
    }

    /** What the server found to be the same already is no change and needs no undo. */
    private void keep(Item item, Document after) {
        Optional<Document> before = item.live();
        if (item.effect() == Effect.DELETE) {
            changed(new Entry(item.ref(), before, Optional.empty()));
        } else if (before.isEmpty() || !ObjectForms.comparable(before.get()).equals(ObjectForms.comparable(after))) {
            changed(new Entry(item.ref(), before, Optional.of(after)));
        } else {
            same.add(item.ref());
        }
    }

    private void changed(Entry entry) {
        Entry kept = vault.kept(entry.ref(), entry.before(), entry.after());
        done.add(kept);
        note.accept(kept);
    }

    static Problem fieldConflict(Item item, List<FieldOwner> owners) {
        String fields = owners.stream()
                .map(owner -> owner.field() + " (" + owner.manager() + ")")
                .collect(Collectors.joining(", "));
        return Problem.of(ProblemCode.FIELD_CONFLICT, item.ref().toString(), fields);
    }

    private static Optional<Stop> stop(int at, boolean changed, Problem problem, List<String> causes) {
        return Optional.of(new Stop(at, changed, problem, causes));
    }

    /** A kind is served a moment after its definition was accepted; objects of it in the same draft must wait for that. */
    private void awaitKind(Item definition) {
        long end = System.nanoTime() + LONGEST_WAIT_FOR_A_KIND.toNanos();
        while (System.nanoTime() < end && !isServed(cluster.get(definition.ref()))) {
            pause(Duration.ofMillis(100));
        }
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(Problem.of(ProblemCode.CANCELLED), e);
        }
    }

    private static boolean isServed(Document definition) {
        return definition.tree().trees("status", "conditions").stream()
                .anyMatch(condition -> condition.text("type").equals("Established") && condition.text("status").equals("True"));
    }
}
