package dev.pilothouse.ui.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Guard;
import dev.pilothouse.change.Receipt;
import dev.pilothouse.model.Document;
import dev.pilothouse.testing.RolloutShop;
import dev.pilothouse.testing.SameThreadFx;
import dev.pilothouse.testing.ScreenTest;
import dev.pilothouse.testing.Shop;
import dev.pilothouse.ui.kit.Toasts;
import dev.pilothouse.ui.navigation.Navigator;
import dev.pilothouse.ui.navigation.Place;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RolloutToastsTest extends ScreenTest {

    private boolean looking;
    private final Shop shop = new Shop("shop-dev", Guard.Level.FREE);

    @AfterEach
    void close() {
        shop.close();
    }

    /** A navigator that stays where it is. */
    private static final class Standing implements Navigator {
        @Override
        public void go(Place place) {}

        @Override
        public void closeDrawer() {}
    }

    private static List<String> said(Toasts toasts) {
        return toasts.getChildren().stream().filter(node -> node.getAccessibleRole() == AccessibleRole.TEXT).map(Node::getAccessibleText).toList();
    }

    private static Receipt receipt(String id, Document before, Document after) {
        return new Receipt(
                id, Instant.EPOCH, "shop-dev", new Draft.Summary("set-image", List.of("deployment/web", "web=2")),
                List.of(new Receipt.Entry(Shop.WEB, Optional.of(before), Optional.of(after))));
    }

    @Test
    void tellsWhatHoldsUpARolloutAndThenThatItIsReady() {
        fxRun(() -> {
            SameThreadFx fx = new SameThreadFx();
            Toasts toasts = new Toasts(fx, language);
            Document before = shop.web(3);
            RolloutToasts telling = new RolloutToasts(shop.session(), shop.journal, _ -> looking, new Standing(), fx, language, toasts);
            RolloutShop.stuck(shop);
            shop.journal.add(receipt("a", before, shop.cluster.get(Shop.WEB)));
            assertEquals(List.of("web is held up. The image ghcr.io/shop/web:2.4.1-no-such of container web cannot be pulled."), said(toasts));
            RolloutShop.complete(shop);
            fx.until("it to be complete", () -> {
                fx.advance(Follow.REST);
                return said(toasts).size() == 2;
            });
            assertEquals("web is rolled out and ready", said(toasts).getLast());
            telling.close();
        });
    }

    @Test
    void saysNothingToWhoLooksAtIt() {
        fxRun(() -> {
            SameThreadFx fx = new SameThreadFx();
            Toasts toasts = new Toasts(fx, language);
            Document before = shop.web(3);
            RolloutToasts telling = new RolloutToasts(shop.session(), shop.journal, _ -> looking, new Standing(), fx, language, toasts);
            looking = true;
            RolloutShop.stuck(shop);
            shop.journal.add(receipt("a", before, shop.cluster.get(Shop.WEB)));
            looking = false;
            RolloutShop.complete(shop);
            fx.until("it to be complete", () -> {
                fx.advance(Follow.REST);
                return said(toasts).size() == 1;
            });
            assertEquals(List.of("web is rolled out and ready"), said(toasts));
            telling.close();
        });
    }

    @Test
    void staysSilentAboutChangesThatRollNothingOut() {
        fxRun(() -> {
            SameThreadFx fx = new SameThreadFx();
            Toasts toasts = new Toasts(fx, language);
            RolloutToasts telling = new RolloutToasts(shop.session(), shop.journal, _ -> looking, new Standing(), fx, language, toasts);
            shop.journal.add(receipt("a", shop.web(3), shop.web(5)));
            assertEquals(List.of(), said(toasts));
            telling.close();
        });
    }

    @Test
    void missesNoneOfTwoQuickChanges() {
        fxRun(() -> {
            SameThreadFx fx = new SameThreadFx();
            Toasts toasts = new Toasts(fx, language);
            Document before = shop.web(3);
            RolloutToasts telling = new RolloutToasts(shop.session(), shop.journal, _ -> looking, new Standing(), fx, language, toasts);
            RolloutShop.stuck(shop);
            Document stuck = shop.cluster.get(Shop.WEB);
            Thread elsewhere = Thread.startVirtualThread(() -> {
                shop.journal.add(receipt("a", before, stuck));
                shop.journal.add(new Receipt("b", Instant.EPOCH, "shop-dev", new Draft.Summary("apply", List.of("x")), List.of()));
            });
            fx.until("both to be heard", () -> !elsewhere.isAlive() && said(toasts).size() == 1);
            telling.close();
        });
    }
}
