package dev.pilothouse.bench;

import dev.pilothouse.change.Guard;
import dev.pilothouse.cluster.Query;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.testing.Shop;
import dev.pilothouse.text.Yaml;
import dev.pilothouse.ui.kit.EnvironmentStyle;
import dev.pilothouse.ui.kit.Fonts;
import dev.pilothouse.ui.kit.FxThread;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.Theme;
import dev.pilothouse.ui.navigation.Navigator;
import dev.pilothouse.ui.navigation.Place;
import dev.pilothouse.ui.navigation.UnsentEdit;
import dev.pilothouse.ui.probe.ProbesPage;
import dev.pilothouse.words.Words;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/** Drags the start-up mark over the timeline of the probe workbench and measures what each move costs the thread that
 * draws: both timelines and verdicts anew, painting orders, styles and layout. */
public final class TimelineBench {

    private static final Kind DEPLOYMENT = Kind.namespaced("apps", "v1", "Deployment", "deployments");
    private static final int WARM_UP = 200;
    private static final int MOVES = 400;
    private static final double LEFT = 92;
    private static final double RIGHT = 18;
    private static final double LENGTH = 90_000;

    private static final String PAYMENTS = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: payments, namespace: shop}
            spec:
              selector: {matchLabels: {app: payments}}
              template:
                metadata: {labels: {app: payments}}
                spec:
                  containers:
                  - name: payments
                    image: shop/payments:1.9.0
                    startupProbe: {httpGet: {path: /healthz, port: 8080}, initialDelaySeconds: 10, periodSeconds: 10, failureThreshold: 6}
                    livenessProbe: {httpGet: {path: /healthz, port: 8080}, periodSeconds: 10, failureThreshold: 3}
                    readinessProbe: {httpGet: {path: /ready, port: 8080}, periodSeconds: 5, failureThreshold: 2}
            """;

    private TimelineBench() {}

    public static void main(String[] args) throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        try (Shop shop = new Shop("shop-dev", Guard.Level.FREE)) {
            put(shop);
            FxThread fx = new FxThread();
            Scene scene = onFx(() -> scene(shop, fx));
            Node timeline = timeline(scene);
            double[] moves = new double[MOVES];
            onFx(() -> fire(timeline, MouseEvent.MOUSE_PRESSED, 10_000));
            for (int i = -WARM_UP; i < MOVES; i++) {
                long at = 10_000 + 250L * (Math.abs(i) % 260);
                double took = onFx(() -> {
                    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                    fire(timeline, MouseEvent.MOUSE_DRAGGED, at);
                    scene.getRoot().applyCss();
                    scene.getRoot().layout();
                    return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e6;
                });
                if (i >= 0) {
                    moves[i] = took;
                }
            }
            long last = Math.round((10_000 + 250L * ((MOVES - 1) % 260)) / 1000.0);
            if (onFx(() -> scene.getRoot().lookupAll(".text-field").stream().noneMatch(field -> ((TextField) field).getText().equals(Long.toString(last))))) {
                throw new IllegalStateException("the mark did not follow the mouse");
            }
            report("probe timeline: processor time of a move of the drag, p50", Figures.percentile(moves, 50), "");
            report("probe timeline: processor time of a move of the drag, p95", Figures.percentile(moves, 95), "≤ 16.7");
        }
        System.exit(0);
    }

    private static void put(Shop shop) {
        Document document = Yaml.read(PAYMENTS).getFirst().document().orElseThrow();
        Map<String, Object> fields = new LinkedHashMap<>(document.fields());
        shop.cluster.put(DEPLOYMENT, fields);
        if (shop.cluster.rows(Query.all(DEPLOYMENT)).isEmpty()) {
            throw new IllegalStateException("nothing to look at");
        }
    }

    private static Scene scene(Shop shop, FxThread fx) {
        Fonts.load();
        Language language = new Language(new Words(Locale.ENGLISH));
        Navigator nowhere = new Navigator() {
            @Override
            public void go(Place place) {}

            @Override
            public void closeDrawer() {}
        };
        ProbesPage page = new ProbesPage(
                shop.session(), shop.journal, EnvironmentStyle.DEV, new ResourceRef(DEPLOYMENT, "shop", "payments"), UnsentEdit.NONE, nowhere, () -> {}, fx, language);
        Scene scene = new Scene(new StackPane(page.node()), 1170, 826);
        new Theme(language).dress(scene);
        Stage stage = new Stage();
        stage.setScene(scene);
        stage.show();
        return scene;
    }

    /** The timeline with the person's numbers is the second one; it is there when the workload has been read. */
    private static Node timeline(Scene scene) throws Exception {
        for (int i = 0; i < 200; i++) {
            List<Node> found = onFx(() -> List.copyOf(scene.getRoot().lookupAll(".probe-timeline")));
            if (found.size() == 2) {
                return found.getLast();
            }
            Thread.sleep(50);
        }
        throw new IllegalStateException("no timeline came");
    }

    private static boolean fire(Node timeline, EventType<MouseEvent> type, long moment) {
        double x = LEFT + (timeline.getLayoutBounds().getWidth() - LEFT - RIGHT) * moment / LENGTH;
        Point2D at = timeline.localToScene(x, 12);
        timeline.fireEvent(new MouseEvent(
                type, at.getX(), at.getY(), at.getX(), at.getY(), MouseButton.PRIMARY, 1, false, false, false, false, true, false, false, true, false, false, null));
        return true;
    }

    private static <T> T onFx(Supplier<T> work) throws Exception {
        CompletableFuture<T> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                done.complete(work.get());
            } catch (RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        return done.get();
    }

    private static void report(String name, double value, String target) {
        System.out.println(new Result(name, value, "ms", target).line());
    }
}
