package dev.pilothouse.journey;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The map of the playground's shop: found, walked, and left for an object. */
class TopologyJourneyTest extends Journey {

    TopologyJourneyTest(@TempDir Path home) {
        super(home);
    }

    @Test
    void walksTheMapOfTheShopByKeys() {
        openPlayground();
        click("Topology");
        untilThere("map-count");
        until("a drawn map", () -> isShown("folded"));
        picture("topology", stage.getScene().getRoot());
    }
}
