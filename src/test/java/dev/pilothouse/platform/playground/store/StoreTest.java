package dev.pilothouse.platform.playground.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {

    private static final long FIRST = 100;

    private final Store store = new Store(FIRST, Store.Window.USUAL, Runnable::run);

    static Document object(String name, long value) {
        return Document.of(Map.of("metadata", Map.of("name", name, "namespace", "n"), "value", value));
    }

    static Key key(String name) {
        return new Key("things", "n", name);
    }

    private Stored create(String name) {
        return store.put(key(name), 0, _ -> object(name, 1)).orElseThrow();
    }

    private static List<String> names(Range range) {
        return range.objects().stream().map(stored -> stored.key().name()).toList();
    }

    @Test
    void writeIsGuardedByTheRevisionThatTheWriterSaw() {
        Stored first = create("a");
        assertEquals(FIRST + 1, first.revision());
        assertTrue(store.put(key("a"), 0, _ -> object("a", 2)).isEmpty());
        Stored second = store.put(key("a"), first.revision(), _ -> object("a", 2)).orElseThrow();
        assertTrue(store.put(key("a"), first.revision(), _ -> object("a", 3)).isEmpty());
        assertTrue(store.delete(key("a"), first.revision(), _ -> object("a", 3)).isEmpty());
        assertEquals(Optional.of(second), store.get(key("a")));
    }

    @Test
    void pastIsReadUntilItIsCompacted() throws Compacted {
        Stored a = create("a");
        Stored b = create("b");
        store.delete(key("a"), a.revision(), _ -> object("a", 1));
        create("a");
        Query all = Query.all("things", "");
        assertEquals(List.of("a"), names(store.list(all, a.revision())));
        assertEquals(List.of("b"), names(store.list(all, b.revision() + 1)));
        assertEquals(List.of("a", "b"), names(store.list(all)));
        store.compact(b.revision() + 1);
        assertThrows(Compacted.class, () -> store.list(all, b.revision()));
        assertEquals(List.of("a", "b"), names(store.list(all)));
    }

    @Test
    void listsAreCutByNamespaceLimitAndPlace() {
        for (String namespace : List.of("n", "n-2", "m")) {
            for (String name : List.of("a", "b")) {
                store.put(new Key("things", namespace, name), 0, _ -> object(name, 1));
            }
        }
        Range first = store.list(new Query("things", "", "", 3, Optional.empty()));
        assertEquals(List.of("m/a", "m/b", "n-2/a"), first.objects().stream().map(stored -> stored.key().path()).toList());
        assertEquals(3, first.remaining().orElseThrow());
        Range second = store.list(new Query("things", "", "n-2/a", 0, Optional.empty()));
        assertEquals(List.of("n-2/b", "n/a", "n/b"), second.objects().stream().map(stored -> stored.key().path()).toList());
        assertEquals(2, store.list(Query.all("things", "n")).objects().size());
    }

    @Test
    void smallWindowForgetsAndSaysSo() {
        Store small = new Store(FIRST, new Store.Window(3, 1 << 20), Runnable::run);
        for (int i = 0; i < 10; i++) {
            String name = "x" + i;
            small.put(key(name), 0, _ -> object(name, 1));
        }
        Heard heard = new Heard();
        assertThrows(Compacted.class, () -> small.watch("things", FIRST + 5, heard));
        assertEquals(10, small.list(Query.all("things", "n")).objects().size());
    }

    @Test
    void watcherIsToldAllThatFollowsInOrder() throws Compacted {
        Stored a = create("a");
        Heard heard = new Heard();
        try (Watch watch = store.watch("things", a.revision(), heard)) {
            create("b");
            store.delete(key("a"), a.revision(), _ -> object("a", 1));
            store.put(new Key("others", "n", "c"), 0, _ -> object("c", 1));
            watch.askProgress();
        }
        create("d");
        assertEquals(List.of("begin", "b@102", "a@103-", "progress 104"), heard.words);
    }

    @Test
    void slowWatcherLearnsThatItIsTooLate() throws Exception {
        List<Runnable> later = new ArrayList<>();
        Store slow = new Store(FIRST, Store.Window.USUAL, later::add);
        Heard heard = new Heard();
        slow.watch("things", FIRST, heard);
        slow.put(key("a"), 0, _ -> object("a", 1));
        slow.compact(slow.revision());
        later.forEach(Runnable::run);
        assertEquals(List.of("begin", "lost"), heard.words);
    }

    @Test
    void writersOnManyThreadsGetRevisionsOfTheirOwn() throws InterruptedException {
        int each = 200;
        Store busy = new Store(FIRST, Store.Window.USUAL, task -> Thread.ofVirtual().start(task));
        CountDownLatch done = new CountDownLatch(4);
        for (int writer = 0; writer < 4; writer++) {
            int number = writer;
            Thread.ofVirtual().start(() -> {
                for (int i = 0; i < each; i++) {
                    String name = number + "-" + i;
                    busy.put(key(name), 0, revision -> object(name, revision));
                }
                done.countDown();
            });
        }
        assertTrue(done.await(30, TimeUnit.SECONDS));
        List<Stored> all = busy.list(Query.all("things", "n")).objects();
        assertEquals(4L * each, all.stream().map(Stored::revision).distinct().count());
        all.forEach(stored -> assertEquals(stored.revision(), stored.document().tree().number(0, "value")));
        assertEquals(FIRST + 4L * each, busy.revision());
    }

    @Test
    void snapshotComesBackAsItWas(@TempDir Path folder) throws IOException {
        create("a");
        Stored b = create("b");
        store.delete(key("a"), FIRST + 1, _ -> object("a", 1));
        Path file = folder.resolve("inner/state.gz");
        SnapshotFile.write(file, store.snapshot());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        Store again = new Store(FIRST, Store.Window.USUAL, Runnable::run);
        again.restore(SnapshotFile.read(file));
        Stored restored = again.list(Query.all("things", "")).objects().getFirst();
        assertEquals(b.revision(), restored.revision());
        assertArrayEquals(b.json(), restored.json());
        assertTrue(again.revision() > store.revision());
        assertThrows(Compacted.class, () -> again.watch("things", store.revision(), new Heard()));
    }

    @Test
    void brokenSnapshotIsRefused(@TempDir Path folder) throws IOException {
        create("a");
        Path file = folder.resolve("state.gz");
        SnapshotFile.write(file, store.snapshot());
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, java.util.Arrays.copyOf(whole, length));
            assertThrows(IOException.class, () -> SnapshotFile.read(file));
        }
        Files.writeString(file, "something else");
        assertThrows(IOException.class, () -> SnapshotFile.read(file));
    }

    /** Notes what a watch tells. */
    static final class Heard implements Watcher {
        final List<String> words = new ArrayList<>();

        @Override
        public void begin() {
            words.add("begin");
        }

        @Override
        public void event(Event event) {
            words.add(event.state().key().name() + "@" + event.state().revision() + (event.state().deleted() ? "-" : ""));
        }

        @Override
        public void progress(long revision) {
            words.add("progress " + revision);
        }

        @Override
        public void lost() {
            words.add("lost");
        }
    }
}
