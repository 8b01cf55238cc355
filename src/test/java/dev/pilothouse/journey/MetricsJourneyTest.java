package dev.pilothouse.journey;

import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a workload to what it uses, on a playground that measures. */
class MetricsJourneyTest extends Journey {

    MetricsJourneyTest(@TempDir Path home) {
        super(home);
    }

    @Test
    void aWorkloadTellsWhatItUsesAndFromWhere() {
        openPlayground();
        openDeployments();
        click("frontend");
        type(KeyCode.ENTER);
        untilShown("Metrics");
        click("Metrics");
        untilShown("Requests and limits");
        untilShown("By pod");
        picture("metrics", stage.getScene().getRoot());
    }
}
