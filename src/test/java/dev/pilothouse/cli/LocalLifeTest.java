package dev.pilothouse.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.change.Guard;
import dev.pilothouse.local.Ailment;
import dev.pilothouse.local.LocalCluster;
import dev.pilothouse.local.LocalCluster.State;
import dev.pilothouse.local.Provider;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.model.Tree;
import dev.pilothouse.testing.FakeEngines;
import dev.pilothouse.testing.FakeMachines;
import dev.pilothouse.text.Json;
import dev.pilothouse.words.Words;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LocalLifeTest {

    private final FakeMachines fake = new FakeMachines();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<Provider> providers = new ArrayList<>(List.of(fake));
    private Guard.Level guard = Guard.Level.FREE;

    @Test
    void listsThemWithTheirNodesAndWhatIsWrong() {
        fake.put("shop", State.RUNNING, true, 2);
        fake.put("team", State.PARTLY, false, 1);

        assertEquals(ExitCode.DONE, run("list"));

        List<String> lines = out().lines().toList();
        assertEquals(List.of("shop", "kind", "running", "3/3", "v1.34.4", "3h", "127.0.0.1:40211->6443/tcp,0.0.0.0:8080->80/tcp", "yes", "kind-shop"),
                List.of(lines.get(1).split(" +")));
        assertTrue(lines.get(2).contains("partly") && lines.get(2).contains("1/2"), lines.get(2));
        assertTrue(err().contains("team: Not running, while others are: team-worker."), err());
    }

    @Test
    void tellsProgramsAllThatIsKnown() {
        fake.put("team", State.PARTLY, false, 1);

        run("list", "-o", "json", "--use");

        Tree cluster = Json.read(out()).trees("clusters").getFirst();
        assertEquals("partly", cluster.text("state"));
        assertEquals("control-plane", cluster.trees("nodes").getFirst().text("role"));
        assertEquals("nodes-stopped", cluster.trees("wrong").getFirst().text("cause"));
        assertEquals("mend", cluster.trees("wrong").getFirst().text("cure"));
    }

    @Test
    void anEngineThatDoesNotAnswerIsToldAndIsNoEmptyList() {
        fake.silence(Problem.of(ProblemCode.ENGINE_NOT_RUNNING, "unix:///gone.sock"));

        assertEquals(ExitCode.REFUSED, run("list"));
        assertTrue(err().contains("unix:///gone.sock"), err());
        assertFalse(err().contains("There are no clusters"), err());
        assertEquals(ExitCode.REFUSED, run("pause", "shop"));
        assertEquals(List.of(), fake.calls);
    }

    @Test
    void aNameThatSeveralToolsHaveIsNotGuessed() {
        fake.put("shop", State.RUNNING, true, 1);
        providers.add(new OtherTool());

        assertEquals(ExitCode.REFUSED, run("delete", "shop"));
        assertTrue(err().contains("kind/shop, other/shop"), err());
        assertEquals(List.of(), fake.calls);
        assertEquals(ExitCode.DONE, run("pause", "kind/shop"));
        assertEquals(1, fake.calls.size());
    }

    /** Another tool that has a cluster of the same name. */
    private static final class OtherTool implements Provider {

        @Override
        public String id() {
            return "other";
        }

        @Override
        public List<LocalCluster> clusters() {
            return List.of(new LocalCluster(
                    id(), "shop", State.RUNNING, Path.of("/nowhere"), "other-shop", "", 0, "", Optional.empty(), true, List.of(), List.of()));
        }

        @Override
        public Subscription onChange(Runnable listener) {
            return Subscription.NONE;
        }

        @Override
        public LocalCluster start(String name) {
            throw new AssertionError(name);
        }

        @Override
        public void stop(String name) {
            throw new AssertionError(name);
        }

        @Override
        public void delete(String name) {
            throw new AssertionError(name);
        }

        @Override
        public void close() {}
    }

    @Test
    void pausesAndResumesByNameOrContextAndEndsWithTheKubeconfig() {
        fake.put("shop", State.RUNNING, true, 1);

        assertEquals(ExitCode.DONE, run("pause", "kind-shop"));
        assertTrue(err().contains("✓ Stop the workers  shop-worker  10.4 s"), err());
        assertEquals(ExitCode.DONE, run("resume", "kind/shop"));

        assertEquals(List.of("pause shop", "resume shop"), fake.calls);
        assertTrue(out().strip().endsWith("kind-shop.kubeconfig"), out());
    }

    @Test
    void progressForProgramsIsOneObjectALine() {
        fake.put("shop", State.RUNNING, true, 1);

        run("pause", "shop", "-o", "json");

        List<Tree> told = out().lines().map(Json::read).toList();
        assertEquals(List.of("planned", "started", "ended", "started"), told.stream().map(each -> each.text("type")).toList());
    }

    @Test
    void whatARepairLeavesIsPrintedAndRefuses() {
        fake.put("shop", State.RUNNING, true, 1);
        fake.ill(Ailment.of(Ailment.Cause.PORT_TAKEN, "8080", "shop-control-plane"));

        assertEquals(ExitCode.REFUSED, run("repair", "shop", "--dry-run"));
        assertEquals(List.of(), fake.calls);
        assertTrue(out().startsWith("Port 8080 is taken: shop-control-plane binds it"), out());
        fake.ill();
        assertEquals(ExitCode.DONE, run("repair", "shop"));
        assertEquals(List.of("repair shop"), fake.calls);
    }

    @Test
    void imagesAndArchivesAreLoadedIntoTheChosenNodesWithAWarningForLatest() {
        fake.put("shop", State.RUNNING, true, 1);

        assertEquals(ExitCode.DONE, run("load", "shop", "shop/web:2", "shop/api", "--archive", "/tmp/all.tar", "--nodes", "shop-worker"));

        assertEquals(
                List.of(
                        "load OfEngine[reference=shop/web:2] [shop-worker]",
                        "load OfEngine[reference=shop/api] [shop-worker]",
                        "load OfArchive[file=/tmp/all.tar] [shop-worker]"),
                fake.calls);
        assertEquals(1, err().lines().filter(line -> line.contains("imagePullPolicy")).count());
        assertEquals(ExitCode.USAGE, run("load", "shop"));
    }

    @Test
    void anArchiveNamedInPlaceOfAnImageIsLoadedAsOne(@TempDir Path folder) throws IOException {
        fake.put("shop", State.RUNNING, true, 1);
        Path archive = Files.createFile(folder.resolve("all images.tar"));

        assertEquals(ExitCode.DONE, run("load", "shop", archive.toString(), "shop/gone.tar:1"));

        assertEquals(List.of("load OfArchive[file=" + archive + "] []", "load OfEngine[reference=shop/gone.tar:1] []"), fake.calls);
        assertFalse(err().contains("imagePullPolicy"), err());
    }

    @Test
    void nobodyIsWarnedOfAnImageThatWasNotLoaded() {
        fake.put("shop", State.RUNNING, true, 1);
        fake.failNext(Problem.of(ProblemCode.ENGINE_NOT_RUNNING, "unix:///gone.sock"));

        assertEquals(ExitCode.REFUSED, run("load", "shop", "shop/api"));
        assertFalse(err().contains("imagePullPolicy"), err());
    }

    @Test
    void deletingSaysWhatGoesAndAsksTheGuard() {
        fake.put("shop", State.RUNNING, true, 1);
        guard = Guard.Level.TYPE_NAME;

        assertEquals(ExitCode.DONE, run("delete", "shop", "--dry-run"));
        assertTrue(err().contains("shop-control-plane, shop-worker") && err().contains("kind-registry"), err());
        assertEquals(ExitCode.REFUSED, run("delete", "shop"));
        assertEquals(List.of(), fake.calls);
        assertEquals(ExitCode.DONE, run("delete", "shop", "--confirm", "kind-shop"));

        assertEquals(List.of("delete shop"), fake.calls);
        assertEquals(ExitCode.REFUSED, run("delete", "shop", "--confirm", "kind-shop"));
    }

    @Test
    void logsAndKubeconfigGoWhereThePersonSays() {
        fake.put("shop", State.RUNNING, true, 1);

        run("logs", "shop", "/tmp/logs.zip");
        run("kubeconfig", "shop", "--merge");
        run("kubeconfig", "shop", "--into", "/tmp/other", "--use");

        assertEquals(List.of("logs shop /tmp/logs.zip", "add shop to /home/developer/.kube/config", "add shop to /tmp/other and use it"), fake.calls);
    }

    @Test
    void saysTheSameUnderTurkishRules() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            tellsProgramsAllThatIsKnown();
        } finally {
            Locale.setDefault(before);
        }
    }

    private int run(String... arguments) {
        Terminal terminal = new Terminal(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new Words(Locale.ENGLISH));
        LocalWork work = new LocalWork(
                new FakeKindClusters(List.of()),
                new FakeEngines(),
                List.of(),
                providers,
                Optional.of(fake),
                Path.of("/home/developer/.kube/config"),
                (cluster, typed) -> new Guard(guard, cluster.context()).consent(typed));
        CommandLine command = LocalCommand.of(work, terminal);
        command.setExecutionExceptionHandler((failure, _, _) -> {
            terminal.problem(((ProblemException) failure).problem());
            return ExitCode.REFUSED;
        });
        int exit = command.execute(arguments);
        terminal.flush();
        return exit;
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
