package dev.pilothouse.ui.kit;

import dev.pilothouse.model.Cell;
import dev.pilothouse.model.Health;
import dev.pilothouse.model.Row;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** One condition of a filter; all must hold. */
public sealed interface FilterTerm {

    /** Returns the term as it was typed. */
    String typed();

    /** Tells whether the row may be shown; terms that the server evaluates let everything through. */
    boolean accepts(Row row, String haystack);

    /** The name holds a word, or does not. */
    record Word(String typed, String lower, boolean wanted) implements FilterTerm {
        @Override
        public boolean accepts(Row row, String haystack) {
            return haystack.contains(lower) == wanted;
        }
    }

    /** A label has a value, or another or none. */
    record Label(String typed, String key, String value, boolean equal) implements FilterTerm {
        @Override
        public boolean accepts(Row row, String haystack) {
            return value.equals(row.labels().get(key)) == equal;
        }
    }

    /** The object is in one of these states, or its own word for its state holds this one. */
    record Status(String typed, Set<Health.State> states, String lower) implements FilterTerm {
        @Override
        public boolean accepts(Row row, String haystack) {
            return states.contains(row.health().state()) || (states.isEmpty() && row.health().word().toLowerCase(Locale.ROOT).contains(lower));
        }
    }

    /** The object is in a namespace whose name holds this. */
    record Namespace(String typed, String lower) implements FilterTerm {
        @Override
        public boolean accepts(Row row, String haystack) {
            return row.namespace().contains(lower);
        }
    }

    /** A cell holds a text. */
    record InColumn(String typed, int index, String lower) implements FilterTerm {
        @Override
        public boolean accepts(Row row, String haystack) {
            return index < row.cells().size() && text(row.cells().get(index)).toLowerCase(Locale.ROOT).contains(lower);
        }

        private static String text(Cell cell) {
            return cell instanceof Cell.Text text ? text.text() : cell.print(java.time.Instant.EPOCH);
        }
    }

    /** The object is younger or older than so many seconds. */
    record Age(String typed, boolean younger, long seconds, java.time.InstantSource clock) implements FilterTerm {
        @Override
        public boolean accepts(Row row, String haystack) {
            long age = clock.instant().getEpochSecond() - row.created();
            return row.created() != 0 && (younger ? age < seconds : age > seconds);
        }
    }

    /** A selector that only the server can evaluate. */
    record Selector(String typed, boolean byLabel, String expression) implements FilterTerm {
        @Override
        public boolean accepts(Row row, String haystack) {
            return true;
        }
    }

    /** Names a column that this kind does not have. It hides nothing, since hiding everything would look like an empty cluster. */
    record Unknown(String typed, String field) implements FilterTerm {
        @Override
        public boolean accepts(Row row, String haystack) {
            return true;
        }
    }

    /** Returns the states that a person means by a word. */
    static Optional<Set<Health.State>> states(String word) {
        return switch (word) {
            case "failing", "failed", "bad", "error" -> Optional.of(Set.of(Health.State.BAD));
            case "warning", "warn" -> Optional.of(Set.of(Health.State.WARN));
            case "starting", "progress", "updating" -> Optional.of(Set.of(Health.State.PROGRESS));
            case "waiting", "pending" -> Optional.of(Set.of(Health.State.WAITING));
            case "paused", "suspended" -> Optional.of(Set.of(Health.State.PAUSED));
            case "ok", "ready", "healthy" -> Optional.of(Set.of(Health.State.OK));
            case "done", "completed" -> Optional.of(Set.of(Health.State.DONE));
            case "unknown" -> Optional.of(Set.of(Health.State.UNKNOWN));
            default -> Optional.empty();
        };
    }
}
