package dev.pilothouse.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.engine.Engine;
import dev.pilothouse.settings.Folders;
import dev.pilothouse.words.Words;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Playgrounds from the command line, in this process and in one of their own. */
class PlaygroundCommandTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path home;

    private record Ran(int exit, String out, String err) {}

    private Ran run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = run(new PrintStream(out, true, StandardCharsets.UTF_8), err, arguments);
        return new Ran(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private int run(PrintStream out, ByteArrayOutputStream err, String... arguments) {
        Map<String, String> environment = Map.of("XDG_STATE_HOME", home.resolve("state").toString(), "XDG_CONFIG_HOME", home.resolve("config").toString());
        try (Engine engine = new Engine(Folders.of("Linux", home, environment), environment, home, home)) {
            return new CommandLineApp(
                            engine.sessions(),
                            engine.journal(),
                            engine.playgrounds(),
                            LocalWork.of(engine.local()),
                            new Words(Locale.ENGLISH),
                            home,
                            new ByteArrayInputStream(new byte[0]),
                            out,
                            new PrintStream(err, true, StandardCharsets.UTF_8))
                    .run(arguments);
        }
    }

    /** Hands over each line as soon as it is printed. */
    private static PrintStream lines(LinkedBlockingQueue<String> lines) {
        return new PrintStream(new ByteArrayOutputStream() {
            @Override
            public synchronized void flush() {
                toString(StandardCharsets.UTF_8).lines().forEach(lines::add);
                reset();
            }
        }, true, StandardCharsets.UTF_8);
    }

    @Test
    void servesUntilItIsStoppedAndPrintsTheKubeconfigFirst() throws Exception {
        LinkedBlockingQueue<String> printed = new LinkedBlockingQueue<>();
        CompletableFuture<Integer> serving =
                CompletableFuture.supplyAsync(() -> run(lines(printed), new ByteArrayOutputStream(), "playground", "start", "--name", "dev", "--scenario", "empty"));
        Path kubeconfig = Path.of(String.valueOf(printed.poll(60, TimeUnit.SECONDS)));
        assertTrue(Files.readString(kubeconfig).contains("current-context"), kubeconfig.toString());
        Ran list = run("playground", "list");
        assertTrue(list.out().contains("dev") && list.out().contains("running"), list.out());
        assertEquals(0, run("playground", "stop", "dev").exit());
        assertEquals(0, serving.get(60, TimeUnit.SECONDS));
        assertTrue(run("playground", "list").out().contains("stopped"));
    }

    @Test
    void goesOnInAProcessOfItsOwn() {
        Ran started = run("playground", "start", "--name", "apart", "--scenario", "empty", "--detach");
        try {
            assertEquals(0, started.exit(), started.err());
            assertTrue(Files.exists(Path.of(started.out().strip())), started.out());
            Ran pods = run("get", "nodes", "--context", "apart", "-o", "name");
            assertTrue(pods.out().contains("node/"), pods.out() + pods.err());
            Ran faster = run("playground", "speed", "20", "--name", "apart");
            assertEquals(0, faster.exit(), faster.err());
            Ran nobody = run("playground", "break", "crash", "no-such-pod", "-n", "default", "--name", "apart");
            assertEquals(1, nobody.exit(), nobody.out());
            assertTrue(nobody.err().contains("no-such-pod"), nobody.err());
            Ran broken = run("playground", "break", "kill-node", "playground-worker", "--name", "apart");
            assertEquals(0, broken.exit(), broken.err());
            assertTrue(run("get", "faults", "--context", "apart").out().contains("KillNode"));
            assertEquals(0, run("playground", "mend", "--name", "apart").exit());
        } finally {
            Ran stopped = run("playground", "stop", "apart");
            assertEquals(0, stopped.exit(), stopped.err());
        }
    }

    @Test
    void refusesWhatCannotBeMade() {
        assertEquals(2, run("playground", "start", "--name", "No Name").exit());
        assertEquals(2, run("playground", "start", "--nodes", "0").exit());
        Ran port = run("playground", "start", "--port", "70000");
        assertEquals(2, port.exit());
        assertFalse(port.err().contains("Commands:"), port.err());
        Ran scenario = run("playground", "start", "--scenario", "moon");
        assertEquals(2, scenario.exit());
        assertTrue(scenario.err().contains("shop"), scenario.err());
        assertEquals(1, run("playground", "stop", "never").exit());
        assertEquals(1, run("playground", "snapshot", "--name", "never", home.resolve("x").toString()).exit());
        assertEquals(2, run("playground", "step", "soon").exit());
        assertEquals(2, run("playground", "break", "dance").exit());
        assertEquals(2, run("playground").exit());
    }
}
