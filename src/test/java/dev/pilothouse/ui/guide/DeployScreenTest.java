package dev.pilothouse.ui.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Guard;
import dev.pilothouse.guide.deploy.DeployGuide;
import dev.pilothouse.guide.deploy.Template;
import dev.pilothouse.guide.deploy.Template.Answers;
import dev.pilothouse.guide.form.Spot;
import dev.pilothouse.model.Tree;
import dev.pilothouse.testing.FakeCluster;
import dev.pilothouse.testing.SameThreadFx;
import dev.pilothouse.testing.ScreenTest;
import dev.pilothouse.testing.Shop;
import dev.pilothouse.ui.guide.GuideState.Filling;
import dev.pilothouse.ui.kit.EnvironmentStyle;
import dev.pilothouse.ui.navigation.UnsentEdit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeployScreenTest extends ScreenTest {

    private final Shop shop = new Shop("shop-dev", Guard.Level.FREE);
    private final List<Draft> reviewed = new ArrayList<>();

    @AfterEach
    void close() {
        shop.close();
    }

    private GuideViewModel model(String text) {
        SameThreadFx fx = fx(SameThreadFx::new);
        var task = new GuideViewModel.Task(new DeployGuide(), Optional.empty(), text, "shop", false);
        GuideViewModel model = fx(() -> new GuideViewModel(shop.session(), task, UnsentEdit.NONE, fx, reviewed::add, _ -> {}));
        fxRun(model::start);
        return model;
    }

    private static String checkout() {
        return Template.WEB_SERVICE.yaml(new Answers("checkout", "shop", "ghcr.io/shop/checkout:2.4.1", "x"))
                .replace("replicas: 2", "replicas: 3")
                .replace("memory: 64Mi", "memory: 256Mi")
                .replace("          securityContext:\n            allow", "          # added by the platform team\n          securityContext:\n            allow");
    }

    private Stage show(GuideViewModel model, double width, double height) {
        return showDressed(width, height, fx(() -> new GuideView(model, "shop-dev", EnvironmentStyle.DEV, language, () -> {})));
    }

    @Test
    void theFormAndItsYamlSayTheSame() {
        GuideViewModel model = model(checkout());
        Stage stage = show(model, 1170, 780);
        for (int i = 0; i < 9; i++) {
            screen("deploy-section-" + i, stage);
            robot.press(KeyCode.ALT).push(KeyCode.DOWN).release(KeyCode.ALT);
            settle();
        }
        assertTrue(((Filling) model.stateProperty().get()).form().sheet().text().text().contains("# added by the platform team"));
        assertEquals(List.of(), reviewed);
    }

    @Test
    void theResourcesAreAsDrawn() {
        for (String node : List.of("worker", "worker2", "worker3")) {
            Map<String, Object> fields = FakeCluster.named("", node);
            fields.put("status", Map.of("allocatable", Map.of("cpu", "2", "memory", "4Gi", "pods", "110")));
            shop.cluster.put(FakeCluster.NODE, fields);
        }
        GuideViewModel model = model(checkout());
        Stage stage = show(model, 1170, 780);
        for (int i = 0; i < 4; i++) {
            robot.press(KeyCode.ALT).push(KeyCode.DOWN).release(KeyCode.ALT);
        }
        settle();
        screens("deploy-guide", stage);
    }

    @Test
    void smallWindowsHaveRoomToo() {
        Stage stage = show(model(checkout()), 900, 520);
        screens("deploy-guide-small", stage);
    }

    @Test
    void whatIsThereIsEditedInTheSameForm() {
        SameThreadFx fx = fx(SameThreadFx::new);
        var task = new GuideViewModel.Task(new DeployGuide(), Optional.of(Shop.WEB), "", "shop", true);
        GuideViewModel model = fx(() -> new GuideViewModel(shop.session(), task, UnsentEdit.NONE, fx, reviewed::add, _ -> {}));
        fxRun(model::start);
        Stage stage = show(model, 1170, 780);
        robot.push(KeyCode.F8);
        settle();
        screens("deploy-edit", stage);
        fxRun(() -> model.edit(sheet -> sheet.with(Spot.at(0, "spec", "replicas"), 5L)));
        fxRun(model::review);
        assertEquals(new Draft.Summary("edit", List.of("web")), reviewed.getFirst().summary());
        assertEquals(List.of(new Draft.Wish.SetFields(Shop.WEB, new Tree(Map.of("spec", Map.of("replicas", 5L))))), reviewed.getFirst().wishes());
    }

    private DeployViewModel start() {
        SameThreadFx fx = fx(SameThreadFx::new);
        return fx(() -> new DeployViewModel("shop", fx, _ -> {}));
    }

    @Test
    void aTemplateIsChosen() {
        DeployViewModel model = start();
        DeployView view = fx(() -> new DeployView(model, "shop-dev", language, () -> {}));
        Stage stage = showDressed(1170, 780, view);
        fxRun(view::focusImage);
        robot.write("ghcr.io/shop/checkout:2.4.1");
        settle();
        screens("deploy-start", stage);
    }

    @Test
    void aComposeFileSaysWhatItLoses() {
        DeployViewModel model = start();
        DeployView view = fx(() -> new DeployView(model, "shop-dev", language, () -> {}));
        Stage stage = showDressed(1170, 780, view);
        fxRun(() -> model.open(Path.of("samples", "compose", "shop.yaml")));
        settle();
        screens("deploy-compose", stage);
    }
}
