package dev.pilothouse.journey;

import dev.pilothouse.settings.Setting;
import dev.pilothouse.ui.kit.Anchor;
import java.nio.file.Path;
import javafx.scene.control.ButtonBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the overview to what is wrong, and from there to what mends it. */
class OverviewJourneyTest extends Journey {

    OverviewJourneyTest(@TempDir Path home) {
        super(home);
    }

    @Test
    void showsWhatIsWrongAndLeadsThere() {
        fxRun(() -> engine.settings().set(Setting.START, Setting.Start.OVERVIEW));
        clickUntil("Open", "the overview of the playground", () -> there(Anchor.OVERVIEW).isPresent());
        untilShown("payments: Container payments keeps crashing");
        untilShown("Node capacity");
        untilShown("Workloads");
        picture("overview", stage.getScene().getRoot());
        untilShown("Checked ");
        click("Why these?");
        untilShown("certificates that have expired");
        click("Why these?");
        until("a way to say nothing of payments", () -> there("silence-payments").isPresent());
        fxRun(() -> ((ButtonBase) there("silence-payments").orElseThrow()).fire());
        untilShown("1 silenced: show again");
        untilGone("payments: Container payments keeps crashing");
        click("1 silenced: show again");
        untilShown("payments: Container payments keeps crashing");
        click("Timeline");
        untilThere(Anchor.TIMELINE);
        untilShown("Events as a table");
        untilShown("migrate-db");
        picture("timeline", stage.getScene().getRoot());
        click("Overview");
        untilShown("Node capacity");
        click("checkout");
        untilShown("Deployment in shop");
    }
}
