package dev.pilothouse.ui.creating;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.local.Creation;
import dev.pilothouse.local.Creation.Outcome;
import dev.pilothouse.local.Creations;
import dev.pilothouse.local.LocalCluster;
import dev.pilothouse.local.Progress.NodeStage;
import dev.pilothouse.local.Progress.Step;
import dev.pilothouse.local.ScriptedKind;
import dev.pilothouse.local.UsualTimes;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.testing.SameThreadFx;
import dev.pilothouse.ui.creating.Story.LogLine;
import dev.pilothouse.ui.creating.Story.State;
import dev.pilothouse.ui.creating.Story.StepLine;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CreatingViewModelTest {

    private final SameThreadFx fx = new SameThreadFx();
    private final ScriptedKind kind = new ScriptedKind();
    private final List<Runnable> threads = new ArrayList<>();
    private final List<LocalCluster> opened = new ArrayList<>();
    private final Creations creations;
    private Instant now = Script.START;

    CreatingViewModelTest(@TempDir Path folder) {
        creations = new Creations(kind, new UsualTimes(folder.resolve("times")), threads::add, () -> now);
    }

    private CreatingViewModel start() {
        CreatingViewModel model = new CreatingViewModel(creations.start(Script.SHOP), creations, fx, () -> now, opened::add);
        model.shown();
        return model;
    }

    /** Lets the creation go on: all that the script tells, and its end. */
    private void run() {
        List<Runnable> due = List.copyOf(threads);
        threads.clear();
        due.forEach(Runnable::run);
    }

    private void tells(Consumer<Script> script) {
        kind.creating((blueprint, listener) -> {
            script.accept(new Script(listener));
            return ScriptedKind.cluster(blueprint.name());
        });
    }

    private void fails(Consumer<Script> script, Problem problem) {
        kind.creating((_, listener) -> {
            script.accept(new Script(listener));
            throw new ProblemException(problem);
        });
    }

    private static StepLine step(CreatingViewModel model, Step step) {
        return model.story().steps().stream().filter(line -> line.step() == step).findFirst().orElseThrow();
    }

    @Test
    void stepsNodesAndLogAreWhatWasTold() {
        List<String> seen = new ArrayList<>();
        CreatingViewModel model = start();
        kind.creating((blueprint, listener) -> {
            Script script = new Script(listener).toControlPlane();
            now = script.now().plusSeconds(18);
            assertEquals(State.CURRENT, step(model, Step.CONTROL_PLANE).state());
            assertEquals(Duration.ofSeconds(18), step(model, Step.CONTROL_PLANE).took(model.now()));
            assertEquals(Duration.ofSeconds(46), model.soFar());
            assertEquals(Optional.of(Step.CONTROL_PLANE), model.story().current().map(StepLine::step));
            seen.add("seen");
            return ScriptedKind.cluster(blueprint.name());
        });
        assertEquals(4, model.story().nodes().size());
        run();
        assertEquals(List.of("seen"), seen);
        assertEquals(13, model.story().steps().size());
        assertEquals(Step.PREFLIGHT, model.story().steps().getFirst().step());
        assertEquals(Duration.ofSeconds(21), step(model, Step.IMAGE).took(now));
        assertEquals("kindest/node:v1.34.2, 412 MB", step(model, Step.IMAGE).detail());
        assertEquals(State.TO_COME, step(model, Step.JOIN_WORKERS).state());
        assertEquals(new Story.NodeTile("shop-dev-control-plane", true, NodeStage.STARTING, "172.18.0.3"), model.story().nodes().getFirst());
        assertEquals(8, model.story().log().size());
    }

    @Test
    void aPageThatIsOpenedLaterShowsTheSame() {
        tells(Script::toControlPlane);
        Creation creation = creations.start(Script.SHOP);
        run();
        CreatingViewModel late = new CreatingViewModel(creation, creations, fx, () -> now, opened::add);
        late.shown();
        assertEquals(13, late.story().steps().size());
        assertEquals(List.of(), opened);
        late.openCluster();
        assertEquals(1, opened.size());
        assertEquals(List.of(), creations.all());
    }

    @Test
    void aReadyClusterIsOpenedForWhoLooksAndWants() {
        CreatingViewModel looked = start();
        run();
        assertEquals(List.of(ScriptedKind.cluster("shop-dev")), opened);
        looked.close();
        CreatingViewModel told = start();
        told.opensProperty().set(false);
        run();
        assertEquals(1, opened.size());
        assertInstanceOf(Outcome.Ready.class, told.outcome());
        told.close();
        CreatingViewModel left = start();
        left.opensProperty().set(true);
        left.hidden();
        run();
        assertEquals(1, opened.size());
    }

    @Test
    void aFailureSaysItsCauseFirstAndMarksTheLine() {
        fails(script -> script.toControlPlane()
                .says(Step.CONTROL_PLANE, "E1129 kubelet is configured to not run on a host using cgroup v1, exiting", " ✗ Starting control-plane")
                .explained(), Problem.of(ProblemCode.CONTROL_PLANE_NOT_STARTED, "shop-dev"));
        CreatingViewModel model = start();
        run();
        Outcome.Failed failed = assertInstanceOf(Outcome.Failed.class, model.outcome());
        assertEquals(ProblemCode.CGROUP_V1_REFUSED, model.story().cause(failed.problem()).code());
        assertEquals(List.of("E1129 kubelet is configured to not run on a host using cgroup v1, exiting"),
                model.story().log().stream().filter(LogLine::cause).map(LogLine::text).toList());
        assertFalse(model.leavesNodes());
        model.retry(model.remedies().getFirst().blueprint());
        assertTrue(model.blueprint().allowsCgroupV1());
        assertInstanceOf(Outcome.Running.class, model.outcome());
    }

    @Test
    void aCauseFromAnotherFileIsALineOfItsOwn() {
        fails(script -> script.toControlPlane().explained(), Problem.of(ProblemCode.CONTROL_PLANE_NOT_STARTED, "shop-dev"));
        CreatingViewModel model = start();
        run();
        LogLine last = model.story().log().getLast();
        assertEquals("shop-dev-control-plane/kubelet.log:212  kubelet is configured to not run on a host using cgroup v1", last.text());
        assertTrue(last.cause());
    }

    @Test
    void tryingAgainBeginsAnewFromTheSameBlueprint() {
        fails(Script::toControlPlane, Problem.of(ProblemCode.KIND_FAILED, "shop-dev"));
        CreatingViewModel model = start();
        run();
        kind.creating((blueprint, _) -> ScriptedKind.cluster(blueprint.name()));
        model.again();
        assertInstanceOf(Outcome.Running.class, model.outcome());
        assertEquals(List.of(), model.story().log());
        run();
        assertEquals(1, opened.size());
        assertEquals(List.of(), kind.deleted());
    }

    @Test
    void nodesThatStayedAreRemovedBeforeTheNextAttempt() {
        fails(Script::toControlPlane, Problem.of(ProblemCode.KIND_FAILED, "shop-dev"));
        CreatingViewModel model = start();
        run();
        model.againAndKeep();
        run();
        assertTrue(model.blueprint().extras().retain());
        assertTrue(model.leavesNodes());
        assertEquals(List.of(), kind.deleted());
        model.again();
        assertEquals(List.of("shop-dev"), kind.deleted());
        run();
        List<String> then = new ArrayList<>();
        model.cleanUp(() -> then.add("left"));
        assertEquals(List.of("shop-dev", "shop-dev"), kind.deleted());
        assertEquals(List.of("left"), then);
        assertEquals(List.of(), creations.all());
    }

    @Test
    void whatRemainsIsKnownAfterTwoCreations() {
        Consumer<Script> whole = script -> {
            script.planned();
            Script.STEPS.forEach(step -> script.begins(step, "").after(5_000).ends(step, ""));
        };
        tells(whole);
        for (int i = 0; i < 2; i++) {
            CreatingViewModel model = start();
            assertEquals(Optional.empty(), model.remaining());
            now = Script.START;
            run();
        }
        CreatingViewModel model = start();
        List<Optional<Duration>> remaining = new ArrayList<>();
        kind.creating((blueprint, listener) -> {
            Script script = new Script(listener).planned().begins(Step.IMAGE, "");
            now = script.now().plusSeconds(2);
            remaining.add(model.remaining());
            now = script.now().plusSeconds(200);
            remaining.add(model.remaining());
            return ScriptedKind.cluster(blueprint.name());
        });
        run();
        assertEquals(List.of(Optional.of(Duration.ofSeconds(58)), Optional.empty()), remaining);
        assertEquals(Duration.ofSeconds(5), model.usual(Step.NODES).orElseThrow().longest());
    }

    @Test
    void theTimeGoesOnWhileNothingIsToldAndStandsOnceItHasEnded() {
        CreatingViewModel model = start();
        long before = model.revisionProperty().get();
        fx.advance(Duration.ofSeconds(3));
        assertEquals(before + 3, model.revisionProperty().get());
        run();
        long ended = model.revisionProperty().get();
        fx.advance(Duration.ofSeconds(3));
        assertEquals(ended, model.revisionProperty().get());
    }

    @Test
    void cancellingIsSeenAtOnce() {
        CreatingViewModel model = start();
        model.cancel();
        assertInstanceOf(Outcome.Cancelling.class, model.outcome());
        run();
        assertInstanceOf(Outcome.Cancelled.class, model.outcome());
        model.close();
    }
}
