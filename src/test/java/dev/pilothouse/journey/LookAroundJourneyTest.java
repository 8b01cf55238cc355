package dev.pilothouse.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pilothouse.ui.kit.Anchor;
import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the first start to the YAML of a failing pod; the palette; language and theme. */
class LookAroundJourneyTest extends Journey {

    /** More than a pod has; the YAML is the last. */
    private static final int TABS = 8;

    LookAroundJourneyTest(@TempDir Path home) {
        super(home);
    }

    @Test
    void firstStartLeadsToTheYamlOfAFailingPod() {
        untilShown("No kubeconfig was found");
        openPlayground();
        click("CrashLoopBackOff");
        type(KeyCode.ENTER);
        untilShown("Controlled by");
        for (int tab = 0; tab < TABS && !isShown("apiVersion"); tab++) {
            chord(KeyCode.CONTROL, KeyCode.PAGE_DOWN);
        }
        untilShown("apiVersion");
        type(KeyCode.ESCAPE);
        untilGone("apiVersion");
        untilFocused("table-view");
    }

    @Test
    void paletteGoesToAKindAndToANamespace() {
        openPlayground();
        chord(KeyCode.CONTROL, KeyCode.K);
        untilThere(Anchor.PALETTE);
        write(":deploy");
        type(KeyCode.ENTER);
        untilClosed(Anchor.PALETTE);
        untilRow("frontend", "3/3");
        chord(KeyCode.CONTROL, KeyCode.K);
        write("kube-system");
        untilShown("kube-system");
        type(KeyCode.ENTER);
        untilClosed(Anchor.PALETTE);
        untilShown("kube-system, newest problems first");
    }

    @Test
    void languageAndThemeKeepWhatIsTyped() {
        openPlayground();
        click("CrashLoopBackOff");
        type(KeyCode.SLASH);
        write("cart");
        untilGone("CrashLoopBackOff");
        boolean dark = fx(() -> app.theme().darkProperty().get());
        chord(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
        until("the other theme", () -> app.theme().darkProperty().get() != dark);
        chord(KeyCode.CONTROL, KeyCode.K);
        write(">chinese");
        type(KeyCode.ENTER);
        untilShown("工作负载");
        assertEquals("cart", fx(() -> there(Anchor.FILTER).map(Journey::text).orElse("")));
        untilShown("运行中");
    }
}
