package dev.pilothouse.journey;

import dev.pilothouse.settings.Setting;
import dev.pilothouse.settings.Setting.Look;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The map of the playground's shop: found, walked, looked at in other ways, and left for an object. */
class TopologyJourneyTest extends Journey {

    TopologyJourneyTest(@TempDir Path home) {
        super(home);
    }

    private void openMap() {
        openPlayground();
        click("CrashLoopBackOff");
        type(KeyCode.G, KeyCode.T);
        until("a map", () -> there("map-count").filter(count -> text(count).contains("folded")).isPresent());
        untilFocused("map");
    }

    private Optional<String> spoken() {
        return shown().filter(node -> node.getStyleClass().contains("map")).map(Node::getAccessibleText).findFirst();
    }

    private void untilSpoken(String words) {
        until("the map to say “" + words + "”", () -> spoken().filter(text -> text.contains(words)).isPresent());
    }

    @Test
    void walksTheShopByKeysAndOpensWhatItFinds() {
        openMap();
        untilSpoken("Map of");
        type(KeyCode.SLASH);
        write("payments");
        type(KeyCode.ENTER);
        untilSpoken("payments");
        picture("topology-found", stage.getScene().getRoot());
        type(KeyCode.DOWN);
        untilFocused("map");
        type(KeyCode.RIGHT);
        picture("topology-walked", stage.getScene().getRoot());
        type(KeyCode.ENTER);
        click("Related");
        untilThere("neighbours");
        until("a small map", () -> shown().anyMatch(node -> "neighbours".equals(node.getId()) && String.valueOf(node.getAccessibleText()).contains("payments")));
        picture("topology-related", stage.getScene().getRoot());
    }

    @Test
    void looksInOtherWays() {
        openMap();
        for (String look : new String[] {"light", "dark"}) {
            fxRun(() -> engine.settings().set(Setting.LOOK, look.equals("dark") ? Look.DARK : Look.LIGHT));
            settle();
            picture("topology-" + look, stage.getScene().getRoot());
        }
        fxRun(() -> engine.settings().set(Setting.LOOK, Look.LIGHT));
        type(KeyCode.H);
        untilThere("map-hidden");
        picture("topology-hidden", stage.getScene().getRoot());
        type(KeyCode.H);
        type(KeyCode.T);
        untilThere("map-list");
        picture("topology-list", stage.getScene().getRoot());
        type(KeyCode.T);
        for (int by = 1; by < 4; by++) {
            int index = by;
            fxRun(() -> grouping().getSelectionModel().select(index));
            settle();
            settle();
            picture("topology-by-" + by, stage.getScene().getRoot());
        }
        fxRun(() -> grouping().getSelectionModel().select(0));
        click("Owners");
        click("Network policy");
        settle();
        picture("topology-layers", stage.getScene().getRoot());
        fxRun(() -> engine.settings().set(Setting.LANGUAGE, "zh-CN"));
        settle();
        picture("topology-zh", stage.getScene().getRoot());
        fxRun(() -> {
            engine.settings().set(Setting.LANGUAGE, "en");
            stage.setWidth(960);
            stage.setHeight(600);
        });
        settle();
        picture("topology-960", stage.getScene().getRoot());
    }

    @Test
    void judgesTheTrafficByPolicies() {
        openMap();
        click("Network policy");
        untilShown("enforce");
        fxRun(() -> shown().filter(node -> node.getStyleClass().contains("map")).findFirst().ifPresent(Node::requestFocus));
        type(KeyCode.SLASH);
        write("statefulset");
        type(KeyCode.ENTER);
        untilSpoken(": some. The NetworkPolicy db-only lets only some in");
        untilSpoken("Deployment checkout would connect to StatefulSet postgres: allowed. The NetworkPolicy db-only lets the request in");
        for (String look : new String[] {"light", "dark"}) {
            fxRun(() -> engine.settings().set(Setting.LOOK, look.equals("dark") ? Look.DARK : Look.LIGHT));
            settle();
            picture("topology-policy-" + look, stage.getScene().getRoot());
        }
        type(KeyCode.DOWN);
        untilFocused("map");
        type(KeyCode.T);
        untilThere("map-list");
        picture("topology-policy-list", stage.getScene().getRoot());
    }

    @Test
    void followsARequestToItsContainerAndAsksAboutTwoBoxes() {
        openMap();
        click("Follow a request");
        untilThere("map-answer");
        click("Follow");
        untilShown("A request to ");
        picture("topology-request", stage.getScene().getRoot());
        type(KeyCode.ESCAPE);
        untilClosed("map-answer");
        untilFocused("map");
        type(KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.RIGHT);
        untilSpoken("Deployment frontend");
        chord(KeyCode.SHIFT, KeyCode.ENTER);
        type(KeyCode.DOWN);
        chord(KeyCode.SHIFT, KeyCode.ENTER);
        untilShown("can connect to");
        picture("topology-reach", stage.getScene().getRoot());
    }

    private ComboBox<?> grouping() {
        return (ComboBox<?>) there("map-grouping").orElseThrow();
    }
}
