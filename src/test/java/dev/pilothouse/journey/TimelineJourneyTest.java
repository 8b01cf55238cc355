package dev.pilothouse.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Session;
import dev.pilothouse.ui.kit.Anchor;
import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Something breaks by a change; the timeline names the change, and takes it back. */
class TimelineJourneyTest extends Journey {

    private static final ResourceRef CART = new ResourceRef(Kind.namespaced("apps", "v1", "Deployment", "deployments"), "shop", "cart");
    private static final String BAD = "ghcr.io/shop/cart:no-such";

    TimelineJourneyTest(@TempDir Path home) {
        super(home);
    }

    @Test
    void theChangeBeforeItBrokeIsNamedAndTakenBack() {
        openPlayground();
        Session session = engine.sessions().session("playground").orElseThrow();
        String good = image(session);
        openDeployments();
        click("cart");
        type(KeyCode.R);
        untilThere(Anchor.ROLLOUT);
        click("Change image…");
        untilTyped(good);
        chord(KeyCode.CONTROL, KeyCode.A);
        write(BAD);
        type(KeyCode.ENTER);
        until("a review or a receipt", () -> there(Anchor.REVIEW).isPresent() || !engine.journal().receipts().isEmpty());
        if (there(Anchor.REVIEW).isPresent()) {
            apply("Apply to playground");
        }
        until("a receipt", () -> !engine.journal().receipts().isEmpty());
        untilShown("of container cart cannot be pulled.");

        click("Deployments");
        untilShown("frontend");
        click("cart");
        type(KeyCode.V);
        untilThere(Anchor.TIMELINE);
        untilShown("What changed before pod/cart-");
        untilShown("deployment/cart, its owner");
        untilShown("shop/deployment/cart:");
        picture("timeline-broken", stage.getScene().getRoot());
        type(KeyCode.U);
        apply("Apply to playground");
        until("the image to be back", () -> image(session).equals(good));
        assertEquals(2, engine.journal().receipts().size());
    }

    private static String image(Session session) {
        return session.cluster().get(CART).tree().tree("spec", "template", "spec").trees("containers").getFirst().text("image");
    }
}
