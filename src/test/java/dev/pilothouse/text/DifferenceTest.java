package dev.pilothouse.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pilothouse.text.Difference.Line;
import dev.pilothouse.text.Difference.Mark;
import dev.pilothouse.text.Difference.Span;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class DifferenceTest {

    @Test
    void marksTheWordThatChanged() {
        Difference difference = Difference.between("spec:\n  replicas: 3\nx: y\n", "spec:\n  replicas: 12\nx: y\n");
        assertEquals(
                List.of(
                        new Line(Mark.SAME, 1, 1, "spec:", List.of()),
                        new Line(Mark.REMOVED, 2, 0, "  replicas: 3", List.of(new Span(12, 13))),
                        new Line(Mark.ADDED, 0, 2, "  replicas: 12", List.of(new Span(12, 14))),
                        new Line(Mark.SAME, 3, 3, "x: y", List.of())),
                difference.lines());
        assertEquals(1, difference.added());
        assertEquals(1, difference.removed());
    }

    @Test
    void numbersLinesOnBothSides() {
        Difference difference = Difference.between("a\nb\n", "new\na\nb\nend\n");
        assertEquals(List.of(0, 1, 2, 0), difference.lines().stream().map(Line::before).toList());
        assertEquals(List.of(1, 2, 3, 4), difference.lines().stream().map(Line::after).toList());
    }

    @Test
    void marksNoWordsInLinesThatHaveNothingInCommon() {
        assertEquals(List.of(), Difference.between("alpha\n", "omega: [1]\n").lines().getFirst().words());
    }

    @Test
    void everythingIsNewAgainstNothing() {
        assertEquals(2, Difference.between("", "a\nb\n").added());
        assertEquals(0, Difference.between("", "").lines().size());
    }

    @Property
    void bothTextsCanBeReadFromIt(@ForAll("texts") String before, @ForAll("texts") String after) {
        Difference difference = Difference.between(before, after);
        assertEquals(before, side(difference, Mark.ADDED));
        assertEquals(after, side(difference, Mark.REMOVED));
    }

    private static String side(Difference difference, Mark other) {
        return difference.lines().stream().filter(line -> line.mark() != other).map(line -> line.text() + "\n").collect(Collectors.joining());
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("a", "b: 1", "b: 2", "  c", "").list().ofMaxSize(8).map(lines -> lines.stream()
                .map(line -> line + "\n")
                .collect(Collectors.joining()));
    }
}
