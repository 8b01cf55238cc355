package dev.pilothouse.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.cluster.Write;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.settings.Setting;
import dev.pilothouse.text.Yaml;
import dev.pilothouse.ui.kit.Anchor;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one road for changes: by guide and by YAML, past a guard, and back. */
class ChangeJourneyTest extends Journey {

    private static final String TWO_DOCUMENTS =
            """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: greeting
            data:
              text: hello
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: farewell
            data:
              text: bye
            """;

    ChangeJourneyTest(@TempDir Path home) {
        super(home);
    }

    @Test
    void scaledBySliderAndTakenBackFromTheToast() {
        openPlayground();
        openDeployments();
        click("cart");
        type(KeyCode.S);
        untilTyped("2");
        chord(KeyCode.SHIFT, KeyCode.TAB);
        type(KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.ENTER);
        apply("Apply to playground");
        untilShown("Scaled deployment/cart to 5");
        untilRow("cart", "5/5");
        click("Undo");
        untilShown("Undo: shop/deployment/cart");
        apply("Apply to playground");
        untilRow("cart", "2/2");
        assertEquals(2, engine.journal().receipts().size());
    }

    @Test
    void pastedDocumentsAreMendedAppliedAndUndoneFromHistory() {
        openPlayground();
        chord(KeyCode.CONTROL, KeyCode.O);
        paste(TWO_DOCUMENTS.replace("name: farewell", "name: [farewell"));
        untilShown("1 document cannot be applied as written. The others can.");
        chord(KeyCode.CONTROL, KeyCode.A);
        paste(TWO_DOCUMENTS);
        untilShown("Review 2 documents");
        chord(KeyCode.CONTROL, KeyCode.ENTER);
        apply("Apply to playground");
        untilShown("Applied 2 documents");
        type(KeyCode.ESCAPE);
        untilClosed(Anchor.REVIEW);
        chord(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.H);
        untilShown("Can be undone as it was.");
        type(KeyCode.U);
        apply("Apply to playground");
        untilShown("Undid");
        assertEquals(2, engine.journal().receipts().size());
    }

    @Test
    void theNumberOfAnAutoscalerIsLeftOrTakenOverInTheReview() {
        openPlayground();
        autoscaler();
        openDeployments();
        click("cart");
        type(KeyCode.S);
        untilTyped("2");
        chord(KeyCode.SHIFT, KeyCode.TAB);
        type(KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.ENTER);
        untilShown("One field belongs to someone else");
        untilShown("Edit HorizontalPodAutoscaler cart instead");
        untilMain("Apply to playground", false);
        click("Take it over, 4");
        apply("Apply to playground");
        untilShown("Scaled deployment/cart to 4");
    }

    private void autoscaler() {
        Cluster cluster = engine.sessions().session("playground").orElseThrow().cluster();
        Kind kind = cluster.catalog(false).kind("autoscaling/v2", "HorizontalPodAutoscaler").orElseThrow();
        Document document = Yaml.read(
                        """
                        apiVersion: autoscaling/v2
                        kind: HorizontalPodAutoscaler
                        metadata: {name: cart, namespace: shop}
                        spec:
                          minReplicas: 1
                          maxReplicas: 5
                          scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: cart}
                        """)
                .getFirst()
                .document()
                .orElseThrow();
        cluster.write(new Write.Apply(new ResourceRef(kind, "shop", "cart"), document, Optional.empty(), false), false);
    }

    @Test
    void aProdGuardWantsItsNameTyped() {
        fxRun(() -> engine.settings().set(Setting.environment("playground"), "prod"));
        openPlayground();
        openDeployments();
        click("cart");
        type(KeyCode.S);
        untilTyped("2");
        type(KeyCode.UP);
        chord(KeyCode.CONTROL, KeyCode.ENTER);
        untilThere(Anchor.REVIEW);
        untilMain("Apply to playground", false);
        untilTyped("");
        write("playgroun");
        untilShown("1 letter to go");
        type(KeyCode.ENTER);
        untilMain("Apply to playground", false);
        assertEquals(0, engine.journal().receipts().size());
        write("d");
        untilMain("Apply to playground", true);
        type(KeyCode.ENTER);
        untilShown("Scaled deployment/cart to 3");
        assertEquals(1, engine.journal().receipts().size());
    }

    private void paste(String text) {
        fxRun(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
        });
        chord(KeyCode.CONTROL, KeyCode.V);
    }
}
