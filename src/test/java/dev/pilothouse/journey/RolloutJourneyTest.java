package dev.pilothouse.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pilothouse.change.Pipeline;
import dev.pilothouse.change.Rehearsal;
import dev.pilothouse.change.Rehearsal.Choice;
import dev.pilothouse.guide.Simulation;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Session;
import dev.pilothouse.ui.kit.Anchor;
import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new image, a bad one, the reason why it does not come, and the way back. */
class RolloutJourneyTest extends Journey {

    private static final ResourceRef CART = new ResourceRef(Kind.namespaced("apps", "v1", "Deployment", "deployments"), "shop", "cart");

    /** How many are in the journal; letting time run faster is the first. */
    private int changes = 1;

    RolloutJourneyTest(@TempDir Path home) {
        super(home);
    }

    @Test
    void aBadImageSaysWhyAndIsTakenBack() {
        openPlayground();
        Session session = engine.sessions().session("playground").orElseThrow();
        hurry(session.changes());
        openDeployments();
        click("cart");
        type(KeyCode.R);
        untilThere(Anchor.ROLLOUT);
        untilShown("cart is rolled out.");

        changeImage("ghcr.io/shop/cart:9.9.9");
        untilShown("Revision 2");
        untilShown("cart is rolled out.");

        changeImage("ghcr.io/shop/cart:no-such");
        untilShown("of container cart cannot be pulled.");
        picture("rollout-stuck", stage.getScene().getRoot());
        clickUntil("Go back to revision 2", "a review or a receipt", this::isAskedOrDone);
        applyWhereAsked();
        until("the image to be back", () -> image(session).equals("ghcr.io/shop/cart:9.9.9"));
        untilShown("cart is rolled out.");
        untilShown("Revision 4");
        assertEquals(4, engine.journal().receipts().size());
    }

    private static void hurry(Pipeline pipeline) {
        Rehearsal rehearsal = pipeline.rehearse(pipeline.preview(Simulation.speed(60)), Choice.TAKE_OVER);
        pipeline.apply(rehearsal, pipeline.guard().consent(""), _ -> {});
    }

    private void changeImage(String image) {
        click("Change image…");
        untilTyped(image(engine.sessions().session("playground").orElseThrow()));
        chord(KeyCode.CONTROL, KeyCode.A);
        write(image);
        type(KeyCode.ENTER);
        applyWhereAsked();
        until("the image to be set", () -> image(engine.sessions().session("playground").orElseThrow()).equals(image));
    }

    /** What another tool had written goes past the review. */
    private void applyWhereAsked() {
        until("a review or a receipt", this::isAskedOrDone);
        int before = changes++;
        if (there(Anchor.REVIEW).isPresent()) {
            apply("Apply to playground");
            until("a receipt", () -> engine.journal().receipts().size() > before);
            if (there(Anchor.REVIEW).isPresent()) {
                type(KeyCode.ESCAPE);
                untilClosed(Anchor.REVIEW);
            }
        }
    }

    private boolean isAskedOrDone() {
        return there(Anchor.REVIEW).isPresent() || engine.journal().receipts().size() > changes;
    }

    private static String image(Session session) {
        return session.cluster().get(CART).tree().tree("spec", "template", "spec").trees("containers").getFirst().text("image");
    }
}
