package dev.pilothouse.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.engine.Engine;
import dev.pilothouse.local.PlaygroundPlan;
import dev.pilothouse.settings.Folders;
import dev.pilothouse.words.Words;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Logs, commands and forwarded ports from the command line, on a playground with the demo shop. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
@Timeout(90)
class StreamCommandsTest {

    private Path home;
    private Engine engine;
    private String pod = "";
    private byte[] standardInput = new byte[0];

    private record Ran(int exit, String out, String err) {}

    @BeforeAll
    void startPlayground(@TempDir Path folder) {
        home = folder;
        engine = new Engine(Folders.of("Linux", home, Map.of()), Map.of(), home, home);
        engine.playgrounds().create(PlaygroundPlan.named("streams"));
        pod = run("get", "pods", "-n", "shop", "-l", "app=frontend", "-o", "name").out().lines().findFirst().orElseThrow().replaceFirst(".*/", "");
    }

    @AfterAll
    void stopPlayground() {
        engine.close();
    }

    private Ran run(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = run(out, err, words);
        return new Ran(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private int run(OutputStream out, OutputStream err, String... words) {
        CommandLineApp app = new CommandLineApp(
                engine.sessions(),
                engine.journal(),
                engine.playgrounds(),
                LocalWork.of(engine.local()),
                new Words(Locale.ENGLISH),
                home,
                new ByteArrayInputStream(standardInput),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return app.run(Stream.concat(Stream.of("--context", "streams"), Stream.of(words)).toArray(String[]::new));
    }

    @Test
    void printsTheNewestLines() {
        Ran ran = run("logs", pod, "-n", "shop", "--tail", "3");
        assertEquals(ExitCode.DONE, ran.exit(), ran.err());
        assertEquals(3, ran.out().lines().count());
    }

    @Test
    void mergesTheLogsOfAWorkloadByTime() {
        Ran ran = run("logs", "deployment/frontend", "-n", "shop", "--timestamps", "--no-prefix");
        assertEquals(ExitCode.DONE, ran.exit(), ran.err());
        List<Instant> times = ran.out().lines().map(line -> Instant.parse(line.substring(0, line.indexOf(' ')))).toList();
        assertTrue(times.size() > 6, ran.out());
        assertEquals(times.stream().sorted().toList(), times);
    }

    @Test
    void namesPodAndContainerBeforeLinesOfSeveral() {
        Ran ran = run("logs", "-l", "app=frontend", "-n", "shop", "--tail", "1");
        assertEquals(ExitCode.DONE, ran.exit(), ran.err());
        assertEquals(3, ran.out().lines().map(line -> line.replaceFirst("(\\[pod/frontend-\\S+/frontend]) .*", "$1")).distinct().count(), ran.out());
    }

    @Test
    void copiesUnderAnyLimitThatIsASize(@TempDir Path here) {
        String[] sizes = {"1K", "20GiB", "999999999T", "9007199254740992KiB", "99999999999999999"};
        for (String size : sizes) {
            Ran ran = run("cp", "shop/" + pod + ":/etc/hosts", here.resolve(size).toString(), "--limit", size);
            assertEquals(ExitCode.DONE, ran.exit(), ran.err());
        }
        assertEquals(ExitCode.REFUSED, run("cp", "shop/" + pod + ":/etc/hosts", here.resolve("x").toString(), "--limit", "0").exit());
        for (String size : List.of("=-1", "=1X", "=", "=1.5G", "=9999999999999999999")) {
            assertEquals(ExitCode.USAGE, run("cp", "shop/" + pod + ":/etc/hosts", here.resolve("x").toString(), "--limit" + size).exit(), size);
        }
    }

    @Test
    void copiesNothingFromOrToNowhere(@TempDir Path here) {
        assertEquals(ExitCode.USAGE, run("cp", "", "shop/" + pod + ":/tmp").exit());
        assertEquals(ExitCode.USAGE, run("cp", "shop/" + pod + ":/etc/hosts", "").exit());
        assertEquals(ExitCode.USAGE, run("cp", "shop/" + pod + ":", here.toString()).exit());
        Ran missing = run("cp", "shop/no-such-pod:/etc/hosts", here.toString());
        assertEquals(ExitCode.REFUSED, missing.exit());
        assertTrue(missing.err().contains("no-such-pod"), missing.err());
        assertEquals(ExitCode.REFUSED, run("cp", "/", "shop/" + pod + ":/tmp").exit());
    }

    @Test
    void printsOnlyWhatIsLookedFor() {
        Ran all = run("logs", "deployment/frontend", "-n", "shop", "--no-prefix");
        Ran some = run("logs", "deployment/frontend", "-n", "shop", "--no-prefix", "--grep", "path=/c[a-z]+ ");
        assertTrue(some.out().lines().count() > 0, all.out());
        List<String> wanted = all.out().lines().filter(line -> line.matches(".*path=/c[a-z]+ .*")).toList();
        assertTrue(wanted.containsAll(some.out().lines().toList()), some.out());
        assertEquals(ExitCode.REFUSED, run("logs", pod, "-n", "shop", "--grep", "(").exit());
        assertEquals("", run("logs", pod, "-n", "shop", "--level", "error", "--grep", "level=info").out());
        assertTrue(run("logs", pod, "-n", "shop", "--fields", "level,status").out().contains("info\t200\n"));
        assertEquals("", run("logs", pod, "-n", "shop", "--since-time", "2100-01-01T00:00:00Z").out());
    }

    @Test
    void savesALogInAFile() throws IOException {
        Path file = home.resolve("frontend.log.gz");
        assertEquals(new Ran(ExitCode.DONE, "", ""), run("logs", pod, "-n", "shop", "--tail", "3", "--save", file.toString()));
        try (InputStream lines = new GZIPInputStream(Files.newInputStream(file))) {
            assertEquals(3, new String(lines.readAllBytes(), StandardCharsets.UTF_8).lines().count());
        }
        assertEquals(ExitCode.REFUSED, run("logs", pod, "-n", "shop", "--save", home.resolve("nowhere/x.log").toString()).exit());
        assertEquals(ExitCode.USAGE, run("logs", pod, "-n", "shop", "-f", "--save", file.toString()).exit());
    }

    @Test
    void saysHowManyPodsItLeavesOut() {
        Ran ran = run("logs", "-l", "app=frontend", "-n", "shop", "--max-pods", "1");
        assertTrue(ran.err().contains("2 more pods are not read"), ran.err());
        assertEquals(10, ran.out().lines().count());
    }

    @Test
    void saysWhatIsWrongWithALog() {
        assertEquals(ExitCode.USAGE, run("logs").exit());
        assertEquals(ExitCode.REFUSED, run("logs", "nobody", "-n", "shop").exit());
        assertEquals(ExitCode.REFUSED, run("logs", "-l", "app=nobody", "-n", "shop").exit());
        Ran other = run("logs", pod, "-n", "shop", "-c", "other");
        assertEquals(ExitCode.REFUSED, other.exit());
        assertTrue(other.err().contains("has no container other"), other.err());
    }

    @Test
    void runsACommandWithItsExitCode() {
        assertEquals(new Ran(42, "out\n", "err\n"), run("exec", pod, "-n", "shop", "--", "sh", "-c", "echo out; echo err >&2; exit 42"));
    }

    @Test
    void handsOverTheStandardInput() {
        standardInput = "a\nb".getBytes(StandardCharsets.UTF_8);
        assertEquals(new Ran(0, "a\nb", ""), run("exec", "-i", "deployment/frontend", "-n", "shop", "--", "cat"));
    }

    @Test
    void saysWhatIsWrongWithACommand() {
        assertEquals(ExitCode.USAGE, run("exec", pod, "-n", "shop").exit());
        Ran missing = run("exec", pod, "-n", "shop", "--", "no-such-program");
        assertEquals(ExitCode.REFUSED, missing.exit());
        assertTrue(missing.err().contains("did not start"), missing.err());
    }

    @Test
    void addsADebugContainerToAPodAndRunsCommandsInIt() {
        Ran added = run("debug", "pod/" + pod, "-n", "shop", "--image", "busybox:1.37", "--target", "frontend");
        assertEquals(ExitCode.DONE, added.exit(), added.err());
        while (!run("get", "pod/" + pod, "-n", "shop", "-o", "yaml").out().contains("ephemeralContainerStatuses")
                || run("exec", pod, "-n", "shop", "-c", "debugger-1", "--", "sh", "-c", "true").exit() != 0) {
            Thread.onSpinWait();
        }
        assertEquals(new Ran(0, "inside\n", ""), run("exec", pod, "-n", "shop", "-c", "debugger-1", "--", "sh", "-c", "echo inside"));
    }

    @Test
    void attachesToWhatAContainerRuns() throws IOException {
        Path file = Files.writeString(home.resolve("asking.yaml"), """
                apiVersion: v1
                kind: Pod
                metadata: {name: asking, namespace: shop}
                spec:
                  restartPolicy: Never
                  containers:
                  - {name: main, image: busybox, command: [sh], stdin: true}
                """);
        assertEquals(ExitCode.DONE, run("apply", "-f", file.toString()).exit());
        while (!run("get", "pod/asking", "-n", "shop").out().contains("Running")) {
            Thread.onSpinWait();
        }
        standardInput = "echo typed\nexit 3\n".getBytes(StandardCharsets.UTF_8);
        Ran ran = run("attach", "-i", "asking", "-n", "shop");
        assertEquals(new Ran(3, "typed\n", ""), ran);
    }

    /** Collects what is printed, and tells when a pattern is there. */
    private static final class Printed extends ByteArrayOutputStream {
        private final Pattern pattern = Pattern.compile("127\\.0\\.0\\.1:(\\d+) ");
        private final CompletableFuture<Integer> port = new CompletableFuture<>();

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            super.write(bytes, offset, length);
            Matcher matcher = pattern.matcher(toString(StandardCharsets.UTF_8));
            if (matcher.find()) {
                port.complete(Integer.valueOf(matcher.group(1)));
            }
        }
    }

    private static String ask(int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: shop\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void forwardsAPortOfAServiceAlsoWhenItsPodIsReplaced() throws Exception {
        Printed out = new Printed();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Thread command = Thread.ofVirtual().start(() -> run(out, err, "port-forward", "service/checkout", "-n", "shop", ":http"));
        int port = out.port.get(30, TimeUnit.SECONDS);
        String first = ask(port);
        assertTrue(first.startsWith("HTTP/1.1 200"), first);
        Matcher served = Pattern.compile("pod/(checkout-\\S+),").matcher(out.toString(StandardCharsets.UTF_8));
        assertTrue(served.find());
        assertEquals(ExitCode.DONE, run("delete", "pod/" + served.group(1), "-n", "shop").exit());
        String second = ask(port);
        assertTrue(second.startsWith("HTTP/1.1 200"), second + err);
        assertTrue(!second.contains(served.group(1)), second);
        command.interrupt();
        assertTrue(command.join(Duration.ofSeconds(20)));
    }

    @Test
    void opensOtherAddressesOnlyWhenTheyAreTypedTwice() {
        Ran refused = run("forward", pod, "-n", "shop", "--address", "0.0.0.0", ":8080");
        assertEquals(ExitCode.REFUSED, refused.exit());
        assertTrue(refused.err().contains("--confirm 0.0.0.0"), refused.err());
        assertEquals(ExitCode.USAGE, run("forward", pod, "-n", "shop", "--address", "elsewhere", ":8080").exit());
    }

    @Test
    void saysWhatIsWrongWithAPort() {
        assertEquals(ExitCode.USAGE, run("forward", "service/frontend", "80", "service/checkout", "-n", "shop").exit());
        assertEquals(ExitCode.USAGE, run("forward", pod, "-n", "shop", "80:70000").exit());
        assertEquals(ExitCode.USAGE, run("forward", pod, "-n", "shop").exit());
        assertEquals(ExitCode.REFUSED, run("forward", pod, "-n", "shop", ":no-such").exit());
        assertEquals(ExitCode.REFUSED, run("port-forward", "nobody", "-n", "shop", ":80").exit());
    }
}
