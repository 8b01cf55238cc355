package dev.pilothouse.guide.editor;

import dev.pilothouse.model.Kind;
import dev.pilothouse.schema.Schema;
import dev.pilothouse.schema.Schema.Shape;
import dev.pilothouse.schema.SchemaFinder;
import dev.pilothouse.text.YamlCaret;
import dev.pilothouse.text.YamlText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What can be written at a caret: fields by their place, values that are allowed, kinds and their versions.
 *
 * @param start where the word starts that a proposal replaces, in characters of the text
 * @param end where it ends
 */
public record Completion(int start, int end, List<Proposal> proposals) {

    private static final List<String> FIRST_WORDS = List.of("apiVersion", "kind", "metadata");

    /**
     * Finds what fits.
     *
     * @param kinds what the cluster serves
     */
    public static Completion at(String text, int caret, SchemaFinder finder, List<Kind> kinds) {
        YamlCaret place = YamlCaret.at(text, caret);
        return switch (place.role()) {
            case NONE -> new Completion(caret, caret, List.of());
            case KEY -> new Completion(place.start(), place.end(), fitting(place.word(), keys(place, finder)));
            case VALUE -> {
                boolean close = place.start() > 0 && text.charAt(place.start() - 1) == ':';
                yield new Completion(place.start(), place.end(), fitting(place.word(), values(text, place, finder, kinds, close ? " " : "")));
            }
        };
    }

    /** Those whose label starts with the word, then those that hold it somewhere; what must be given comes first in each. */
    private static List<Proposal> fitting(String word, List<Proposal> all) {
        String sought = word.toLowerCase(Locale.ROOT);
        return all.stream()
                .filter(proposal -> proposal.label().toLowerCase(Locale.ROOT).contains(sought))
                .sorted(Comparator.<Proposal, Boolean>comparing(proposal -> !proposal.label().toLowerCase(Locale.ROOT).startsWith(sought))
                        .thenComparing(proposal -> !proposal.required()))
                .toList();
    }

    private static List<Proposal> keys(YamlCaret place, SchemaFinder finder) {
        Optional<Schema> container = SchemaWalk.at(finder, place.apiVersion(), place.kind(), place.path());
        if (container.isEmpty()) {
            return place.path().isEmpty()
                    ? FIRST_WORDS.stream()
                            .filter(name -> !place.siblings().contains(name))
                            .map(name -> new Proposal(name, name + (place.key().isEmpty() ? name.equals("metadata") ? ":\n  " : ": " : ""), "", "", true))
                            .toList()
                    : List.of();
        }
        if (container.get().shape() == Shape.LIST) {
            return keys(place, container.get().element(), "- ", place.column() + 2);
        }
        return keys(place, container.get(), "", place.column());
    }

    private static List<Proposal> keys(YamlCaret place, Schema object, String dash, int column) {
        List<Proposal> proposals = new ArrayList<>();
        Set<String> required = new LinkedHashSet<>(object.required());
        object.fields().forEach((name, field) -> {
            boolean taken = place.siblings().contains(name) && !name.equals(place.key());
            boolean servers = place.path().isEmpty() && name.equals("status");
            if (!taken && !servers) {
                String insert = dash + name + (place.key().isEmpty() ? opening(field, column) : "");
                proposals.add(new Proposal(name, insert, SchemaWalk.type(field), field.description(), required.contains(name)));
            }
        });
        return proposals;
    }

    /** What follows a key before its value can be typed. */
    private static String opening(Schema field, int column) {
        return switch (field.shape()) {
            case OBJECT, MAP -> ":\n" + " ".repeat(column + 2);
            case LIST -> ":\n" + " ".repeat(column) + "- ";
            default -> ": ";
        };
    }

    private static List<Proposal> values(String text, YamlCaret place, SchemaFinder finder, List<Kind> kinds, String space) {
        if (place.path().equals(List.of("kind"))) {
            return kinds.stream()
                    .filter(kind -> place.apiVersion().isEmpty() || kind.apiVersion().equals(place.apiVersion()))
                    .sorted(Comparator.comparing(Kind::name))
                    .map(kind -> new Proposal(kind.name(), space + kind.name() + version(place, kind), kind.apiVersion(), "", false))
                    .toList();
        }
        if (place.path().equals(List.of("apiVersion"))) {
            return kinds.stream()
                    .filter(kind -> place.kind().isEmpty() || kind.name().equals(place.kind()))
                    .map(Kind::apiVersion)
                    .distinct()
                    .sorted()
                    .map(version -> new Proposal(version, space + version, "", "", false))
                    .toList();
        }
        List<Proposal> allowed =
                SchemaWalk.at(finder, place.apiVersion(), place.kind(), place.path()).map(schema -> values(schema, space)).orElse(List.of());
        return allowed.isEmpty() ? names(text, place, space) : allowed;
    }

    private static List<Proposal> names(String text, YamlCaret place, String space) {
        int line = 1 + (int) text.substring(0, place.start()).chars().filter(character -> character == '\n').count();
        return NamesNearby.of(YamlText.of(text), line, place.path()).stream()
                .map(name -> new Proposal(name, space + name, "", "", false))
                .toList();
    }

    /** The version comes along with the kind where it is not said yet. */
    private static String version(YamlCaret place, Kind kind) {
        return place.apiVersion().isEmpty() && !place.siblings().contains("apiVersion") && place.column() == 0 ? "\napiVersion: " + kind.apiVersion() : "";
    }

    private static List<Proposal> values(Schema schema, String space) {
        List<String> words = switch (schema.shape()) {
            case BOOLEAN -> List.of("true", "false");
            default -> schema.enumeration();
        };
        String initial = schema.defaultValue().map(Object::toString).orElse("");
        return words.stream()
                .sorted(Comparator.comparing(word -> !word.equals(initial)))
                .map(word -> new Proposal(word, space + word, "", "", false))
                .toList();
    }
}
