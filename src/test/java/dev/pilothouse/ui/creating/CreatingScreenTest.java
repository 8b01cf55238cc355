package dev.pilothouse.ui.creating;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.pilothouse.local.Creation.Outcome;
import dev.pilothouse.local.Creations;
import dev.pilothouse.local.PreflightFinding;
import dev.pilothouse.local.PreflightFinding.Check;
import dev.pilothouse.local.PreflightFinding.Level;
import dev.pilothouse.local.Progress.Step;
import dev.pilothouse.local.ScriptedKind;
import dev.pilothouse.local.UsualTimes;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.testing.SameThreadFx;
import dev.pilothouse.testing.ScreenTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of the page in each of its states. */
class CreatingScreenTest extends ScreenTest {

    private static final String[] KUBEADM = {
        "[init] Using Kubernetes version: v1.34.2", "[preflight] Running pre-flight checks", "[certs] Generating \"ca\" certificate and key",
        "[certs] Generating \"apiserver\" certificate and key", "[kubeconfig] Writing \"admin.conf\" kubeconfig file",
        "[etcd] Creating static Pod manifest for local etcd", "[kubelet-start] Starting the kubelet",
        "[wait-control-plane] Waiting for the kubelet to boot up"};

    private final ScriptedKind kind = new ScriptedKind();
    private final CountDownLatch end = new CountDownLatch(1);
    private final List<String> left = new CopyOnWriteArrayList<>();
    private final SameThreadFx time = fx(SameThreadFx::new);
    private final Creations creations;
    private Instant now = Script.START;

    CreatingScreenTest(@TempDir Path folder) throws IOException {
        Path times = folder.resolve("times");
        Files.writeString(times, String.join("\n", List.of(
                "IMAGE 200 400", "NODES 5000 6000", "CONFIGURATION 900 1000", "CONTROL_PLANE 15000 25000", "NETWORK 1000 1200", "STORAGE 400 500",
                "JOIN_WORKERS 12000 15000", "KUBECONFIG 100 100", "API_READY 100 200", "NODES_READY 4000 5000", "DNS_READY 2000 2500", "STORAGE_READY 900 1000")));
        creations = new Creations(kind, new UsualTimes(times), Thread.ofVirtual()::start, () -> now);
    }

    @AfterEach
    void letGo() {
        end.countDown();
        creations.close();
    }

    private Stage show(double width, double height, Consumer<Script> script, Problem... failure) throws InterruptedException {
        CountDownLatch told = new CountDownLatch(1);
        kind.creating((blueprint, listener) -> {
            script.accept(new Script(listener));
            told.countDown();
            if (failure.length > 0) {
                throw new ProblemException(failure[0]);
            }
            ScriptedKind.await(end);
            return ScriptedKind.cluster(blueprint.name());
        });
        var creation = creations.start(Script.SHOP);
        while (failure.length > 0 ? creation.goesOn() : told.getCount() > 0) {
            Thread.onSpinWait();
        }
        now = Script.START.plusSeconds(46);
        CreatingViewModel model = fx(() -> new CreatingViewModel(creation, creations, time, () -> now, _ -> {}));
        fxRun(model::shown);
        CreatingView view = fx(() -> new CreatingView(model, language, () -> {}, () -> left.add("left")));
        Stage stage = showDressed(width, height, view);
        fxRun(view::focusFirst);
        return stage;
    }

    @Test
    void escLeavesAndCancelsNothing() throws InterruptedException {
        show(1384, 856, Script::toControlPlane);
        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        until("the page was left", () -> left.equals(List.of("left")));
        assertInstanceOf(Outcome.Running.class, creations.of("shop-dev").orElseThrow().outcome());
    }

    @Test
    void whileItIsMade() throws InterruptedException {
        Stage stage = show(1384, 856, script -> script.toControlPlane().says(Step.CONTROL_PLANE, KUBEADM));
        screens("creating", stage);
    }

    @Test
    void whileItIsMadeInTheSmallestWindow() throws InterruptedException {
        screen("creating-960x600", show(904, 556, script -> script.toControlPlane().says(Step.CONTROL_PLANE, KUBEADM)));
    }

    @Test
    void whenItFailed() throws InterruptedException {
        Stage stage = show(1384, 856, script -> script.toControlPlane()
                .says(Step.CONTROL_PLANE, KUBEADM)
                .after(40_000)
                .says(Step.CONTROL_PLANE, "E1129 23:14:48.1 kubelet is configured to not run on a host using cgroup v1", " ✗ Starting control-plane 🕹️")
                .explained(), Problem.of(ProblemCode.CONTROL_PLANE_NOT_STARTED, "shop-dev"));
        screens("creating-failed", stage);
    }

    @Test
    void whenTheChecksFoundSomething() throws InterruptedException {
        kind.finding(new PreflightFinding(Check.BLUEPRINT, Level.ERROR, "port-twice", List.of("8080", "shop-dev-worker", "shop-dev-control-plane"), List.of(), List.of()));
        var creation = creations.start(Script.SHOP);
        while (creation.goesOn()) {
            Thread.onSpinWait();
        }
        CreatingViewModel model = fx(() -> new CreatingViewModel(creation, creations, time, () -> now, _ -> {}));
        screen("creating-blocked", showDressed(1384, 856, fx(() -> new CreatingView(model, language, () -> {}, () -> {}))));
    }
}
