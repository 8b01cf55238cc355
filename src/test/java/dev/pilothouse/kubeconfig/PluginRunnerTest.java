package dev.pilothouse.kubeconfig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginRunnerTest {

    private static final Map<String, String> ENVIRONMENT = Map.of("PATH", "/usr/bin:/bin", "INHERITED", "yes");

    private final Path folder;

    PluginRunnerTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void passesArgumentsAsTheyAreAndNotThroughAShell() throws IOException {
        Path script = script("for a in \"$@\"; do echo \"<$a>\"; done");
        String here = folder.resolve("made-by-injection").toString();
        var output = run(PluginScripts.plugin(script, "$HOME", "; touch " + here, "`touch " + here + "`", "two words", "", "*"), 10);
        assertEquals(
                "<$HOME>\n<; touch %s>\n<`touch %s`>\n<two words>\n<>\n<*>\n".formatted(here, here), output.answer());
        assertFalse(Files.exists(Path.of(here)));
    }

    @Test
    void givesTheEnvironmentOfTheAppThatOfTheEntryAndTheInformation() throws IOException {
        Path script = script("echo \"$INHERITED $OWN $KUBERNETES_EXEC_INFO ${HOME-no other}\"");
        var plugin = new Entry.Plugin(
                script.toString(), List.of(), Map.of("OWN", "$x"), PluginScripts.VERSION, "", false, "");
        assertEquals("yes $x {info} no other\n", run(plugin, 10).answer());
    }

    @Test
    void givesNothingToReadSoThatAQuestionEnds() throws IOException {
        assertEquals("answer: \n", run(PluginScripts.plugin(script("read x; echo \"answer: $x\"")), 10).answer());
    }

    @Test
    void keepsErrorOutputApartAndWithoutEscapes() throws IOException {
        Path script = script("printf '\\033[31mwarning\\033[0m\\n' >&2; echo answer");
        var output = run(PluginScripts.plugin(script), 10);
        assertEquals("answer\n", output.answer());
        assertEquals("warning", output.errors());
    }

    @Test
    void saysHowItFailedInThePluginsOwnWords() throws IOException {
        Path script = script("printf 'first\\n\\033]0;x\\007please sign in\\n' >&2; echo s3cret; exit 7");
        assertEquals(
                Problem.of(ProblemCode.PLUGIN_FAILED, script.toString(), "7").withDetail("first\nplease sign in"),
                refusal(PluginScripts.plugin(script), 10));
    }

    @Test
    void stopsASlowOneAndItsChildren() throws IOException {
        Path pid = folder.resolve("pid");
        Path script = script("echo still waiting >&2; sleep 100 & echo $! > " + pid + "; wait");
        Problem problem =
                assertTimeoutPreemptively(Duration.ofSeconds(30), () -> refusal(PluginScripts.plugin(script), 1));
        assertEquals(
                Problem.of(ProblemCode.PLUGIN_SLOW, script.toString(), "1").withDetail("still waiting"), problem);
        long child = Long.parseLong(Files.readString(pid).strip());
        ProcessHandle.of(child).ifPresent(handle -> handle.onExit().orTimeout(10, java.util.concurrent.TimeUnit.SECONDS).join());
    }

    @Test
    void readsAnAnswerThatFillsThePipe() throws IOException {
        Path script = script("head -c 900000 /dev/zero | tr '\\0' x; head -c 900000 /dev/zero >&2");
        var output = run(PluginScripts.plugin(script), 60);
        assertEquals(900_000, output.answer().length());
    }

    @Test
    void stopsOneThatNeverStopsTalking() throws IOException {
        Path script = script("yes");
        Problem problem = assertTimeoutPreemptively(Duration.ofSeconds(60), () -> refusal(PluginScripts.plugin(script), 60));
        assertEquals(ProblemCode.PLUGIN_ANSWER, problem.code());
        assertEquals("more than 1048576 bytes", problem.detail());
    }

    @Test
    void keepsTheEndOfTalkativeErrorOutput() throws IOException {
        Path script = script("yes warning | head -n 200000 >&2; echo the end >&2; exit 1");
        Problem problem = refusal(PluginScripts.plugin(script), 60);
        assertTrue(problem.detail().endsWith("warning\nthe end"));
        assertTrue(problem.detail().length() <= 16 * 1024, "length " + problem.detail().length());
    }

    @Test
    void isNotHeldByAGrandchildThatKeepsTheOutputOpen() throws IOException {
        Path script = script("echo answer; sleep 30 &");
        var output = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> run(PluginScripts.plugin(script), 60));
        assertEquals("answer\n", output.answer());
    }

    @Test
    void saysThatAFileCannotBeStarted() throws IOException {
        Path script = script("exit 0");
        Files.writeString(script, "#!/no/such/interpreter\n");
        Problem problem = refusal(PluginScripts.plugin(script), 10);
        assertEquals(ProblemCode.PLUGIN_FAILED, problem.code());
        assertEquals(List.of(script.toString(), "126"), problem.args());
    }

    @Test
    void endsWhenTheCallerIsInterrupted() throws IOException {
        Path script = script("sleep 100");
        Thread.currentThread().interrupt();
        Problem problem = refusal(PluginScripts.plugin(script), 60);
        assertTrue(Thread.interrupted());
        assertEquals(ProblemCode.CANCELLED, problem.code());
    }

    private Path script(String body) throws IOException {
        return PluginScripts.write(folder.resolve("plug in"), body + "\n");
    }

    private static PluginRunner.Output run(Entry.Plugin plugin, int seconds) {
        return new PluginRunner(ENVIRONMENT, Duration.ofSeconds(seconds)).run(Path.of(plugin.command()), plugin, "{info}");
    }

    private static Problem refusal(Entry.Plugin plugin, int seconds) {
        return assertThrows(ProblemException.class, () -> run(plugin, seconds)).problem();
    }
}
