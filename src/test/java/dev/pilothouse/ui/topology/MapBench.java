package dev.pilothouse.ui.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.live.Pulse;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Session;
import dev.pilothouse.testing.FakeCluster;
import dev.pilothouse.testing.NoFiles;
import dev.pilothouse.testing.Nowhere;
import dev.pilothouse.testing.ScreenTest;
import dev.pilothouse.testing.TestSession;
import dev.pilothouse.text.Yaml;
import dev.pilothouse.topology.Lens;
import dev.pilothouse.topology.Picture.Box;
import dev.pilothouse.ui.kit.Stylesheet;
import dev.pilothouse.ui.kit.Toasts;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import javafx.animation.AnimationTimer;
import javafx.beans.property.SimpleObjectProperty;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Measures the map: until it is first drawn, a frame while it is pulled and brought nearer, and one object that changes. */
@Tag("bench")
class MapBench extends ScreenTest {

    private static final int FRAMES = 200;
    private static final int WARM_UP = 60;
    private static final String POD = """
            apiVersion: v1
            kind: Pod
            metadata: {name: app-%1$d-%3$d, namespace: ns-%2$d, uid: pod-%1$d-%3$d, labels: {app: app-%1$d}, ownerReferences: [{apiVersion: apps/v1, kind: Deployment, name: app-%1$d, uid: deployment-%1$d, controller: true}]}
            spec: {containers: [{name: web, image: 'web:1', envFrom: [{configMapRef: {name: config-%1$d}}]}], nodeName: node-1}
            status: {phase: Running}
            """;

    private static final Kind SERVICE_KIND = Kind.namespaced("", "v1", "Service", "services");

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    @Test
    void firstDrawnOf500(TestReporter reporter) {
        firstDrawn(500, reporter);
    }

    @Test
    void firstDrawnOf5000(TestReporter reporter) {
        firstDrawn(5000, reporter);
    }

    /** The first round is cold only when nothing ran before it in this process. */
    private void firstDrawn(int objects, TestReporter reporter) {
        for (int round = 0; round < Integer.getInteger("rounds", 4); round++) {
            open(objects, (cluster, view, drawn) -> reporter.publishEntry(objects + " objects, first drawn", drawn));
        }
    }

    @Test
    void oneChangedObject(TestReporter reporter) {
        open(5000, (cluster, view, drawn) -> {
            changes(reporter, "faring otherwise", view, i -> put(cluster, "app-0-0", i % 2 == 0 ? "Failed" : "Running"));
            changes(reporter, "coming or going", view, i -> {
                if (i % 2 == 0) {
                    put(cluster, "app-0-new", "Running");
                } else {
                    cluster.remove(new ResourceRef(FakeCluster.POD, "ns-0", "app-0-new"));
                }
            });
            Shown shown = view.shown().orElseThrow();
            double[] made = new double[40];
            for (int i = 0; i < made.length; i++) {
                long begin = threads.getCurrentThreadCpuTime();
                assertThat(shown.lens().look(shown.survey().graph())).isEqualTo(shown.picture());
                made[i] = (threads.getCurrentThreadCpuTime() - begin) / 1e6;
            }
            reporter.publishEntry("to fold 5,000 objects anew, processor time, p50", ms(percentile(made, 50)));
        });
    }

    private static void put(FakeCluster cluster, String name, String phase) {
        cluster.put(FakeCluster.POD, document(POD.formatted(0, 0, 0).replace("app-0-0", name).replace("pod-0-0", "pod-0-" + name.substring(6)).replace("Running", phase)).fields());
    }

    private void changes(TestReporter reporter, String what, TopologyView view, IntConsumer change) {
        double[] took = new double[30];
        double[] spent = new double[took.length];
        ProcessorTime whole = ProcessorTime.now();
        for (int i = 0; i < took.length; i++) {
            rest();
            Sheet before = fx(() -> view.map().sheet());
            ProcessorTime idle = ProcessorTime.now();
            long begin = System.nanoTime();
            change.accept(i);
            until("another map", () -> view.map().sheet() != before);
            settleOnce();
            took[i] = (System.nanoTime() - begin) / 1e6;
            spent[i] = ProcessorTime.now().working(idle);
        }
        reporter.publishEntry("one object of 5,000 " + what + ", to the screen, p50 / p99", ms(percentile(took, 50)) + " / " + ms(percentile(took, 99)));
        reporter.publishEntry("of which processors, p50 / p99", ms(percentile(spent, 50)) + " / " + ms(percentile(spent, 99)) + "; all " + took.length + ": " + ProcessorTime.now().since(whole));
    }

    @Test
    void framesOfCanvasAndOfNodes(TestReporter reporter) {
        Sheet sheet = new Sheet(MadeUp.rows(1700));
        MapCanvas map = fx(() -> new MapCanvas(language, true, new NoDeeds()));
        fxRun(() -> {
            map.getStylesheets().add(Stylesheet.of("topology.css"));
            map.show(sheet, true);
        });
        Stage stage = showDressed(1170, 760, map);
        for (double scale : new double[] {1, 0.4, 0.1}) {
            report(reporter, "canvas pulled at " + scale, frames(map::look, i -> at(i, scale)));
        }
        report(reporter, "canvas brought nearer", frames(map::look, i -> new Camera(0.05 + 0.95 * Math.abs(Math.sin(i / 60.0)), 0, 40_000)));
        fxRun(stage::close);
        NodesOnScreen nodes = fx(() -> new NodesOnScreen(sheet));
        Stage other = showDressed(1170, 760, nodes);
        for (double scale : new double[] {1, 0.4, 0.1}) {
            report(reporter, "nodes pulled at " + scale, frames(nodes::look, i -> at(i, scale)));
        }
        fxRun(other::close);
    }

    private static Camera at(int frame, double scale) {
        return new Camera(scale, 40 * Math.sin(frame / 20.0), 60_000 + frame * 23 / scale);
    }

    /** Returns the processor time of the threads that draw, for each frame. */
    private double[] frames(Consumer<Camera> look, IntFunction<Camera> cameras) {
        long renderer = Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().startsWith("QuantumRenderer")).findFirst().orElseThrow().threadId();
        double[] took = new double[FRAMES];
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        fxRun(() -> new AnimationTimer() {
            private int frame = -WARM_UP;
            private long before = cpu(renderer);

            @Override
            public void handle(long now) {
                long after = cpu(renderer);
                if (frame > 0) {
                    took[frame - 1] = (after - before) / 1e6;
                }
                before = after;
                if (frame == FRAMES) {
                    stop();
                    done.complete(true);
                    return;
                }
                look.accept(cameras.apply(frame + WARM_UP));
                frame++;
            }
        }.start());
        done.join();
        return took;
    }

    private long cpu(long renderer) {
        return threads.getCurrentThreadCpuTime() + threads.getThreadCpuTime(renderer);
    }

    private static void report(TestReporter reporter, String what, double[] took) {
        reporter.publishEntry(what + ", processor time of a frame, p50 / p99", ms(percentile(took, 50)) + " / " + ms(percentile(took, 99)));
    }

    /** What is done with an open map. */
    private interface Use {
        void with(FakeCluster cluster, TopologyView view, String drawn);
    }

    private void open(int objects, Use use) {
        FakeCluster cluster = new FakeCluster();
        cluster.offer(SERVICE_KIND, "svc");
        for (int i = 0; i < objects / 5; i++) {
            cluster.put(FakeCluster.DEPLOYMENT, deployment(i).fields());
            cluster.put(FakeCluster.POD, document(POD.formatted(i, i % 20, 0)).fields());
            cluster.put(FakeCluster.POD, document(POD.formatted(i, i % 20, 1)).fields());
            cluster.put(SERVICE_KIND, service(i).fields());
            cluster.put(FakeCluster.CONFIG_MAP, config(i).fields());
        }
        try (Pulse pulse = new Pulse(); Session session = TestSession.open(cluster, pulse)) {
            TopologyViewModel model = fx(() -> new TopologyViewModel(session, new SimpleObjectProperty<>(Set.of()), Optional.empty(), Lens.PLAIN, bridge));
            TopologyView view = fx(() -> new TopologyView(
                    model, new Questions(session, bridge), new BoxDeeds(model, new Nowhere()), new TopologyView.SaveTo(new NoFiles(), bridge, new Toasts(bridge, language)), language));
            Stage stage = showDressed(1170, 820, view);
            ProcessorTime before = ProcessorTime.now();
            long begin = System.nanoTime();
            fxRun(model::start);
            until("a map", () -> !view.map().sheet().drawing().boxes().isEmpty());
            settleOnce();
            String drawn = ms((System.nanoTime() - begin) / 1e6) + " by the clock; processors: " + ProcessorTime.now().since(before);
            if (objects > 500) {
                screen("map-" + objects, stage);
            }
            use.with(cluster, view, drawn);
            fxRun(model::close);
            fxRun(stage::close);
        }
    }

    private static Document deployment(int app) {
        return document("""
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: app-%1$d, namespace: ns-%2$d, uid: deployment-%1$d, labels: {app: app-%1$d}}
                spec:
                  replicas: 2
                  selector: {matchLabels: {app: app-%1$d}}
                  template:
                    metadata: {labels: {app: app-%1$d}}
                    spec: {containers: [{name: web, image: 'web:1', envFrom: [{configMapRef: {name: config-%1$d}}]}]}
                """.formatted(app, app % 20));
    }

    private static Document service(int app) {
        return document("""
                apiVersion: v1
                kind: Service
                metadata: {name: app-%1$d, namespace: ns-%2$d, uid: service-%1$d}
                spec: {selector: {app: app-%1$d}, ports: [{port: 80, targetPort: 8080}]}
                """.formatted(app, app % 20));
    }

    private static Document config(int app) {
        return document("""
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: config-%1$d, namespace: ns-%2$d, uid: config-%1$d}
                """.formatted(app, app % 20));
    }

    /** A change that comes alone is told at once, and those that follow it within a tenth of a second wait for their turn. */
    private static void rest() {
        long begun = System.nanoTime();
        until("some time", () -> System.nanoTime() - begun > 300_000_000);
    }

    private static void settleOnce() {
        int[] frames = {0};
        until("a frame", () -> frames[0]++ == 1);
    }

    private static Document document(String yaml) {
        return Yaml.read(yaml).getFirst().document().orElseThrow();
    }

    private static double percentile(double[] sample, double percent) {
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        return sorted[Math.clamp((int) Math.ceil(percent / 100 * sorted.length) - 1, 0, sorted.length - 1)];
    }

    private static String ms(double millis) {
        return String.format(Locale.ROOT, "%.1f ms", millis);
    }

    private static final class NoDeeds implements MapCanvas.Deeds {
        @Override
        public void open(Box box) {}

        @Override
        public void ask(Box from, Box to) {}
    }
}
