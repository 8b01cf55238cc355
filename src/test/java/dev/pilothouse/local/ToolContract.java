package dev.pilothouse.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.local.Progress.Step;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.platform.command.Tools;
import dev.pilothouse.testing.StandIns;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What the clusters of a tool keep to over a stand-in of its command, under a locale that writes capital letters in its own way. */
@DisabledOnOs(OS.WINDOWS)
public abstract class ToolContract extends ProviderContract {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final Locale usual = Locale.getDefault();
    private final Path home;
    private final ClusterFiles files;
    private final SimpleClusters provider;

    protected final StandIns standIns;

    protected ToolContract(Path folder, String tool) {
        home = folder.resolve("Übung mit Leerzeichen");
        standIns = new StandIns(home, tool);
        files = new ClusterFiles(home.resolve("files"), tool);
        provider = over(standIns.tools());
    }

    /** Returns the tool as these tools find it. */
    protected abstract SimpleTool tool(Tools tools, ClusterFiles files);

    @BeforeEach
    final void speakTurkish() {
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
    }

    @AfterEach
    final void speakAsBefore() {
        Locale.setDefault(usual);
    }

    @Override
    protected final SimpleClusters provider() {
        return provider;
    }

    @Override
    protected final LocalCluster make(String name) {
        return provider.create(new SimplePlan(name, 2, ""), Progress.Listener.NOBODY);
    }

    /** Returns the same clusters over other tools. */
    protected final SimpleClusters over(Tools tools) {
        return new ToolClusters(tool(tools, files), files);
    }

    /** Gives a creation up while the control plane starts; it ends as cancelled, with nothing left. */
    private void givenUp(SimpleClusters hanging, Consumer<Thread> giveUp) throws InterruptedException {
        CountDownLatch hangs = new CountDownLatch(1);
        AtomicReference<ProblemCode> ended = new AtomicReference<>();
        Thread maker = Thread.ofPlatform().start(() -> {
            try {
                hanging.create(new SimplePlan("slow", 1, ""), progress -> {
                    if (progress instanceof Progress.Started started && started.step() == Step.CONTROL_PLANE) {
                        hangs.countDown();
                    }
                });
            } catch (ProblemException e) {
                ended.set(e.problem().code());
            }
        });
        assertTrue(hangs.await(SOON.toSeconds(), TimeUnit.SECONDS));
        giveUp.accept(maker);
        assertEquals(List.of(), provider.clusters());
        assertFalse(ProcessHandle.current().descendants().anyMatch(ProcessHandle::isAlive), "no process is left");
        assertTrue(maker.join(SOON));
        assertEquals(ProblemCode.CANCELLED, ended.get());
    }

    @Test
    protected final void aCancelledCreationEndsAllThatItStartedAndSweeps() throws InterruptedException {
        givenUp(over(standIns.with("STANDIN_HANG", "create")), maker -> {
            maker.interrupt();
            join(maker);
        });
    }

    @Test
    protected final void theEndOfTheProgramGivesUpWhatIsBeingMade() throws InterruptedException {
        SimpleClusters hanging = over(standIns.with("STANDIN_HANG", "create"));
        givenUp(hanging, _ -> hanging.close());
    }

    private static void join(Thread maker) {
        try {
            assertTrue(maker.join(SOON));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    protected final void aNameThatIsTakenIsRefusedAndItsClusterStays() {
        make("taken");
        ProblemException taken = assertThrows(ProblemException.class, () -> make("taken"));
        assertEquals(ProblemCode.CLUSTER_NAME_TAKEN, taken.problem().code());
        assertEquals(1, provider.clusters().size());
    }

    @Test
    protected final void isSimplyAbsentWhereTheCommandIs() {
        SimpleClusters absent = over(new Tools("Linux", home, Map.of("PATH", home.resolve("nothing").toString())));
        assertEquals(List.of(), absent.clusters());
        assertTrue(absent.tool().isEmpty());
        ProblemException missing =
                assertThrows(ProblemException.class, () -> absent.create(new SimplePlan("dev", 1, ""), Progress.Listener.NOBODY));
        assertEquals(ProblemCode.COMMAND_MISSING, missing.problem().code());
        assertTrue(missing.problem().detail().contains("nothing"), missing.problem()::detail);
    }
}
