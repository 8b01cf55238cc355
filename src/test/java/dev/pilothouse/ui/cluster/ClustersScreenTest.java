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
import dev.pilothouse.session.Session;
import dev.pilothouse.testing.SameThreadFx;
import dev.pilothouse.testing.ScreenTest;
import dev.pilothouse.ui.cluster.ClustersPage.PlaygroundTools;
import dev.pilothouse.ui.kit.FileDialogs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

class ClustersScreenTest extends ScreenTest {

    private final FakeDoors fake = new FakeDoors();
    private final List<Session> opened = new ArrayList<>();

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

    private Stage showing() {
        return showing(Optional.empty());
    }

    private Stage showing(Optional<PlaygroundTools> playgrounds) {
        ClustersPage page = fx(() -> new ClustersPage(
                fake.sessions(),
                fake.choices(),
                Optional.of(new ContextEdits(new Locations(List.of()))),
                playgrounds,
                () -> {},
                new SameThreadFx(),
                language,
                opened::add));
        fxRun(page::shown);
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

    private static final class NoFiles implements FileDialogs {

        @Override
        public Optional<Path> open(Type type) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> save(Type type, String name) {
            return Optional.empty();
        }
    }
}
