package dev.pilothouse.ui.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.cluster.Context;
import dev.pilothouse.kubeconfig.ContextEdits;
import dev.pilothouse.kubeconfig.Locations;
import dev.pilothouse.local.LocalCluster.State;
import dev.pilothouse.model.Finding;
import dev.pilothouse.model.Finding.Severity;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.session.Session;
import dev.pilothouse.testing.FakeMachines;
import dev.pilothouse.testing.NoFiles;
import dev.pilothouse.testing.SameThreadFx;
import dev.pilothouse.testing.ScreenTest;
import dev.pilothouse.ui.cluster.ClustersPage.LocalTools;
import dev.pilothouse.ui.cluster.ClustersPage.PlaygroundTools;
import dev.pilothouse.ui.kit.Fx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

class ClustersScreenTest extends ScreenTest {

    private final FakeDoors fake = new FakeDoors();
    private final List<Session> opened = new ArrayList<>();
    private final List<String> saved = new ArrayList<>();
    private Held calls = new Held();
    private Optional<ClustersView> view = Optional.empty();
    private Optional<LocalTools> machines = Optional.empty();

    @Test
    void drawsEveryState() {
        shop();
        Stage stage = showing();
        screens("clusters", stage);
        fxRun(() -> {
            stage.setWidth(904);
            stage.setHeight(530);
        });
        settle();
        screens("clusters-small", stage);
    }

    @Test
    void leadsToASnapshotOfTheChosenCluster() {
        shop();
        Stage stage = showing();
        choose(view.orElseThrow(), "kind-shop-dev");
        fxRun(() -> stage.getScene().getRoot().lookupAll(".button").stream()
                .filter(button -> button instanceof Labeled named && "Save snapshot…".equals(named.getText()))
                .findFirst()
                .ifPresent(button -> ((ButtonBase) button).fire()));
        assertEquals(List.of("kind-shop-dev"), saved);
    }

    @Test
    void asksBeforeAPluginRunsAndEscapeIsTheSafeAnswer() {
        fake.plugin("legacy-eks", "aws", "eks", "get-token", "--cluster-name", "legacy", "--region", "eu-central-1");
        Stage stage = showing();
        fxRun(() -> stage.getScene().lookup("#clusters-table").requestFocus());
        robot.push(KeyCode.ENTER);
        until("the question", () -> stage.getScene().lookup(".consent") != null);
        settle();
        screens("consent", stage);
        robot.push(KeyCode.ESCAPE);
        until("no question", () -> stage.getScene().lookup(".consent") == null);
        assertEquals(0, opened.size());
        assertTrue(fake.trusted().isEmpty());
    }

    @Test
    void noKubeconfigSaysWhereItLooked() {
        fake.notice(new Finding(Severity.NOTE, Problem.of(ProblemCode.KUBECONFIG_NONE, "/home/developer/.kube/config"), ""));
        Stage stage = showing();
        screens("clusters-none", stage);
    }

    @Test
    void aPlaygroundIsMadeFromTheToolRow() {
        shop();
        FakePlaygrounds playgrounds = new FakePlaygrounds(fake);
        playgrounds.put("playground", State.RUNNING, 0);
        playgrounds.put("staging", State.RUNNING, 4711);
        playgrounds.put("prod", State.PAUSED, 0);
        Stage stage = showing(Optional.of(new PlaygroundTools(playgrounds, new NoFiles(), _ -> {}, _ -> {})));
        fxRun(() -> stage.getScene().lookup("#clusters-table").requestFocus());
        robot.push(KeyCode.END);
        settle();
        screens("clusters-playgrounds", stage);
        robot.clickOn(".playground-new");
        until("the dialog", () -> stage.getScene().lookup(".playground-make") != null);
        settle();
        screens("playground-new", stage);
        robot.write("Dev 1");
        settle();
        screen("playground-new-faults", stage);
        robot.push(KeyCode.ENTER);
        settle();
        assertTrue(playgrounds.calls.isEmpty());
        robot.push(KeyCode.CONTROL, KeyCode.A);
        robot.write("demo");
        robot.push(KeyCode.ENTER);
        until("the playground", () -> opened.size() == 1);
        assertEquals("demo", opened.getFirst().context().name());
    }

    @Test
    void clustersOfThisComputerAreLookedAfterInPlace() {
        shop();
        fake.context("docker", "unix:///var/run/docker.sock", Context.Way.ENGINE, "20.10.24", "");
        FakeMachines local = new FakeMachines();
        local.put("shop-dev", State.RUNNING, false, 2);
        local.put("edge", State.PAUSED, true, 0);
        local.put("team", State.PARTLY, true, 2);
        machines = Optional.of(new LocalTools(List.of(local), local, new NoFiles(), _ -> {}, _ -> {}, Path.of(FakeDoors.FILE)));
        Stage stage = showing();
        ClustersView view = this.view.orElseThrow();
        choose(view, "kind-team");
        screens("machines-partly", stage);
        choose(view, "kind-shop-dev");
        fxRun(() -> view.model().local().read());
        screens("machines", stage);
        calls.hold = true;
        fxRun(() -> view.model().deeds().pause(local.clusters().get(1)));
        screens("machines-pausing", stage);
        calls.hold = false;
        fxRun(() -> {
            stage.setWidth(904);
            stage.setHeight(530);
        });
        settle();
        screens("machines-small", stage);
        fxRun(() -> {
            stage.setWidth(1384);
            stage.setHeight(830);
        });
        fxRun(() -> view.model().deeds().askDelete(local.clusters().getFirst(), true));
        settle();
        screens("machines-delete", stage);
        fxRun(() -> {
            view.model().deeds().decline();
            view.model().deeds().askLoad(local.clusters().getLast());
        });
        settle();
        screens("machines-load", stage);
        assertTrue(stage.getScene().lookup(".local-question") != null);
    }

    private void choose(ClustersView view, String name) {
        fxRun(() -> view.model().chosenProperty().set(view.model().doors().stream().filter(door -> door.name().equals(name)).findFirst().orElseThrow()));
        settle();
    }

    /** Calls at once; while it holds, what was done is never told to be done. */
    private static final class Held implements Fx {

        private final SameThreadFx fx = new SameThreadFx();
        private boolean hold;

        @Override
        public void later(Runnable work) {
            fx.later(work);
        }

        @Override
        public Subscription after(Duration delay, Runnable work) {
            return fx.after(delay, work);
        }

        @Override
        public <T> Call<T> call(Callable<T> work) {
            Call<T> made = fx.call(work);
            return hold ? new Never<>() : made;
        }
    }

    private static final class Never<T> implements Fx.Call<T> {

        @Override
        public Fx.Call<T> onDone(Consumer<T> consumer) {
            return this;
        }

        @Override
        public Fx.Call<T> onRefused(Consumer<Problem> consumer) {
            return this;
        }

        @Override
        public void cancel() {}
    }

    private Stage showing() {
        return showing(Optional.empty());
    }

    private Stage showing(Optional<PlaygroundTools> playgrounds) {
        calls = fx(Held::new);
        ClustersPage page = fx(() -> new ClustersPage(
                fake.sessions(),
                fake.choices(),
                Optional.of(new ContextEdits(new Locations(List.of()))),
                playgrounds,
                machines,
                new ClustersPage.Ways(() -> {}, saved::add, _ -> {}),
                calls,
                language,
                opened::add));
        fxRun(page::shown);
        view = Optional.of((ClustersView) page.node());
        return showDressed(1384, 830, page.node());
    }

    private void shop() {
        fake.context("shop-prod", "https://api.eu-central.shop.example:6443", Context.Way.CERTIFICATE, "2027-03-03", FakeDoors.FILE);
        fake.context("shop-staging", "https://staging.shop.example:6443", Context.Way.TOKEN_FILE, "", FakeDoors.FILE);
        fake.context("kind-shop-dev", "https://127.0.0.1:40211", Context.Way.CERTIFICATE, "2027-11-20", FakeDoors.FILE);
        fake.broken("old-demo");
        fake.context(
                "legacy-eks",
                "https://0A1B2C.gr7.eu-central-1.eks.example",
                Context.Way.PLUGIN,
                "aws",
                "/home/developer/clusters/eu.yaml",
                new Finding(Severity.WARNING, Problem.of(ProblemCode.PLUGIN_MISSING, "aws", "/opt/homebrew/bin"), "/home/developer/clusters/eu.yaml:31"));
        fake.notice(new Finding(
                Severity.WARNING, Problem.of(ProblemCode.KUBECONFIG_READABLE_BY_OTHERS, "/home/developer/clusters/eu.yaml"), ""));
    }
}
