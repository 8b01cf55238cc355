package dev.pilothouse.journey;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the overview to what is wrong, and from there to what mends it. */
class OverviewJourneyTest extends Journey {

    OverviewJourneyTest(@TempDir Path home) {
        super(home);
    }

    @Test
    void showsWhatIsWrongAndLeadsThere() {
        openPlayground();
        click("Overview");
        untilShown("payments: Container payments keeps crashing");
        untilShown("Node capacity");
        untilShown("Workloads");
        picture("overview", stage.getScene().getRoot());
        click("checkout");
        untilShown("Deployment in shop");
    }
}
