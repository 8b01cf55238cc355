package dev.pilothouse.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pilothouse.words.Words;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** What is wrong with a command is said in the person's language, whatever it is. */
class MisuseTest {

    private static final Words CHINESE = new Words(Locale.SIMPLIFIED_CHINESE);

    private enum Colour {
        RED,
        BLUE
    }

    @Command(name = "sample")
    @SuppressWarnings("unused") // only parsed
    private static final class Sample implements Runnable {

        @Option(names = "--count")
        private int count;

        @Option(names = "--share")
        private double share;

        @Option(names = "--ports")
        private List<Integer> ports = List.of();

        @Option(names = "--for")
        private Duration length = Duration.ZERO;

        @Option(names = "--since")
        private LocalDate since = LocalDate.EPOCH;

        @Option(names = "--colour")
        private Colour colour = Colour.RED;

        @Parameters(arity = "0..1", paramLabel = "NAME")
        private String name = "";

        @Override
        public void run() {}
    }

    @Test
    void aValueOfAnotherSortIsNamedWithWhatBelongsThere() {
        assertEquals("--count 需要整数，不能是 many。", said("--count", "many"));
        assertEquals("--share 需要数字，不能是 much。", said("--share", "much"));
        assertEquals("--ports 需要整数，不能是 http。", said("--ports", "1", "--ports", "http"));
        assertEquals("--for 需要时长，例如 90s、5m 或 1h30m，不能是 ever。", said("--for", "ever"));
        assertEquals("--since 需要日期，例如 2026-03-31，不能是 monday。", said("--since", "monday"));
        assertEquals("--colour 只能是 red, blue，不能是 green。", said("--colour", "green"));
    }

    @Test
    void anOptionThatIsGivenTwiceOrWithoutValue() {
        assertEquals("--count 只能给出一次。", said("--count", "1", "--count", "2"));
        assertEquals("缺少：--count", said("--count"));
    }

    @Test
    void whatIsSpelledLikeIt() {
        assertEquals("这里没有选项 --cont。", said("--cont"));
        assertEquals(Optional.of("也许是：--count, --colour"), wrong("--cont").meant(CHINESE));
        assertEquals("这里多了一个词：b。", said("a", "b"));
        assertEquals(Optional.empty(), wrong("--count", "x").meant(CHINESE));
    }

    private static String said(String... arguments) {
        return wrong(arguments).say(CHINESE);
    }

    private static Misuse wrong(String... arguments) {
        CommandLine line = new CommandLine(new Sample());
        line.registerConverter(Duration.class, Times::parse);
        line.registerConverter(LocalDate.class, Times::day);
        try {
            line.parseArgs(arguments);
            throw new AssertionError("nothing is wrong");
        } catch (ParameterException e) {
            return new Misuse(e);
        }
    }
}
