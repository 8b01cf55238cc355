package dev.pilothouse.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pilothouse.ui.kit.Anchor;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guides show up by themselves: from the palette to the form, the review and back. */
class GuideJourneyTest extends Journey {

    GuideJourneyTest(@TempDir Path home) {
        super(home);
    }

    private void open(String words) {
        openPlayground();
        openDeployments();
        click("cart");
        chord(KeyCode.CONTROL, KeyCode.K);
        untilThere(Anchor.PALETTE);
        write(words);
        type(KeyCode.ENTER);
        untilThere(Anchor.GUIDE);
    }

    @Test
    void aLabelIsGivenInTheDrawer() {
        open("labels and");
        untilShown("Labels of cart");
        fxRun(() -> labelKeys().getLast().requestFocus());
        write("tier");
        type(KeyCode.ENTER);
        write("back");
        chord(KeyCode.CONTROL, KeyCode.ENTER);
        apply("Apply to playground");
        untilShown("Changed the labels of deployment/cart");
        assertEquals(1, engine.journal().receipts().size());
    }

    /** The fields of the labels, the empty ones for another label last. */
    private List<Node> labelKeys() {
        List<Node> fields = List.copyOf(stage.getScene().lookup("#" + Anchor.field("guide.labels.label")).lookupAll(".text-field"));
        return fields.subList(0, fields.size() - 1);
    }

    @Test
    void requestsAreChangedOnAPageOfTheirOwn() {
        open("resources");
        untilShown("Resources of cart");
        untilShown("Where 2 copies would fit");
        chord(KeyCode.CONTROL, KeyCode.A);
        write("120m");
        untilShown("Kept as a draft while you look elsewhere");
        chord(KeyCode.CONTROL, KeyCode.ENTER);
        apply("Apply to playground");
        untilShown("Changed the resources of cart");
        type(KeyCode.ESCAPE);
        untilClosed(Anchor.REVIEW);
        untilShown("Nothing is changed yet.");
        assertEquals(1, engine.journal().receipts().size());
    }
}
