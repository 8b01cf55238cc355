package dev.pilothouse.journey;

import dev.pilothouse.ui.kit.Anchor;
import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changing an object as YAML: from its row to the editor, by the review to the cluster. */
class EditYamlJourneyTest extends Journey {

    EditYamlJourneyTest(@TempDir Path home) {
        super(home);
    }

    @Test
    void anObjectIsChangedAsYaml() {
        openPlayground();
        openDeployments();
        click("cart");
        type(KeyCode.E);
        untilShown("Edit deployment/cart");
        until("the object's text", () -> area().getText().contains("kind: Deployment"));
        fxRun(() -> {
            area().requestFocus();
            String text = area().getText();
            int replicas = text.indexOf("  replicas: ");
            area().moveTo(replicas - 1);
        });
        type(KeyCode.ENTER);
        write("minReadySecond: 3");
        untilShown("minReadySecond is no field here. minReadySeconds is.");
        picture("edit-yaml-problem", stage.getScene().getRoot());
        type(KeyCode.F8);
        fxRun(() -> {
            String text = area().getText();
            area().replaceText(text.replaceFirst("minReadySecond:", "minReadySeconds:").replaceFirst("\n  replicas: \\d+", "\n  replicas: 4"));
        });
        untilShown("Review 1 document");
        chord(KeyCode.CONTROL, KeyCode.ENTER);
        apply("Apply to playground");
        untilShown("Edited deployment/cart");
        type(KeyCode.ESCAPE);
        untilClosed(Anchor.REVIEW);
        chord(KeyCode.ALT, KeyCode.LEFT);
        untilRow("cart", "4/4");
    }

    private CodeArea area() {
        return shown().filter(CodeArea.class::isInstance).map(CodeArea.class::cast).findFirst().orElseThrow();
    }
}
