package dev.pilothouse.kubeconfig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginCredentialsTest {

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private final Path folder;
    private final Path runs;
    private final HandClock clock = new HandClock(START);
    private final PluginLookup lookup = new PluginLookup(Map.of());
    private final Consents consents;

    PluginCredentialsTest(@TempDir Path folder) {
        this.folder = folder;
        runs = folder.resolve("runs");
        consents = new Consents(folder.resolve("consents.json"));
    }

    @Test
    void runsNothingBeforeConsent() throws IOException {
        Entry.Plugin plugin = PluginScripts.plugin(script("\"token\":\"t\""), "--a b");
        Credentials credentials = credentials(plugin);
        Problem problem = assertThrows(ProblemException.class, credentials::current).problem();
        assertEquals(Problem.of(ProblemCode.PLUGIN_NEEDS_CONSENT, plugin.command() + " '--a b'"), problem);
        assertEquals(0, runs());
        consents.remember(lookup.describe(plugin));
        assertEquals(Optional.of("Bearer t"), credentials.current().authorization());
        assertEquals(1, runs());
    }

    @Test
    void asksAgainWhenFileArgumentsOrVariablesChange() throws IOException {
        Path script = script("\"token\":\"t\"");
        Entry.Plugin plugin = PluginScripts.plugin(script, "get");
        consents.remember(lookup.describe(plugin));
        var otherVariables = new Entry.Plugin(
                plugin.command(), plugin.args(), Map.of("LD_PRELOAD", "x"), plugin.apiVersion(), "", false, "");
        assertNeedsConsent(PluginScripts.plugin(script, "get", "more"));
        assertNeedsConsent(otherVariables);
        credentials(plugin).current();
        Files.writeString(script, "\n# another\n", java.nio.file.StandardOpenOption.APPEND);
        assertNeedsConsent(plugin);
        assertEquals(1, runs());
    }

    @Test
    void keepsTheAnswerUntilAMinuteBeforeItExpires() throws IOException {
        Credentials credentials = trusted("\"token\":\"t\",\"expirationTimestamp\":\"2026-03-01T11:00:00Z\"");
        credentials.current();
        clock.forward(Duration.ofMinutes(59).minusSeconds(1));
        credentials.current();
        assertEquals(1, runs());
        clock.forward(Duration.ofSeconds(1));
        credentials.current();
        assertEquals(2, runs());
    }

    @Test
    void doesNotRunForEveryCallWhenTheAnswerIsShortLivedOrOld() throws IOException {
        Credentials shortLived = trusted("\"token\":\"t\",\"expirationTimestamp\":\"2026-03-01T10:00:40Z\"");
        shortLived.current();
        clock.forward(Duration.ofSeconds(19));
        shortLived.current();
        assertEquals(1, runs());
        clock.forward(Duration.ofSeconds(1));
        shortLived.current();
        shortLived.current();
        assertEquals(2, runs());
        clock.forward(Duration.ofHours(1));
        shortLived.current();
        shortLived.current();
        assertEquals(3, runs());
    }

    @Test
    void keepsAnAnswerWithoutExpiryForever() throws IOException {
        Credentials credentials = trusted("\"token\":\"t\"");
        credentials.current();
        clock.forward(Duration.ofDays(300));
        credentials.current();
        assertEquals(1, runs());
    }

    @Test
    void runsAgainAfterARejectionButNotMoreThanTwiceAMinute() throws IOException {
        Credentials credentials = trusted("\"token\":\"'$(wc -l < " + runs + " | tr -d ' ')'\"");
        Credential first = credentials.current();
        assertFalse(credentials.refresh(first), "it ran just now");
        clock.forward(Duration.ofSeconds(30));
        assertTrue(credentials.refresh(first));
        Credential second = credentials.current();
        assertEquals(Optional.of("Bearer 2"), second.authorization());
        assertTrue(credentials.refresh(first), "another one is there already");
        assertEquals(2, runs());
    }

    @Test
    void saysWhenARunGivesTheSameAgain() throws IOException {
        Credentials credentials = trusted("\"token\":\"t\"");
        Credential first = credentials.current();
        clock.forward(Duration.ofMinutes(1));
        assertFalse(credentials.refresh(first));
        assertEquals(2, runs());
    }

    @Test
    void runsOnceForManyWhoAsk() throws Exception {
        Credentials credentials = trusted("\"token\":\"t\"");
        assertEquals(List.of("Bearer t"), together(() -> credentials.current().authorization().orElseThrow()));
        assertEquals(1, runs());
    }

    @Test
    void failsOnceForManyWhoAskAndRestsAfterwards() throws Exception {
        Path script = PluginScripts.write(folder.resolve("login"), "echo run >> " + runs + "; echo no >&2; exit 3\n");
        Entry.Plugin plugin = PluginScripts.plugin(script);
        consents.remember(lookup.describe(plugin));
        Credentials credentials = credentials(plugin);
        Callable<String> asks = () -> assertThrows(ProblemException.class, credentials::current).problem().detail();
        assertEquals(List.of("no"), together(asks));
        assertEquals(1, runs());
        clock.forward(Duration.ofSeconds(5));
        asks.call();
        assertEquals(2, runs());
    }

    @Test
    void saysWhatKeepsItFromRunning() {
        var absent = new Entry.Plugin("no-such-plugin", List.of(), Map.of(), PluginScripts.VERSION, "get it", false, "");
        assertEquals(
                Problem.of(ProblemCode.PLUGIN_MISSING, "no-such-plugin", "get it").withDetail("get it"),
                assertThrows(ProblemException.class, () -> credentials(absent).current()).problem());
        var asks = new Entry.Plugin("x", List.of(), Map.of(), PluginScripts.VERSION, "", false, "Always");
        assertEquals(
                Problem.of(ProblemCode.PLUGIN_NEEDS_TERMINAL, "x"),
                assertThrows(ProblemException.class, () -> credentials(asks).current()).problem());
        var old = new Entry.Plugin("x", List.of(), Map.of(), "client.authentication.k8s.io/v1alpha1", "", false, "");
        assertEquals(
                Problem.of(ProblemCode.PLUGIN_VERSION, "x", "client.authentication.k8s.io/v1alpha1"),
                assertThrows(ProblemException.class, () -> credentials(old).current()).problem());
    }

    private void assertNeedsConsent(Entry.Plugin plugin) {
        Problem problem = assertThrows(ProblemException.class, () -> credentials(plugin).current()).problem();
        assertEquals(ProblemCode.PLUGIN_NEEDS_CONSENT, problem.code());
    }

    private Credentials trusted(String status) throws IOException {
        Entry.Plugin plugin = PluginScripts.plugin(script(status));
        consents.remember(lookup.describe(plugin));
        return credentials(plugin);
    }

    private Path script(String status) throws IOException {
        String body = "echo run >> " + runs + "\necho '" + PluginScripts.answer(status) + "'\n";
        return PluginScripts.write(folder.resolve("login"), body);
    }

    private Credentials credentials(Entry.Plugin plugin) {
        var runner = new PluginRunner(Map.of("PATH", "/usr/bin:/bin"), Duration.ofSeconds(30));
        var plugins = new PluginCredentials.Plugins(lookup, consents, runner, clock);
        return new PluginCredentials(plugin, Optional.empty(), plugins);
    }

    private int runs() throws IOException {
        return Files.exists(runs) ? Files.readAllLines(runs).size() : 0;
    }

    /** Calls from eight threads at once and returns the different results. */
    private static List<String> together(Callable<String> call) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> results =
                    IntStream.range(0, 8).mapToObj(_ -> threads.submit(call)).toList();
            var different = new java.util.LinkedHashSet<String>();
            for (Future<String> result : results) {
                different.add(result.get());
            }
            return List.copyOf(different);
        }
    }
}
