package dev.pilothouse.ui.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.log.Level;
import dev.pilothouse.log.Mark;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class LineMakerTest {

    private final LineMaker maker = new LineMaker((_, mark) -> mark.key() + mark.args());
    private final MadeUpBook book = new MadeUpBook().source("web-0", "app");

    private ShownLine line(String text) {
        book.line(0, Level.INFO, text);
        return maker.of(book.entry(book.end() - 1));
    }

    @Test
    void coloursAreOursAndNoOtherEscapeIsLeft() {
        ShownLine line = line("\u001b]0;title\u0007\u001b[2J\u001b[31mred\u001b[0m and \u001b[38;2;20;200;30mgreen\u001b[0m\u001b[44m on blue");
        assertThat(line.cells().text()).isEqualTo("red and green on blue");
        assertThat(line.tints())
                .containsExactly(
                        new Tint(0, 3, Ink.RED), new Tint(8, 13, Ink.GREEN), new Tint(13, 21, Ink.TEXT, Ink.BLUE_GROUND, false));
    }

    @Test
    void theColoursOfTheCubeAndTheGreysHaveANearestOne() {
        assertThat(line("\u001b[38;5;208mx").tints()).extracting(Tint::ink).containsExactly(Ink.YELLOW);
        assertThat(line("\u001b[38;5;51mx").tints()).extracting(Tint::ink).containsExactly(Ink.CYAN);
        assertThat(line("\u001b[38;5;240mx").tints()).extracting(Tint::ink).containsExactly(Ink.SUBTLE);
        assertThat(line("\u001b[95mx").tints()).extracting(Tint::ink).containsExactly(Ink.MAGENTA);
    }

    @Test
    void jsonSaysItsMessageFirstAndThenItsFields() {
        String json = "{\"ts\":\"2026-03-01T10:00:00Z\",\"level\":\"info\",\"msg\":\"paid\",\"order\":\"A-1\"}";
        assertThat(line(json).cells().text()).isEqualTo("paid  level=info  order=A-1");
        maker.again(LogLook.Json.RAW, book);
        assertThat(line(json).cells().text()).isEqualTo(json);
    }

    @Test
    void fieldsThatMostLinesHaveStandInColumns() {
        for (int i = 0; i < 10; i++) {
            book.line(0, Level.INFO, "{\"msg\":\"paid\",\"ms\":" + (i * 50) + ",\"user\":\"u" + i + "\"" + (i == 3 ? ",\"rare\":1" : "") + "}");
        }
        maker.again(LogLook.Json.COLUMNS, book);
        assertThat(maker.head("message")).contains("ms   user  message");
        assertThat(maker.of(book.entry(3)).cells().text()).isEqualTo("150  u3    paid  rare=1");
        assertThat(line("not JSON at all").cells().text()).isEqualTo("not JSON at all");
    }

    @Test
    void columnsAreLearntWhenTheirLinesCome() {
        maker.again(LogLook.Json.COLUMNS, book);
        assertThat(maker.head("message")).isEmpty();
        book.line(0, Level.INFO, "starting");
        maker.learn(book);
        assertThat(maker.of(book.entry(0)).cells().text()).isEqualTo("starting");
        for (int i = 0; i < 10; i++) {
            book.line(0, Level.INFO, "{\"msg\":\"paid\",\"ms\":" + (i * 50) + "}");
        }
        maker.learn(book);
        assertThat(maker.head("message")).contains("ms   message");
        assertThat(maker.of(book.entry(4)).cells().text()).isEqualTo("150  paid");
    }

    @Test
    void aMarkIsSaidInWords() {
        book.mark(0, Mark.of(Mark.Event.ENDED, "1", "Error"));
        assertThat(maker.of(book.entry(0)).cells().text()).isEqualTo("log-mark.ended[1, Error]");
    }

    @Property
    void tintsStayWithinTheTextAndInOrder(@ForAll String text) {
        MadeUpBook one = new MadeUpBook().source("web-0", "app").line(0, Level.OTHER, "\u001b[3" + text + "m" + text + "\u001b[1m" + text);
        ShownLine line = new LineMaker((_, mark) -> mark.key()).of(one.entry(0));
        int at = 0;
        for (Tint tint : line.tints()) {
            assertThat(tint.from()).isGreaterThanOrEqualTo(at);
            assertThat(tint.to()).isGreaterThan(tint.from());
            at = tint.to();
        }
        assertThat(at).isLessThanOrEqualTo(line.cells().text().length());
    }
}
