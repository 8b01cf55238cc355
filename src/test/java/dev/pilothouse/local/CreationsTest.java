package dev.pilothouse.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.local.Creation.Outcome;
import dev.pilothouse.local.PreflightFinding.Check;
import dev.pilothouse.local.PreflightFinding.Level;
import dev.pilothouse.local.Progress.Step;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class CreationsTest {

    private static final Instant START = Instant.parse("2026-11-29T12:00:00Z");
    private static final Blueprint SHOP = Preset.ONE_NODE.blueprint("shop", "");

    private final ScriptedKind kind = new ScriptedKind();
    private final List<Thread> threads = new ArrayList<>();
    private final UsualTimes usual;
    private final Path file;

    CreationsTest(@TempDir Path folder) {
        file = folder.resolve("state/times");
        usual = new UsualTimes(file);
    }

    private Creations creations(Consumer<Runnable> runner) {
        return new Creations(kind, usual, runner, InstantSource.fixed(START));
    }

    private void apart(Runnable work) {
        threads.add(Thread.ofVirtual().start(work));
    }

    @Test
    void whatIsToldIsThereForWhoComesLater() {
        kind.creating((_, listener) -> {
            listener.on(new Progress.Planned(START, List.of(Step.IMAGE)));
            return ScriptedKind.cluster("shop");
        });
        Creations creations = creations(Runnable::run);
        Creation creation = creations.start(SHOP);
        assertEquals(new Outcome.Ready(ScriptedKind.cluster("shop")), creation.outcome());
        assertEquals(3, creation.toldAfter(0).size());
        assertEquals(List.of(new Progress.Planned(START, List.of(Step.IMAGE))), creation.toldAfter(2));
        assertSame(creation, creations.of("shop").orElseThrow());
        assertEquals(List.of(), creations.running());
    }

    @Test
    void anErrorOfTheChecksBeginsNothing() {
        kind.finding(PreflightFinding.of(Check.ENGINE, Level.ERROR, "silent")).creating((_, _) -> {
            throw new AssertionError("begun");
        });
        Creation creation = creations(Runnable::run).start(SHOP);
        assertInstanceOf(Outcome.Blocked.class, creation.outcome());
        assertEquals(ProblemCode.PREFLIGHT_BLOCKS, ((Progress.Failed) creation.toldAfter(1).getFirst()).problem().code());
    }

    @Test
    void twoOfOneNameAreOne() throws InterruptedException {
        CountDownLatch go = new CountDownLatch(1);
        kind.creating((blueprint, _) -> {
            ScriptedKind.await(go);
            return ScriptedKind.cluster(blueprint.name());
        });
        Creations creations = creations(this::apart);
        Creation first = creations.start(SHOP);
        assertSame(first, creations.start(SHOP));
        Creation other = creations.start(SHOP.withName("other"));
        assertEquals(List.of(first, other), creations.running());
        go.countDown();
        join();
        assertTrue(first.outcome() instanceof Outcome.Ready && other.outcome() instanceof Outcome.Ready);
        assertFalse(first == creations.start(SHOP));
        join();
    }

    private void join() throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
    }

    @Test
    void whatIsCancelledBeforeItBeginsEndsAndTellsIt() {
        List<Runnable> later = new ArrayList<>();
        kind.creating((_, _) -> {
            throw new AssertionError("begun");
        });
        Creation creation = creations(later::add).start(SHOP);
        creation.cancel();
        List<Outcome> seen = new ArrayList<>();
        creation.onChange(() -> seen.add(creation.outcome()));
        later.forEach(Runnable::run);
        assertEquals(List.of(new Outcome.Cancelled()), seen);
    }

    @Test
    void cancellingInterruptsAndEndsCancelled() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        kind.creating((_, _) -> {
            begun.countDown();
            ScriptedKind.await(new CountDownLatch(1));
            throw new AssertionError();
        });
        Creations creations = creations(this::apart);
        Creation creation = creations.start(SHOP);
        begun.await();
        creation.cancel();
        join();
        assertEquals(new Outcome.Cancelled(), creation.outcome());
        creation.cancel();
        assertEquals(new Outcome.Cancelled(), creation.outcome());
        creations.forget(creation);
        assertEquals(Optional.empty(), creations.of("shop"));
    }

    @Test
    void theEndOfTheProgramCancelsAndWaits() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        kind.creating((_, _) -> {
            begun.countDown();
            ScriptedKind.await(new CountDownLatch(1));
            throw new AssertionError();
        });
        Creations creations = creations(this::apart);
        Creation creation = creations.start(SHOP);
        begun.await();
        creations.close();
        assertEquals(new Outcome.Cancelled(), creation.outcome());
        join();
    }

    @Test
    void oneThatIsCancelledBeforeItsThreadRunsNeverBegins() {
        List<Runnable> waiting = new ArrayList<>();
        Creation creation = creations(waiting::add).start(SHOP);
        creation.cancel();
        waiting.forEach(Runnable::run);
        assertEquals(new Outcome.Cancelled(), creation.outcome());
        assertEquals(List.of(), creation.toldAfter(0));
    }

    @Test
    void aFailureIsKeptAndCanBeCleanedUp() {
        Problem failure = Problem.of(ProblemCode.KIND_FAILED, "shop");
        kind.creating((_, _) -> {
            throw new ProblemException(failure);
        });
        Creations creations = creations(Runnable::run);
        Creation creation = creations.start(SHOP);
        assertEquals(new Outcome.Failed(failure), creation.outcome());
        creations.cleanUp(creation);
        assertEquals(List.of("shop"), kind.deleted());
        assertEquals(List.of(), creations.all());
    }

    @Test
    void listenersHearOfEveryChange() {
        List<String> heard = new ArrayList<>();
        kind.creating((blueprint, listener) -> {
            listener.on(new Progress.Line(START, Step.IMAGE, "one"));
            return ScriptedKind.cluster(blueprint.name());
        });
        Creations creations = creations(Runnable::run);
        creations.onChange(() -> heard.add(creations.of("shop").map(it -> it.outcome().getClass().getSimpleName()).orElse("")));
        creations.start(SHOP);
        assertEquals(List.of("Running", "Running", "Running", "Running", "Ready"), heard);
    }

    private static List<Progress> took(Step step, int seconds) {
        return List.of(new Progress.Started(START, step, ""), new Progress.Ended(START.plusSeconds(seconds), step, ""));
    }

    @Test
    void twoCreationsTellWhatIsUsual() throws IOException {
        usual.learn(took(Step.IMAGE, 20));
        assertEquals(Optional.empty(), usual.of(Step.IMAGE));
        usual.learn(took(Step.IMAGE, 10));
        usual.learn(took(Step.IMAGE, 40));
        assertEquals(new UsualTimes.Range(Duration.ofSeconds(10), Duration.ofSeconds(40)), usual.of(Step.IMAGE).orElseThrow());
        assertEquals(Optional.of(Duration.ofSeconds(20)), new UsualTimes(file).of(List.of(Step.IMAGE)));
        assertEquals(Optional.empty(), new UsualTimes(file).of(List.of(Step.IMAGE, Step.NODES)));
        for (int i = 0; i < 8; i++) {
            usual.learn(took(Step.IMAGE, 7));
        }
        assertEquals(new UsualTimes.Range(Duration.ofSeconds(7), Duration.ofSeconds(7)), usual.of(Step.IMAGE).orElseThrow());
        Files.writeString(file, "SOMETHING new 1\nIMAGE x\n");
        assertEquals(Optional.empty(), new UsualTimes(file).of(Step.IMAGE));
    }
}
