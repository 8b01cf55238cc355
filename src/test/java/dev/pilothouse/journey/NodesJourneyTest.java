package dev.pilothouse.journey;

import dev.pilothouse.cluster.Write;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Session;
import dev.pilothouse.text.Yaml;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Why a pod fits on no node, and what would change that. */
class NodesJourneyTest extends Journey {

    private static final String GREEDY = """
            apiVersion: v1
            kind: Pod
            metadata: {name: greedy, namespace: shop}
            spec: {containers: [{name: greedy, image: 'nginx:1', resources: {requests: {cpu: '20', memory: 1Gi}}}]}
            """;

    private static final ResourceRef POD = new ResourceRef(Kind.namespaced("", "v1", "Pod", "pods"), "shop", "greedy");

    NodesJourneyTest(@TempDir Path home) {
        super(home);
    }

    @Test
    void saysNodeByNodeWhyAPodWaitsAndWhatWouldHelp() {
        openPlayground();
        Session session = engine.sessions().session("playground").orElseThrow();
        session.cluster().write(new Write.Apply(POD, Yaml.read(GREEDY).getFirst().document().orElseThrow(), Optional.empty(), false), false);
        click("Room on nodes");
        untilShown("greedy fits on none of 3 nodes");
        untilShown("The pod asks for more than is left.");
        picture("nodes", stage.getScene().getRoot());
        fxRun(() -> ((TextField) stage.getScene().lookup("#suppose-cpu")).setText("1"));
        untilShown("greedy would fit on 3 of 3 nodes");
        click("As it is");
        untilShown("greedy fits on none of 3 nodes");
    }

    @Test
    void supposesThatANodeIsEmptiedOrThatThereIsAnother() {
        openPlayground();
        click("Room on nodes");
        untilShown("Find a node");
        until("cards", () -> stage.getScene().getRoot().lookupAll(".node-box").size() == 3);
        fxRun(() -> ((ListView<?>) stage.getScene().lookup("#nodes-boxes")).getSelectionModel().select(2));
        fxRun(() -> stage.getScene().lookup("#nodes-boxes").requestFocus());
        type(KeyCode.D);
        until("pods that would arrive", () -> !stage.getScene().getRoot().lookupAll(".block-arriving").isEmpty());
        untilShown("Drain it…");
        type(KeyCode.W);
        until("a fourth card", () -> stage.getScene().getRoot().lookupAll(".node-supposed").size() == 1);
        picture("nodes-supposed", stage.getScene().getRoot());
        click("As it is");
        click("As it is");
        until("nothing supposed", () -> stage.getScene().getRoot().lookupAll(".block-arriving, .node-supposed").isEmpty());
    }
}
