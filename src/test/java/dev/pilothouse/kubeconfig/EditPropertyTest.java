package dev.pilothouse.kubeconfig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** An edit changes one value and not one character beside it. */
class EditPropertyTest {

    /** What stands around the value: everything but the value is as the writer left it. */
    record Around(String before, String value, String after) {

        String text() {
            return before + value + after;
        }
    }

    @Property
    void changesNothingBesideTheValue(@ForAll("texts") Around around, @ForAll("names") String name) {
        var root = (Node.Mapping) Composer.compose("", around.text()).orElseThrow();

        String edited = new MappingEdit(around.text()).set(root, "current-context", name).orElseThrow();

        assertTrue(edited.startsWith(around.before()), edited);
        assertTrue(edited.endsWith(around.after()), edited);
        var again = (Node.Mapping) Composer.compose("", edited).orElseThrow();
        var expected = root.plain();
        expected.put("current-context", name);
        assertEquals(expected, again.plain(), edited);
    }

    @Property
    void addsOneLineAndKeepsAllOthers(@ForAll("texts") Around around, @ForAll("names") String name) {
        var root = (Node.Mapping) Composer.compose("", around.text()).orElseThrow();

        String edited = new MappingEdit(around.text()).set(root, "brand-new", name).orElseThrow();

        List<String> rest = edited.lines().filter(line -> !line.startsWith("brand-new: ")).toList();
        assertEquals(around.text().lines().toList(), rest);
        var expected = root.plain();
        expected.put("brand-new", name);
        assertEquals(expected, ((Node.Mapping) Composer.compose("", edited).orElseThrow()).plain(), edited);
    }

    @Provide
    Arbitrary<Around> texts() {
        Arbitrary<String> end = Arbitraries.of("\n", "\r\n");
        Arbitrary<String> comment = Arbitraries.of("", " # why", "   #", " # 船 🚢");
        Arbitrary<String> value = Arbitraries.of("dev", "'dev'", "\"dev\"", "\"d\\ev\"", "12", "yes", "a b", "'it''s'", "🚢");
        Arbitrary<List<String>> others = Arbitraries.of(
                        "a1: 1", "b2: [x, {y: z}]", "c3: 'q'", "d4:\n  e: f", "g5: |\n  two\n  lines", "h6:\n- 1\n- 2", "# note", "")
                .list()
                .uniqueElements()
                .ofMaxSize(5);
        return Combinators.combine(end, comment, value, others, others).as((newline, note, given, first, last) -> {
            String before = first.stream().map(line -> line + newline).reduce("", String::concat) + "current-context: ";
            String after = note + newline
                    + last.stream()
                            .filter(line -> !first.contains(line))
                            .map(line -> line + newline)
                            .reduce("", String::concat);
            return new Around(before.replace("\n", newline).replace("\r\r", "\r"), given, after.replace("\r\n", "\n").replace("\n", newline));
        });
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMinLength(1).ofMaxLength(8).filter(EditPropertyTest::isText),
                Arbitraries.of("yes", "12", "null", "a: b", "- a", "dev", "arn:aws:eks:eu-1:12:cluster/shop", "生产", " ", "\n"));
    }

    /** Half of a character is no text. */
    private static boolean isText(String text) {
        return text.codePoints().noneMatch(point -> point >= 0xD800 && point <= 0xDFFF);
    }
}
