package dev.pilothouse.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pilothouse.ui.kit.Anchor;
import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From an image to running pods, in the whole app on a playground. */
class DeployJourneyTest extends Journey {

    DeployJourneyTest(@TempDir Path home) {
        super(home);
    }

    @Test
    void anImageIsDeployedAndFollowedUntilItIsReady() {
        openPlayground();
        chord(KeyCode.CONTROL, KeyCode.N);
        untilThere(Anchor.DEPLOY);
        write("pilothouse.dev/demo-web:1");
        type(KeyCode.ENTER);
        untilShown("Deploy demo-web");
        untilShown("Runs 2 copies of demo-web 1.");
        untilShown("Review change");
        chord(KeyCode.CONTROL, KeyCode.ENTER);
        apply("Apply to playground");
        untilShown("Rollout of demo-web");
        untilShown("2 of 2");
        assertEquals(1, engine.journal().receipts().size());
    }
}
