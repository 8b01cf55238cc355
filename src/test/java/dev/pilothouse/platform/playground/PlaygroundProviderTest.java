package dev.pilothouse.platform.playground;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.local.LocalCluster;
import dev.pilothouse.local.LocalCluster.State;
import dev.pilothouse.local.PlaygroundPlan;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Playgrounds come, keep what they hold, and go. */
class PlaygroundProviderTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private PlaygroundProvider playgrounds;

    @SuppressWarnings("NullAway.Init")
    private Opened opened;

    @BeforeEach
    void open() {
        playgrounds = provider();
        opened = new Opened(playgrounds, folder);
    }

    private PlaygroundProvider provider() {
        return new PlaygroundProvider(folder.resolve("playgrounds"), (plan, output) -> {
            throw new AssertionError("nothing is started apart here");
        });
    }

    @AfterEach
    void close() {
        opened.close();
        playgrounds.close();
    }

    private static PlaygroundPlan empty(String name) {
        return new PlaygroundPlan(name, 0, 1, "empty", 1);
    }

    @Test
    void holdsOverARestartWhatItHeld() {
        playgrounds.create(empty("dev"));
        try (Cluster cluster = opened.cluster("dev")) {
            Opened.leave(cluster, "kept");
        }
        String address = playgrounds.clusters().getFirst().address();
        playgrounds.stop("dev");
        assertEquals(State.PAUSED, playgrounds.clusters().getFirst().state());

        PlaygroundProvider later = provider();
        try (Opened again = new Opened(later, folder);
                Cluster cluster = again.cluster("dev")) {
            assertEquals("there", cluster.get(Opened.note("kept")).tree().text("data", "is"));
            assertEquals(address, later.clusters().getFirst().address(), "a kubeconfig that somebody copied still works");
        } finally {
            later.close();
        }
    }

    @Test
    void servesSeveralAtOnceEachWithItsOwnContent() {
        playgrounds.create(empty("dev"));
        playgrounds.create(empty("prod"));
        try (Cluster dev = opened.cluster("dev");
                Cluster prod = opened.cluster("prod")) {
            Opened.leave(dev, "here");
            assertEquals(ProblemCode.NOT_FOUND, assertThrows(ProblemException.class, () -> prod.get(Opened.note("here"))).problem().code());
        }
        assertEquals(List.of("dev", "prod"), playgrounds.clusters().stream().map(LocalCluster::name).toList());
    }

    @Test
    void goesBackToASnapshotAndToItsBeginning() {
        playgrounds.create(empty("dev"));
        Path file = folder.resolve("taken.gz");
        try (Cluster cluster = opened.cluster("dev")) {
            Opened.leave(cluster, "before");
            playgrounds.snapshot("dev", file);
            Opened.leave(cluster, "after");
        }
        playgrounds.restore("dev", file);
        try (Cluster cluster = opened.cluster("dev")) {
            assertEquals("there", cluster.get(Opened.note("before")).tree().text("data", "is"));
            assertThrows(ProblemException.class, () -> cluster.get(Opened.note("after")));
        }
        playgrounds.reset("dev");
        try (Cluster cluster = opened.cluster("dev")) {
            assertThrows(ProblemException.class, () -> cluster.get(Opened.note("before")));
        }
    }

    @Test
    void carriesASnapshotToAnotherPlayground() {
        playgrounds.create(empty("dev"));
        Path file = folder.resolve("taken.gz");
        try (Cluster cluster = opened.cluster("dev")) {
            Opened.leave(cluster, "moved");
        }
        playgrounds.snapshot("dev", file);
        playgrounds.create(empty("copy"));
        playgrounds.restore("copy", file);
        try (Cluster cluster = opened.cluster("copy")) {
            assertEquals("there", cluster.get(Opened.note("moved")).tree().text("data", "is"));
        }
    }

    @Test
    void refusesAFileThatIsNoSnapshotAndChangesNothing() throws IOException {
        playgrounds.create(empty("dev"));
        Path file = Files.writeString(folder.resolve("wrong.gz"), "no snapshot");
        Path cut = folder.resolve("cut.gz");
        playgrounds.snapshot("dev", cut);
        byte[] whole = Files.readAllBytes(cut);
        Files.write(cut, java.util.Arrays.copyOf(whole, whole.length / 2));
        try (Cluster cluster = opened.cluster("dev")) {
            Opened.leave(cluster, "safe");
            for (Path bad : List.of(file, cut)) {
                ProblemException refused = assertThrows(ProblemException.class, () -> playgrounds.restore("dev", bad));
                assertEquals(ProblemCode.SNAPSHOT_BROKEN, refused.problem().code());
            }
            assertEquals("there", cluster.get(Opened.note("safe")).tree().text("data", "is"));
        }
    }

    @Test
    void startsAllTheSameWhenItsOwnSnapshotIsBroken() throws IOException {
        LocalCluster cluster = playgrounds.create(empty("dev"));
        playgrounds.stop("dev");
        Path home = cluster.kubeconfig().resolveSibling("snapshot.json.gz");
        Files.writeString(home, "broken");
        playgrounds.start("dev");
        assertEquals("broken", Files.readString(home.resolveSibling("snapshot-broken.json.gz")), "nothing is lost");
    }

    @Test
    void knowsWhatAnotherProcessRuns() {
        playgrounds.create(empty("dev"));
        PlaygroundProvider other = provider();
        LocalCluster seen = other.clusters().getFirst();
        assertTrue(seen.runsElsewhere());
        assertEquals(playgrounds.clusters().getFirst().address(), seen.address());
        assertEquals(ProcessHandle.current().pid(), seen.process());
    }

    @Test
    void asksTheOneThatRunsElsewhere() {
        playgrounds.create(empty("dev"));
        PlaygroundProvider other = provider();
        Path file = folder.resolve("taken.gz");
        try (Cluster cluster = opened.cluster("dev")) {
            Opened.leave(cluster, "before");
            other.snapshot("dev", file);
            Opened.leave(cluster, "after");
        }
        other.restore("dev", file);
        try (Cluster cluster = opened.cluster("dev")) {
            assertEquals("there", cluster.get(Opened.note("before")).tree().text("data", "is"));
            assertThrows(ProblemException.class, () -> cluster.get(Opened.note("after")));
        }
        other.reset("dev");
        try (Cluster cluster = opened.cluster("dev")) {
            assertThrows(ProblemException.class, () -> cluster.get(Opened.note("before")));
        }
        other.stop("dev");
        assertEquals(State.PAUSED, playgrounds.clusters().getFirst().state());
    }

    @Test
    void deletesAllOfIt() {
        playgrounds.create(empty("dev"));
        playgrounds.delete("dev");
        assertFalse(Files.exists(folder.resolve("playgrounds").resolve("dev")));
        assertEquals(List.of(), playgrounds.clusters());
        assertEquals(ProblemCode.PLAYGROUND_UNKNOWN, assertThrows(ProblemException.class, () -> playgrounds.start("dev")).problem().code());
    }

    @Test
    void keepsSecretsToItsOwner() throws IOException {
        playgrounds.create(empty("dev"));
        playgrounds.stop("dev");
        Path home = folder.resolve("playgrounds").resolve("dev");
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(home)));
        for (String file : List.of("kubeconfig", "secret", "snapshot.json.gz", "certificates/admin-token")) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(file))), file);
        }
    }

    @Test
    void tellsWhenSomethingChanged() {
        AtomicInteger told = new AtomicInteger();
        try (var _ = playgrounds.onChange(told::incrementAndGet)) {
            playgrounds.create(empty("dev"));
            int afterCreate = told.get();
            assertTrue(afterCreate > 0);
            playgrounds.stop("dev");
            assertNotEquals(afterCreate, told.get());
        }
    }
}
