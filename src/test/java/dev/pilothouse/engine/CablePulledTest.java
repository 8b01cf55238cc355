package dev.pilothouse.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.cluster.StreamState;
import dev.pilothouse.live.Batch;
import dev.pilothouse.live.LiveView;
import dev.pilothouse.live.Scope;
import dev.pilothouse.live.ViewListener;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Tree;
import dev.pilothouse.session.Session;
import dev.pilothouse.settings.Folders;
import dev.pilothouse.testing.RealCluster;
import dev.pilothouse.text.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A live table while the connection to a real API server is cut and comes back. */
@Tag("real-cluster")
class CablePulledTest {

    private static final String NAMESPACE = "pilothouse-cable-" + ProcessHandle.current().pid();

    @TempDir
    private Path home = Path.of("");

    @BeforeEach
    void makeObjects() {
        RealCluster.needed();
        RealCluster.makeNamespace(NAMESPACE);
        RealCluster.kubectl("create", "configmap", "stays", "-n", NAMESPACE);
        RealCluster.kubectl("create", "configmap", "goes", "-n", NAMESPACE);
    }

    @AfterEach
    void removeObjects() {
        RealCluster.removeNamespace(NAMESPACE);
    }

    @Test
    void keepsTheRowsWhileItIsStaleAndThenShowsWhatHappenedMeanwhile() throws IOException {
        Tree config = Json.read(RealCluster.kubectl("config", "view", "--raw", "--minify", "--flatten", "-o", "json"));
        URI server = URI.create(config.trees("clusters").getFirst().text("cluster", "server"));
        try (Cable cable = Cable.to(server.getHost(), server.getPort());
                Engine engine = new Engine(
                        Folders.of("Linux", home, Map.of()), Map.of("KUBECONFIG", cable.kubeconfig(home, config, server).toString()), home, home)) {
            Session session = engine.sessions().open(config.text("current-context"));
            Kind configMap = session.cluster().catalog(false).kind("v1", "ConfigMap").orElseThrow();
            Seen seen = new Seen();
            try (LiveView view = session.live().view(Scope.of(configMap, Set.of(NAMESPACE)), seen)) {
                seen.await("the first rows", () -> seen.live() && seen.shows("stays") && seen.shows("goes"));

                cable.cut();
                seen.await("stale", () -> seen.state instanceof StreamState.Stale);
                assertTrue(seen.shows("stays") && seen.shows("goes"), "rows stay while nothing newer is known");
                RealCluster.kubectl("delete", "configmap", "goes", "-n", NAMESPACE);
                RealCluster.kubectl("create", "configmap", "comes", "-n", NAMESPACE);

                cable.mend();
                view.retry();
                seen.await("live again", () -> seen.live() && seen.shows("stays") && seen.shows("comes") && !seen.shows("goes"));
            }
        }
    }

    /** What a table would show. */
    private static final class Seen implements ViewListener {

        private static final Duration LONGEST = Duration.ofSeconds(10);

        private final Map<String, String> names = new HashMap<>();
        private StreamState state = new StreamState.Reading(0);

        @Override
        public synchronized void rows(Batch batch) {
            batch.changed().forEach(row -> names.put(row.uid(), row.name()));
            names.keySet().removeAll(batch.removed());
            notifyAll();
        }

        @Override
        public synchronized void states(Map<String, StreamState> states) {
            state = List.copyOf(states.values()).getFirst();
            notifyAll();
        }

        boolean live() {
            return state instanceof StreamState.Live;
        }

        boolean shows(String name) {
            return names.containsValue(name);
        }

        synchronized void await(String what, BooleanSupplier condition) {
            long end = System.nanoTime() + LONGEST.toNanos();
            try {
                while (!condition.getAsBoolean()) {
                    long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
                    assertTrue(left > 0, () -> "not seen: " + what + "; state " + state + ", rows " + names.values());
                    wait(left);
                }
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
