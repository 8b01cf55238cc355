package dev.pilothouse.platform.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.cluster.Query;
import dev.pilothouse.cluster.RowSink;
import dev.pilothouse.cluster.StreamState;
import dev.pilothouse.kinds.Kinds;
import dev.pilothouse.model.EngineKinds;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.Row;
import dev.pilothouse.model.Subscription;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A table that is followed while the engine is killed and started again. */
@Timeout(60)
class EngineGoesAndComesTest {

    private static final String WEB = """
            [{"Id":"aa11","Names":["/web"],"Image":"nginx","State":"running","Status":"Up 1 second","Created":1795964400}]""";

    private final BlockingQueue<Object> heard = new LinkedBlockingQueue<>();

    private final RowSink sink = new RowSink() {
        @Override
        public void begin() {}

        @Override
        public void page(List<Row> rows) {
            heard.add(rows.stream().map(Row::name).toList());
        }

        @Override
        public void complete() {}

        @Override
        public void changed(Row row) {}

        @Override
        public void removed(String uid) {}

        @Override
        public void state(StreamState state) {
            heard.add(state);
        }
    };

    private <T> T next(Class<T> type) throws InterruptedException {
        while (true) {
            Object next = heard.poll(30, TimeUnit.SECONDS);
            assertTrue(next != null, () -> "never heard " + type.getSimpleName());
            if (type.isInstance(next)) {
                return type.cast(next);
            }
        }
    }

    private static void answer(String request, StandInEngine.Client out) throws IOException {
        if (request.contains("/events")) {
            StandInEngine.endless(out);
            out.hang(new CountDownLatch(1));
        } else if (request.contains("/stats")) {
            StandInEngine.json(out, 200, "{}");
        } else {
            StandInEngine.json(out, 200, WEB);
        }
    }

    @Test
    void keepsItsRowsAndGoesOnWhenTheEngineIsBack(@TempDir Path folder) throws Exception {
        try (StandInEngine engine = StandInEngine.greeting(folder.resolve("engine.sock"), EngineGoesAndComesTest::answer)) {
            DockerCluster cluster = new DockerCluster(new DockerEngine(engine.endpoint()), new Kinds());
            Subscription following = cluster.follow(Query.all(EngineKinds.CONTAINER), sink);
            next(StreamState.Live.class);

            engine.crash();
            StreamState.Stale stale = next(StreamState.Stale.class);
            ProblemCode code = stale.cause().code();
            assertTrue(code == ProblemCode.ENGINE_NOT_RUNNING || code == ProblemCode.ENGINE_LOST, code.name());

            heard.clear();
            engine.comeBack();
            assertEquals(List.of("web"), next(List.class));
            assertInstanceOf(StreamState.Live.class, next(StreamState.Live.class));

            following.close();
            cluster.close();
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
            while (engine.openConnections() > 0 && System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            assertEquals(0, engine.openConnections());
        }
    }

    @Test
    void takesNoNoticeOfCommandsOfHealthChecks() {
        assertFalse(EngineNews.matters(event("exec_create: /bin/sh -c check")));
        assertFalse(EngineNews.matters(event("exec_die")));
        assertTrue(EngineNews.matters(event("health_status: unhealthy")));
        assertTrue(EngineNews.matters(event("die")));
    }

    private static EngineEvent event(String action) {
        return new EngineEvent("container", action, "aa11", Map.of(), Instant.EPOCH);
    }
}
