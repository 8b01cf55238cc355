package dev.pilothouse.text;

import dev.pilothouse.text.YamlNode.Mapping;
import dev.pilothouse.text.YamlNode.Sequence;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * How lines of a document are indented.
 *
 * @param step columns that the fields of an object stand right of their object, 1 to 9
 * @param listIndent columns that the dashes of a list stand right of their field
 * @param quotesLines text of several lines is quoted, for where what follows would count as more lines of a block
 */
record YamlStyle(int step, int listIndent, boolean quotesLines) {

    static final YamlStyle KUBECTL = new YamlStyle(2, 0, false);

    private static final int WIDEST = 9;

    /** Returns the style of the first nested object and the first list of the document, kubectl's where it has none. */
    static YamlStyle of(YamlNode root, YamlLayout layout) {
        int step = first(root, (key, value) -> value instanceof Mapping && !value.isFlow() ? below(key, value, layout) : OptionalInt.empty())
                .orElse(KUBECTL.step);
        int listIndent = first(root, (key, value) -> value instanceof Sequence && !value.isFlow() ? below(key, value, layout) : OptionalInt.empty())
                .orElse(KUBECTL.listIndent);
        return new YamlStyle(Math.clamp(step, 1, WIDEST), Math.clamp(listIndent, 0, WIDEST), false);
    }

    YamlStyle quoting() {
        return new YamlStyle(step, listIndent, true);
    }

    private static OptionalInt below(YamlNode key, YamlNode value, YamlLayout layout) {
        return OptionalInt.of(layout.column(layout.contentStart(value)) - layout.column(key.start()));
    }

    private static OptionalInt first(YamlNode node, BiFunction<YamlNode, YamlNode, OptionalInt> measure) {
        return measured(node, measure).findFirst().orElse(OptionalInt.empty());
    }

    private static Stream<OptionalInt> measured(YamlNode node, BiFunction<YamlNode, YamlNode, OptionalInt> measure) {
        return switch (node) {
            case Mapping mapping -> mapping.entries().stream().flatMap(entry ->
                    Stream.concat(Stream.of(measure.apply(entry.key(), entry.value())), measured(entry.value(), measure))
                            .filter(OptionalInt::isPresent));
            case Sequence sequence -> sequence.items().stream().flatMap(item -> measured(item, measure));
            default -> Stream.empty();
        };
    }
}
