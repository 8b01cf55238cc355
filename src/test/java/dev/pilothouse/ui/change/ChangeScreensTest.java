package dev.pilothouse.ui.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Guard;
import dev.pilothouse.change.Receipt;
import dev.pilothouse.cluster.WriteResult;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.testing.SameThreadFx;
import dev.pilothouse.testing.ScreenTest;
import dev.pilothouse.testing.Shop;
import dev.pilothouse.ui.kit.EnvironmentStyle;
import dev.pilothouse.ui.navigation.UnsentEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChangeScreensTest extends ScreenTest {

    private static final double DRAWER = 700;
    private static final double HEIGHT = 826;

    private final List<Receipt> undone = new ArrayList<>();
    private final SameThreadFx fx = fx(SameThreadFx::new);
    private Shop shop = new Shop("shop-prod", Guard.Level.TYPE_NAME);

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void reviewWaitsForTheNameAndAppliesByKeyboard() {
        ReviewViewModel model = model();
        fxRun(() -> model.begin(Shop.both(5, "debug")));
        Stage stage = review(model, EnvironmentStyle.PROD);
        TextField name = fx(() -> (TextField) stage.getScene().lookup(".review-typing .text-field"));
        fxRun(name::requestFocus);
        robot.write("shop-pr");
        until("two letters to go", () -> name.getText().equals("shop-pr"));
        screens("review", stage);
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        settle();
        assertEquals(3, shop.replicas());
        robot.write("od");
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        until("applied", () -> model.state() instanceof ReviewState.Applied);
        settle();
        screens("review-receipt", stage);
    }

    @Test
    void reviewIsWholeInTheSmallestWindow() {
        ReviewViewModel model = model();
        fxRun(() -> model.begin(Shop.both(5, "debug")));
        Stage stage = review(model, EnvironmentStyle.PROD);
        fxRun(() -> stage.setHeight(526));
        settle();
        screens("review-small", stage);
    }

    @Test
    void reviewShowsWhatBelongsToOthers() {
        shop.close();
        shop = new Shop("shop-staging", Guard.Level.CONFIRM);
        Kind autoscalers = Kind.namespaced("autoscaling", "v2", "HorizontalPodAutoscaler", "horizontalpodautoscalers");
        shop.cluster.offer(autoscalers, "hpa");
        shop.cluster.put(autoscalers, Map.of(
                "metadata", Map.of("name", "web", "namespace", "shop"), "spec", Map.of("scaleTargetRef", Map.of("kind", "Deployment", "name", "web"))));
        shop.cluster.own(Shop.WEB, ".spec.replicas", "kube-controller-manager");
        shop.cluster.own(Shop.CONFIG, ".data.LOG_LEVEL", "kubectl-edit");
        ReviewViewModel model = model();
        fxRun(() -> model.begin(Shop.both(6, "debug")));
        assertInstanceOf(ReviewState.Ready.class, model.state());
        Stage stage = review(model, EnvironmentStyle.STAGING);
        screens("review-choice", stage);
    }

    @Test
    void reviewShowsRefusalsAndPartsThatWereApplied() {
        shop.close();
        shop = new Shop("shop-dev", Guard.Level.FREE);
        ReviewViewModel model = model();
        fxRun(() -> model.begin(Shop.both(5, "debug")));
        shop.cluster.refuseWritesOf(List.of(Shop.WEB));
        fxRun(model::proceed);
        assertInstanceOf(ReviewState.PartlyApplied.class, model.state());
        Stage stage = review(model, EnvironmentStyle.DEV);
        screens("review-partly", stage);
        fxRun(() -> shop.cluster.answerNextWrite(new WriteResult.Refused(
                Problem.of(ProblemCode.INVALID, "shop/deployment/web")
                        .withDetail("Deployment.apps \"web\" is invalid: spec.replicas: Invalid value: -1"),
                List.of("spec.replicas: Invalid value: -1: must be greater than or equal to 0"))));
        fxRun(model::proceed);
        assertInstanceOf(ReviewState.Refused.class, model.state());
        settle();
        screens("review-refused", stage);
    }

    @Test
    void reviewShowsWhatOthersChangedMeanwhileAndTheCommands() {
        shop.close();
        shop = new Shop("shop-dev", Guard.Level.FREE);
        ReviewViewModel model = model();
        fxRun(() -> model.begin(Shop.both(5, "debug")));
        Stage stage = review(model, EnvironmentStyle.DEV);
        fxRun(() -> robot.lookup(".segment").queryAllAs(ToggleButton.class).stream()
                .filter(segment -> segment.getText().equals("kubectl"))
                .findFirst()
                .orElseThrow()
                .fire());
        settle();
        screens("review-kubectl", stage);
        fxRun(() -> shop.web(7));
        fxRun(model::proceed);
        assertInstanceOf(ReviewState.Outdated.class, model.state());
        settle();
        screens("review-meanwhile", stage);
    }

    @Test
    void historyOffersTheUndo() {
        shop.close();
        shop = new Shop("shop-dev", Guard.Level.FREE);
        List<Draft> reviews = new ArrayList<>();
        for (Draft draft : List.of(Shop.scale(5), Shop.both(6, "debug"), Shop.scale(4))) {
            ReviewViewModel model = model();
            fxRun(() -> model.begin(draft));
            fxRun(model::proceed);
        }
        HistoryViewModel model = fx(() -> new HistoryViewModel(shop.journal, _ -> Optional.of(shop.session().changes()), fx));
        fxRun(model::start);
        HistoryView view = fx(() -> new HistoryView(model, language, actions(() -> model.undo().ifPresent(reviews::add))));
        Stage stage = showDressed(1168, HEIGHT, view);
        screens("history", stage);
        fxRun(() -> {
            stage.setWidth(904);
            stage.setHeight(526);
        });
        settle();
        screens("history-small", stage);
        fxRun(() -> view.lookup(".history-list").requestFocus());
        robot.push(KeyCode.U);
        until("the review of the undo", () -> reviews.size() == 1);
    }

    @Test
    void anEmptyHistorySaysSo() {
        HistoryViewModel model = fx(() -> new HistoryViewModel(shop.journal, _ -> Optional.empty(), fx));
        fxRun(model::start);
        Stage stage = showDressed(1168, HEIGHT, fx(() -> new HistoryView(model, language, actions(() -> {}))));
        screens("history-empty", stage);
        assertTrue(model.empty());
    }

    @Test
    void yamlIsComparedDocumentByDocument() {
        ApplyYamlViewModel model = fx(() -> new ApplyYamlViewModel(shop.session(), shop.journal, UnsentEdit.NONE, fx));
        YamlHelpViewModel help = fx(() -> new YamlHelpViewModel(shop.session(), fx));
        ApplyYamlView view = fx(() -> new ApplyYamlView(model, help, language, () -> {}, () -> {}));
        fxRun(() -> {
            model.start("""
                    apiVersion: v1
                    kind: ConfigMap
                    metadata:
                      name: web-config
                    data:
                      LOG_LEVEL: debug
                    ---
                    apiVersion: v1
                    kind: ConfigMap
                    metadata:
                      name: fresh
                    data:
                      KEY: value
                    ---
                    apiVersion: v1
                    kind: Pod
                    metadata: [
                    """);
            fx.advance(ApplyYamlViewModel.REST);
            model.rehearseAll();
        });
        Stage stage = showDressed(1168, HEIGHT, view);
        screens("apply-yaml", stage);
        fxRun(() -> {
            stage.setWidth(904);
            stage.setHeight(526);
        });
        settle();
        screens("apply-yaml-small", stage);
    }

    private Stage review(ReviewViewModel model, EnvironmentStyle environment) {
        String context = shop.session().context().name();
        ReviewView view =
                fx(() -> new ReviewView(model, context, environment, language, new ReviewActions(() -> {}, undone::add, () -> {}, _ -> {})));
        return showDressed(DRAWER, HEIGHT, view);
    }

    private ReviewViewModel model() {
        return fx(() -> new ReviewViewModel(shop.session().changes(), fx, _ -> {}));
    }

    private static HistoryActions actions(Runnable undo) {
        return new HistoryActions(_ -> {}, undo, () -> {}, () -> {}, (_, _) -> {});
    }
}
