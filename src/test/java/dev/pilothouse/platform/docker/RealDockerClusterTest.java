package dev.pilothouse.platform.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.cluster.Exec;
import dev.pilothouse.cluster.ExecStreams;
import dev.pilothouse.cluster.LogLine;
import dev.pilothouse.cluster.LogOptions;
import dev.pilothouse.cluster.LogSink;
import dev.pilothouse.cluster.Query;
import dev.pilothouse.cluster.RowSink;
import dev.pilothouse.cluster.StreamState;
import dev.pilothouse.cluster.Usage;
import dev.pilothouse.model.EngineKinds;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Row;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.model.Tree;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("real-cluster")
class RealDockerClusterTest extends OwnContainers {

    @Test
    void saysWhoItIs() {
        assertTrue(cluster().server().version().matches("\\d+\\..*"));
    }

    @Test
    void listsWhatTheEngineHas() {
        ResourceRef ref = sleeping();

        List<Row> rows = cluster().rows(new Query(EngineKinds.CONTAINER, "", LABEL + "=" + VALUE, "metadata.name=" + ref.name()));

        assertEquals(List.of("running"), rows.stream().map(row -> row.health().word()).toList());
        assertTrue(cluster().rows(Query.all(EngineKinds.IMAGE)).stream().anyMatch(row -> row.name().equals(EngineUnderTest.IMAGE)));
        assertTrue(cluster().rows(Query.all(EngineKinds.NETWORK)).stream().anyMatch(row -> row.name().equals("none")));
        assertEquals(ref.name(), cluster().get(ref).name());
        assertEquals(rows.getFirst().version(), cluster().get(ref).version());
        cluster().rows(Query.all(EngineKinds.VOLUME));
    }

    @Test
    void seesAContainerThatIsStartedElsewhereAtOnce() throws InterruptedException {
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        String[] name = {""};
        BlockingQueue<StreamState> states = new LinkedBlockingQueue<>();
        try (Following following = follow(seen, states, name)) {
            assertTrue(following.isOpen());
            Thread.sleep(300);
            List<Long> millis = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                ResourceRef ref = container("sleep", "1000");
                name[0] = ref.name();
                seen.clear();
                engine().containers().start(ref.name());
                long started = System.nanoTime();
                for (String word = seen.poll(5, TimeUnit.SECONDS); !"running".equals(word); word = seen.poll(5, TimeUnit.SECONDS)) {
                    assertTrue(word != null, "never seen");
                }
                millis.add((System.nanoTime() - started) / 1_000_000);
                Thread.sleep(200);
            }
            millis.sort(null);
            assertTrue(millis.get(2) <= 300, () -> "seen after " + millis + " ms");
        }
    }

    private record Following(Subscription subscription) implements AutoCloseable {
        boolean isOpen() {
            return true;
        }

        @Override
        public void close() {
            subscription.close();
        }
    }

    private static Following follow(BlockingQueue<String> seen, BlockingQueue<StreamState> states, String[] name) throws InterruptedException {
        Subscription subscription = cluster().follow(Query.all(EngineKinds.CONTAINER), new RowSink() {
            @Override
            public void begin() {}

            @Override
            public void page(List<Row> rows) {
                rows.stream().filter(row -> row.name().equals(name[0])).forEach(row -> seen.add(row.health().word()));
            }

            @Override
            public void complete() {}

            @Override
            public void changed(Row row) {}

            @Override
            public void removed(String uid) {}

            @Override
            public void state(StreamState state) {
                states.add(state);
            }
        });
        assertInstanceOf(StreamState.Reading.class, states.poll(5, TimeUnit.SECONDS));
        assertInstanceOf(StreamState.Live.class, states.poll(5, TimeUnit.SECONDS));
        return new Following(subscription);
    }

    @Test
    void readsLogs() throws InterruptedException {
        ResourceRef ref = container("sh", "-c", "echo one; echo two >&2; echo three");
        engine().containers().start(ref.name());
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        cluster().logs(ref, LogOptions.following("", 100), new LogSink() {
            @Override
            public void line(LogLine line) {
                lines.add(line.text());
            }

            @Override
            public void ended(Optional<Problem> problem) {
                lines.add("end " + problem);
            }
        });
        List<String> seen = new ArrayList<>();
        for (String line = lines.poll(10, TimeUnit.SECONDS); line != null && !line.startsWith("end"); line = lines.poll(10, TimeUnit.SECONDS)) {
            seen.add(line);
        }
        seen.sort(null);
        assertEquals(List.of("one", "three", "two"), seen);
    }

    @Test
    void runsCommands() {
        ResourceRef ref = sleeping();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Exec exec = cluster().exec(ref, new Exec.Order("", List.of("sh", "-c", "echo hello; exit 3"), false), new ExecStreams(Optional.empty(), out, out))) {
            assertEquals(3, exec.await(Duration.ofSeconds(10)).orElseThrow().code());
        }
        assertEquals("hello\n", out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void tellsWhatTheEngineIsAndWhatItsDiskHolds() {
        Tree disk = cluster().get(new ResourceRef(EngineKinds.DISK_USE, "", "disk")).tree();
        Tree itself = cluster().get(new ResourceRef(EngineKinds.ENGINE, "", "engine")).tree();

        assertTrue(disk.trees("status", "images").stream().anyMatch(image -> image.list("status", "RepoTags").contains(EngineUnderTest.IMAGE)));
        assertTrue(disk.trees("status", "networks").stream().anyMatch(network -> network.text("metadata", "name").equals("none")));
        assertTrue(itself.number(0, "status", "info", "NCPU") > 0);
    }

    @Test
    void measuresWhatAContainerUsesWhileSomebodyLooks() throws InterruptedException {
        ResourceRef ref = container("sh", "-c", "while :; do :; done");
        engine().containers().start(ref.name());
        BlockingQueue<Usage> measured = new LinkedBlockingQueue<>();
        Subscription look = cluster().usage(ref, measured::add);
        Usage first = measured.poll(10, TimeUnit.SECONDS);
        Usage second = measured.poll(10, TimeUnit.SECONDS);
        look.close();
        engine().containers().remove(ref.name(), true, true);

        assertTrue(first != null && first.memory() > 0);
        assertTrue(second != null && second.processors() > 0.05, () -> "uses " + second);
    }

    @Test
    void tellsInATableWhatContainersUse() throws InterruptedException {
        ResourceRef ref = sleeping();
        BlockingQueue<String> cells = new LinkedBlockingQueue<>();
        Subscription following = cluster().follow(new Query(EngineKinds.CONTAINER, "", LABEL + "=" + VALUE, ""), new RowSink() {
            @Override
            public void begin() {}

            @Override
            public void page(List<Row> rows) {
                rows.stream().filter(row -> row.name().equals(ref.name())).forEach(row -> cells.add(row.cells().get(5).print(Instant.EPOCH)));
            }

            @Override
            public void complete() {}

            @Override
            public void changed(Row row) {}

            @Override
            public void removed(String uid) {}

            @Override
            public void state(StreamState state) {}
        });
        String memory = "";
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
        while (memory.isEmpty() && System.nanoTime() < end) {
            memory = java.util.Objects.requireNonNullElse(cells.poll(5, TimeUnit.SECONDS), "");
        }
        following.close();

        assertTrue(memory.endsWith("B"), memory);
    }
}
