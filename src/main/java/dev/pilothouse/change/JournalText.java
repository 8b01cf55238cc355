package dev.pilothouse.change;

import dev.pilothouse.change.Receipt.Result;
import dev.pilothouse.model.ResourceRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The lines of the journal's file, put together to changes. */
final class JournalText {

    private final Map<String, Change> changes = new LinkedHashMap<>();
    private final List<String> damaged = new ArrayList<>();

    /** One change as far as its lines say, with the lines themselves. */
    private static final class Change {
        private final List<String> lines = new ArrayList<>();
        private @Nullable Receipt receipt;
        private JournalLine.@Nullable Writer writer;

        /** What comes after a beginning that was damaged, or that has made room, says nothing. */
        private void take(JournalLine line) {
            Receipt so = receipt;
            if (line instanceof JournalLine.Whole whole) {
                receipt = whole.receipt();
            } else if (line instanceof JournalLine.Begun begun) {
                receipt = begun.receipt();
                writer = begun.writer();
            } else if (line instanceof JournalLine.Done done && so != null) {
                receipt = so.with(done.entry());
            } else if (line instanceof JournalLine.Ended ended && so != null) {
                for (ResourceRef same : ended.same()) {
                    so = so.settled(same);
                }
                receipt = so.ended(ended.result(), ended.trouble());
                writer = null;
            }
        }

        /** Without an end it is under way as long as its program is. */
        private Optional<Receipt> read() {
            Receipt so = receipt;
            if (so == null || (so.entries().isEmpty() && so.open().isEmpty())) {
                return Optional.empty();
            }
            return Optional.of(writer == null ? so : so.ended(writer.isAlive() ? Result.RUNNING : Result.UNKNOWN, so.trouble()));
        }

        private long size() {
            return lines.stream().mapToLong(String::length).sum();
        }
    }

    /** Reads lines, the oldest first. */
    static JournalText of(List<String> lines) {
        JournalText text = new JournalText();
        lines.forEach(text::take);
        return text;
    }

    private void take(String line) {
        Optional<JournalLine> read = JournalLine.read(line);
        if (read.isEmpty()) {
            damaged.add(line);
            return;
        }
        Change change = changes.computeIfAbsent(read.get().id(), _ -> new Change());
        change.lines.add(line);
        change.take(read.get());
    }

    /** Returns all changes, the newest first. */
    List<Receipt> receipts() {
        List<Receipt> oldestFirst = changes.values().stream().flatMap(change -> change.read().stream()).toList();
        return List.copyOf(oldestFirst.reversed());
    }

    /** Returns the lines that are none of ours: torn by a crash, or damaged. */
    List<String> damaged() {
        return List.copyOf(damaged);
    }

    /** Returns the lines of the newest changes that are young enough and have room; the very newest always has. */
    List<String> newest(Instant oldest, long room) {
        Set<String> kept = new HashSet<>();
        long left = room;
        for (String id : new LinkedHashSet<>(changes.keySet()).reversed()) {
            Change change = Objects.requireNonNull(changes.get(id));
            boolean young = change.receipt != null && !change.receipt.at().isBefore(oldest);
            if (young && (kept.isEmpty() || left >= change.size())) {
                kept.add(id);
                left -= change.size();
            } else {
                left = 0;
            }
        }
        return changes.entrySet().stream()
                .filter(change -> kept.contains(change.getKey()))
                .flatMap(change -> change.getValue().lines.stream())
                .toList();
    }
}
