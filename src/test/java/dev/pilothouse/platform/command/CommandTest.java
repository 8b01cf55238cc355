package dev.pilothouse.platform.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the tools of this test are shell scripts")
class CommandTest {

    private final Path home;
    private final List<String> out = new ArrayList<>();
    private final List<String> err = new ArrayList<>();

    CommandTest(@TempDir Path home) {
        this.home = home;
    }

    private Command tool(String script, Map<String, String> environment) throws IOException {
        Path file = home.resolve(".local/bin/tool é");
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        assertTrue(file.toFile().setExecutable(true));
        return new Tools("Linux", home, environment).command("tool é", "a word", "ü").heardBy(out::add, err::add);
    }

    private Command tool(String script) throws IOException {
        return tool(script, Map.of("KEPT", "yes"));
    }

    @Test
    void tellsLinesOfBothOutputsAndTheExitCode() throws IOException {
        CommandResult result = tool("echo one; echo \"$1|$2\"; printf 'no line break'; echo wrong >&2; exit 7").run();
        assertEquals(7, result.exit());
        assertEquals(List.of("one", "a word|ü", "no line break"), out);
        assertEquals(out, result.out());
        assertEquals(List.of("wrong"), err);
    }

    @Test
    void aLineThatIsOverwrittenOnATerminalIsALine() throws IOException {
        tool("printf '10%%\\r20%%\\r\\nend\\n'").run();
        assertEquals(List.of("10%", "20%", "end"), out);
    }

    @Test
    void losesNothingOfALongOutputWhoseProgramEndsAtOnce() throws IOException {
        CommandResult result = tool("seq 1 15000").run();
        assertEquals(IntStream.rangeClosed(1, 15_000).mapToObj(Integer::toString).toList(), result.out());
    }

    @Test
    void losesNoLastWordsInManyShortRuns() throws IOException {
        Command command = tool("echo last");
        for (int i = 0; i < 30; i++) {
            assertEquals(List.of("last"), command.run().out());
        }
    }

    @Test
    void readsItsInputToTheEndEvenWhenItIsLongerThanAPipe() throws IOException {
        CommandResult result = tool("wc -c").reading("x".repeat(300_000)).run();
        assertEquals("300000", result.text().strip());
    }

    @Test
    void aToolThatDoesNotReadItsInputEndsAllTheSame() throws IOException {
        assertEquals(3, tool("exit 3").reading("x".repeat(300_000)).run().exit());
    }

    @Test
    void withoutInputThereIsNothingToRead() throws IOException {
        assertEquals("0", tool("wc -c").run().text().strip());
    }

    @Test
    void seesOnlyTheGivenVariables() throws IOException {
        Command command = tool("echo $KEPT $ADDED $REMOVED; echo $NO_COLOR; env | grep -c ^USER=", Map.of("KEPT", "yes", "REMOVED", "here"));
        assertEquals(List.of("yes too", "1", "0"), command.with("ADDED", "too").without("REMOVED").run().out());
    }

    @Test
    void findsToolsThatItCallsWhereInstallersPutThem() throws IOException {
        CommandResult result = tool("command -v 'tool é'", Map.of("PATH", "relative:/nowhere")).run();
        assertEquals(home.resolve(".local/bin/tool é").toString(), result.text());
    }

    @Test
    void aToolThatTakesTooLongIsEndedWithItsChildren() throws IOException {
        Command command = tool("sleep 300 & echo $!; echo stuck >&2; wait").within(Duration.ofMillis(300));
        ProblemException hangs = assertThrows(ProblemException.class, command::run);
        assertEquals(ProblemCode.COMMAND_HANGS, hangs.problem().code());
        assertEquals("stuck", hangs.problem().detail());
        assertGone(out);
    }

    @Test
    void oneThatDoesNotWantToEndIsForced() throws IOException {
        Command command = tool("trap '' TERM; echo $$; while :; do sleep 1; done").within(Duration.ofMillis(300));
        assertThrows(ProblemException.class, command::run);
        assertGone(out);
    }

    @Test
    void anInterruptEndsItWithItsChildrenAndStaysVisible() throws Exception {
        CountDownLatch began = new CountDownLatch(1);
        List<ProblemCode> thrown = new CopyOnWriteArrayList<>();
        AtomicBoolean interrupted = new AtomicBoolean();
        Command command = tool("sh -c 'sleep 300 & echo $!; wait' & echo $!; wait");
        Thread runner = Thread.ofVirtual().unstarted(() -> {
            try {
                command.heardBy(
                                line -> {
                                    out.add(line);
                                    if (out.size() == 2) {
                                        began.countDown();
                                    }
                                },
                                err::add)
                        .run();
            } catch (ProblemException e) {
                thrown.add(e.problem().code());
                interrupted.set(Thread.currentThread().isInterrupted());
            }
        });
        runner.start();
        began.await();
        runner.interrupt();
        assertTrue(runner.join(Duration.ofSeconds(10)));
        assertEquals(List.of(ProblemCode.CANCELLED), thrown);
        assertTrue(interrupted.get());
        assertGone(out);
    }

    @Test
    void aGrandchildThatKeepsTheOutputOpenIsNotWaitedFor() throws IOException {
        CommandResult result = tool("sleep 30 & echo $!").run();
        assertTrue(result.took().toMillis() < 10_000, () -> result.took().toString());
        assertTrue(ProcessHandle.of(Long.parseLong(result.text())).orElseThrow().destroyForcibly());
    }

    @Test
    void aListenerThatFailsEndsIt() throws IOException {
        Command command = tool("echo $$; sleep 300").heardBy(
                line -> {
                    out.add(line);
                    throw new IllegalStateException("listener");
                },
                err::add);
        assertThrows(IllegalStateException.class, command::run);
        assertGone(out);
    }

    @Test
    void saysThatAToolIsMissingAndWhereItWasLookedFor() {
        ProblemException missing = assertThrows(
                ProblemException.class, () -> new Tools("Linux", home, Map.of()).command("no-such-tool"));
        assertEquals(ProblemCode.COMMAND_MISSING, missing.problem().code());
        assertTrue(missing.problem().detail().contains(home.resolve(".docker/bin").toString()));
    }

    @Test
    void aFileThatCannotBeRunIsAFailureOfTheTool() throws IOException {
        Path broken = home.resolve("broken");
        Files.write(broken, new byte[] {0, 1, 2});
        ProblemException failed = assertThrows(
                ProblemException.class, () -> new Tools("Linux", home, Map.of()).command(broken).run());
        assertEquals(List.of("broken", "126"), failed.problem().args());
    }

    @Test
    void aBadEndIsAProblemWithWhatItSaid() throws IOException {
        CommandResult result = tool("echo why >&2; exit 4").run();
        ProblemException failed = assertThrows(ProblemException.class, result::orRefused);
        assertEquals(List.of("tool é", "4"), failed.problem().args());
        assertEquals("why", failed.problem().detail());
        assertFalse(result.well());
    }

    private static void assertGone(List<String> processes) {
        assertFalse(processes.isEmpty());
        for (String process : processes) {
            assertFalse(ProcessHandle.of(Long.parseLong(process)).filter(ProcessHandle::isAlive).isPresent(), () -> process + " lives");
        }
    }
}
