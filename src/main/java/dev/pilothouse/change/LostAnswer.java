package dev.pilothouse.change;

import dev.pilothouse.change.Receipt.Entry;
import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.cluster.Write;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Finds out what became of a write whose answer never came, by looking at the object.
 *
 * <p>The server may still be at work when it has cut us off, so that "not there" is said only after some looks.
 */
final class LostAnswer {

    /** Waits between looks, in all longer than a server that is merely slow needs to write. */
    static final List<Duration> PATIENT =
            List.of(Duration.ofMillis(300), Duration.ofMillis(700), Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));

    /** How much the server's clock may be behind ours. */
    private static final Duration CLOCKS_APART = Duration.ofSeconds(30);

    private final Cluster cluster;
    private final List<Duration> pauses;

    /** What was found out. */
    sealed interface Fate {

        /** It was written; the object as it is now, empty when it is gone as wanted. */
        record Arrived(Optional<Document> now) implements Fate {}

        /** It was not written. */
        record Missed() implements Fate {}

        /** The cluster does not say. */
        record Unknown(Problem problem) implements Fate {}
    }

    LostAnswer(Cluster cluster, List<Duration> pauses) {
        this.cluster = cluster;
        this.pauses = List.copyOf(pauses);
    }

    /**
     * Looks what became of one object.
     *
     * @param wanted the object before and as it should have become
     * @param began when the change began
     */
    Fate look(Entry wanted, Instant began) {
        Fate fate = once(wanted, began);
        for (Duration pause : pauses) {
            if (fate instanceof Fate.Arrived) {
                return fate;
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return fate;
            }
            fate = once(wanted, began);
        }
        return fate;
    }

    private Fate once(Entry wanted, Instant began) {
        try {
            Optional<Document> now = Previewer.find(cluster, wanted.ref());
            return arrived(wanted, now, began) ? new Fate.Arrived(wanted.after().isEmpty() ? Optional.empty() : now) : new Fate.Missed();
        } catch (ProblemException e) {
            return new Fate.Unknown(e.problem());
        }
    }

    private static boolean arrived(Entry wanted, Optional<Document> now, Instant began) {
        if (wanted.after().isEmpty()) {
            return now.isEmpty() || isGoing(now.get()) || !now.get().uid().equals(wanted.before().orElseThrow().uid());
        }
        if (now.isEmpty()) {
            return false;
        }
        return wanted.before().isEmpty() ? isOurs(now.get(), Instant.EPOCH) : isChanged(wanted, now.get(), began);
    }

    private static boolean isGoing(Document now) {
        return now.tree().has("metadata", "deletionTimestamp");
    }

    /** What was not there before and bears our name came from us. */
    private static boolean isOurs(Document now, Instant since) {
        return now.tree().trees("metadata", "managedFields").stream()
                .filter(entry -> entry.text("manager").equals(Write.FIELD_MANAGER))
                .anyMatch(entry -> !ManagedFields.time(entry).orElse(since).isBefore(since));
    }

    /**
     * A newer version that has at least one of the values that we sent: others may have changed more since. Where the values were not
     * kept, as those of Secrets, our name must be on it since.
     */
    private static boolean isChanged(Entry wish, Document now, Instant began) {
        Document before = wish.before().orElseThrow();
        Document wanted = wish.after().orElseThrow();
        if (!now.uid().equals(before.uid()) || now.version().equals(before.version())) {
            return false;
        }
        Tree target = ObjectForms.comparable(wanted);
        List<String> sent = Fields.changed(ObjectForms.comparable(before), target);
        if (sent.isEmpty()) {
            return isOurs(now, began.minus(CLOCKS_APART));
        }
        return sent.stream().anyMatch(path -> Fields.at(target, path).equals(Fields.at(now.tree(), path)));
    }
}
