package dev.pilothouse.timeline;

import dev.pilothouse.timeline.Happening.Sort;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which happenings somebody wants to see; an empty part asks for nothing. Letters are compared without regard to case.
 *
 * @param sorts empty for all
 * @param kind name of a kind
 * @param family whom they are about
 * @param words that all must occur in object, reason or message
 */
public record Sought(Set<Sort> sorts, String kind, String reason, Optional<Family> family, String words) {

    public static final Sought ALL = new Sought(Set.of(), "", "", Optional.empty(), "");

    public Sought withSorts(Set<Sort> wanted) {
        return new Sought(wanted, kind, reason, family, words);
    }

    public Sought withKind(String wanted) {
        return new Sought(sorts, wanted, reason, family, words);
    }

    public Sought withReason(String wanted) {
        return new Sought(sorts, kind, wanted, family, words);
    }

    public Sought withWords(String wanted) {
        return new Sought(sorts, kind, reason, family, wanted);
    }

    public Sought about(Optional<Family> wanted) {
        return new Sought(sorts, kind, reason, wanted, words);
    }

    /** Tells whether a person has asked for less than everything, the family aside. */
    public boolean narrows() {
        return !sorts.isEmpty() || !kind.isEmpty() || !reason.isEmpty() || !words.isBlank();
    }

    public boolean takes(Happening happening) {
        return (sorts.isEmpty() || sorts.contains(happening.sort()))
                && (kind.isEmpty() || kind.equalsIgnoreCase(happening.about().kind().name()))
                && (reason.isEmpty() || reason.equalsIgnoreCase(happening.reason()))
                && family.filter(wanted -> !wanted.holds(happening.about())).isEmpty()
                && (words.isBlank() || Stream.of(words.toLowerCase(Locale.ROOT).strip().split("\\s+")).allMatch(word -> said(happening).contains(word)));
    }

    private static String said(Happening happening) {
        String message = happening instanceof Happening.Reported reported ? reported.message() : "";
        return (happening.about() + " " + happening.reason() + " " + message).toLowerCase(Locale.ROOT);
    }
}
