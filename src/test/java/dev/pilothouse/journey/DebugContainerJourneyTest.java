package dev.pilothouse.journey;

import dev.pilothouse.cluster.Write;
import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Pods;
import dev.pilothouse.session.Session;
import dev.pilothouse.text.Yaml;
import dev.pilothouse.ui.kit.Anchor;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pod whose image has no shell is looked into by a container beside it. */
class DebugContainerJourneyTest extends Journey {

    private static final String BARE = """
            apiVersion: v1
            kind: Pod
            metadata: {name: bare, namespace: shop}
            spec: {containers: [{name: main, image: 'pilothouse.dev/demo-web:1'}]}
            """;

    private static final ResourceRef POD = new ResourceRef(BuiltIn.POD, "shop", "bare");

    DebugContainerJourneyTest(@TempDir Path home) {
        super(home);
    }

    private void untilPrompt() {
        until("a prompt", () -> {
            Node screen = stage.getScene().lookup(".terminal-screen");
            return screen != null && !String.valueOf(screen.queryAccessibleAttribute(AccessibleAttribute.TEXT)).isBlank();
        });
    }

    @Test
    void looksIntoAnImageWithoutShellByADebugContainer() {
        openPlayground();
        Session session = engine.sessions().session("playground").orElseThrow();
        session.cluster().write(new Write.Apply(POD, Yaml.read(BARE).getFirst().document().orElseThrow(), Optional.empty(), false), false);
        untilShown("bare");
        until("running", () -> Pods.running(session.cluster().get(POD)));
        click("bare");
        type(KeyCode.X);
        untilShown("Add a debug container…");
        picture("terminal-no-shell", stage.getScene().getRoot());
        click("Add a debug container…");
        untilShown("Add a debug container to bare");
        picture("debug-container", stage.getScene().getRoot());
        chord(KeyCode.CONTROL, KeyCode.ENTER);
        apply("Apply to playground");
        untilShown("Added the debug container debugger-1 to bare");
        type(KeyCode.ESCAPE);
        untilClosed(Anchor.REVIEW);
        until("the debug container to run", () -> Pods.runningContainers(session.cluster().get(POD)).contains("debugger-1"));
        untilPrompt();
        picture("terminal-debug", stage.getScene().getRoot());
    }
}
