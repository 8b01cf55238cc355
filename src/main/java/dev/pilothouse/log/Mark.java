package dev.pilothouse.log;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What happened to a container, told between its lines. {@code words} makes a sentence of it by {@link #key} and {@link #args}.
 *
 * @param args what the sentence needs, in the order that the event names
 */
public record Mark(Event event, List<String> args) {

    private static final String BETWEEN = "\t";

    /** What there is to tell. */
    public enum Event {
        /** It has not started yet: why, in Kubernetes' word, for example {@code ContainerCreating}. */
        WAITING,
        /** A pod came, and the container is read from now on. */
        APPEARED,
        /** It started again: exit code of the run before, and its reason. */
        RESTARTED,
        /** It ended: exit code, reason. */
        ENDED,
        /** Its pod is gone. */
        GONE,
        /** Its log cannot be read: code of the problem, what the server said. */
        UNREADABLE
    }

    public static Mark of(Event event, String... args) {
        return new Mark(event, List.of(args));
    }

    /** Returns the mark that an entry of a book is; empty of an ordinary line. */
    public static Optional<Mark> of(Entry entry) {
        if (!entry.mark()) {
            return Optional.empty();
        }
        String[] parts = entry.text().split(BETWEEN, -1);
        return Optional.of(new Mark(Event.valueOf(parts[0]), Arrays.asList(parts).subList(1, parts.length)));
    }

    /** Returns it as the text of an entry. */
    String text() {
        StringBuilder text = new StringBuilder(event.name());
        args.forEach(arg -> text.append(BETWEEN).append(arg.replaceAll("[\\t\\r\\n]", " ")));
        return text.toString();
    }

    /** Returns the key of its sentence in the messages; nobody may know how the run before a restart ended. */
    public String key() {
        boolean plain = event == Event.RESTARTED && args.stream().allMatch(String::isEmpty);
        return "log-mark." + event.name().toLowerCase(Locale.ROOT).replace('_', '-') + (plain ? "-plain" : "");
    }
}
