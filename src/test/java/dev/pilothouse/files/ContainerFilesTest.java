package dev.pilothouse.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.cluster.Query;
import dev.pilothouse.engine.Engine;
import dev.pilothouse.local.PlaygroundPlan;
import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Session;
import dev.pilothouse.settings.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files of a pretended container, by the shell and the tar that it has. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
@Timeout(60)
class ContainerFilesTest {

    private Engine engine;
    private Session session;
    private ResourceRef pod;

    @BeforeAll
    void start(@TempDir Path home) {
        engine = new Engine(Folders.of("Linux", home, Map.of()), Map.of(), home, home);
        engine.playgrounds().create(PlaygroundPlan.named("files"));
        session = engine.sessions().open("files");
        pod = session.cluster().rows(new Query(BuiltIn.POD, "shop", "app=frontend", "status.phase=Running")).getFirst().ref();
    }

    @AfterAll
    void stop() {
        engine.close();
    }

    private ContainerFiles files() {
        return new ContainerFiles(session.cluster(), pod, "");
    }

    private static ProblemCode problem(Runnable work) {
        return assertThrows(ProblemException.class, work::run).problem().code();
    }

    private static void nothingHidden(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            assertTrue(all.noneMatch(path -> path.getFileName().toString().startsWith(".pilothouse")));
        }
    }

    private void nothingHiddenThere(String folder) {
        assertTrue(files().list(folder).stream().noneMatch(entry -> entry.name().startsWith(".pilothouse")));
    }

    @Test
    void listsAFolder() {
        List<FileEntry> root = files().list("/");
        FileEntry etc = root.stream().filter(entry -> entry.name().equals("etc")).findFirst().orElseThrow(() -> new AssertionError(root.toString()));
        assertTrue(etc.folder(), root::toString);
        FileEntry hosts = files().list("/etc").stream().filter(entry -> entry.name().equals("hosts")).findFirst().orElseThrow();
        assertEquals(FileEntry.Type.FILE, hosts.type());
        assertTrue(hosts.size() > 0, "sizes are told");
        assertEquals(ProblemCode.FOLDER_NOT_LISTED, problem(() -> files().list("/nowhere")));
    }

    @Test
    void copiesAFolderThereAndBack(@TempDir Path home) throws IOException {
        Path folder = Files.createDirectories(home.resolve("my data/sub"));
        byte[] content = new byte[200_000];
        new Random(7).nextBytes(content);
        Files.write(folder.resolve("random bytes"), content);
        Files.writeString(folder.resolve("it's \"odd\""), "odd");
        Outcome there = files().upload(home.resolve("my data"), "/tmp", CopyWatch.NONE);
        assertEquals("/tmp/my data", there.target());
        assertEquals(2, there.files());
        nothingHiddenThere("/tmp");
        Path back = home.resolve("back");
        Outcome here = files().download("/tmp/my data", back, Bounds.USUAL, CopyWatch.NONE);
        assertEquals(2, here.files());
        assertEquals(200_003, here.bytes());
        assertArrayEquals(content, Files.readAllBytes(back.resolve("sub/random bytes")));
        assertEquals("odd", Files.readString(back.resolve("sub/it's \"odd\"")));
        nothingHidden(home);
    }

    @Test
    void copiesAFileIntoAFolderAndOverAFile(@TempDir Path home) throws IOException {
        Path note = Files.writeString(home.resolve("note"), "one");
        assertEquals("/tmp/renamed", files().upload(note, "/tmp/renamed", CopyWatch.NONE).target());
        Files.writeString(note, "two");
        files().upload(note, "/tmp/renamed", CopyWatch.NONE);
        assertEquals(home.resolve("renamed").toString(), files().download("/tmp/renamed", home, Bounds.USUAL, CopyWatch.NONE).target());
        assertEquals("two", Files.readString(home.resolve("renamed")));
        files().download("/tmp/renamed", note, Bounds.USUAL, CopyWatch.NONE);
        assertEquals("two", Files.readString(note));
        nothingHidden(home);
    }

    @Test
    void saysWhatIsWrongAndLeavesNothing(@TempDir Path home) throws IOException {
        assertEquals(ProblemCode.COPY_REFUSED, problem(() -> files().download("/etc/nothing", home.resolve("x"), Bounds.USUAL, CopyWatch.NONE)));
        assertEquals(ProblemCode.COPY_TOO_LARGE, problem(() -> files().download("/etc/hosts", home.resolve("x"), new Bounds(1, 1), CopyWatch.NONE)));
        assertEquals(ProblemCode.FILE_NOT_SAVED, problem(() -> files().download("/etc/hosts", home.resolve("no/x"), Bounds.USUAL, CopyWatch.NONE)));
        assertEquals(ProblemCode.FILE_UNREADABLE, problem(() -> files().upload(home.resolve("nothing"), "/tmp/x", CopyWatch.NONE)));
        assertEquals(ProblemCode.NO_SUCH_CONTAINER, problem(() -> new ContainerFiles(session.cluster(), pod, "other").list("/")));
        try (Stream<Path> all = Files.list(home)) {
            assertEquals(0, all.count());
        }
    }

    @Test
    void copiesWhatHasNoNameOfItsOwnOnlyUnderANewOne(@TempDir Path home) throws IOException {
        Path root = home.getRoot();
        assertEquals(ProblemCode.COPY_NAMELESS, problem(() -> files().upload(root, "/tmp", CopyWatch.NONE)));
        Files.writeString(home.resolve("note"), "dots");
        files().upload(home, "/tmp/dotted", CopyWatch.NONE);
        files().download("/tmp/dotted/../dotted/.", home.resolve("back"), Bounds.USUAL, CopyWatch.NONE);
        assertEquals("dots", Files.readString(home.resolve("back/note")));
        Path above = Files.createDirectories(home.resolve("above"));
        files().upload(home.resolve("back"), "/tmp/dotted/sub", CopyWatch.NONE);
        files().download("/tmp/dotted/sub/..", above, Bounds.USUAL, CopyWatch.NONE);
        assertEquals("dots", Files.readString(above.resolve("sub/note")));
    }

    @Test
    void takesNoNameForAnOption(@TempDir Path home) throws IOException {
        Path note = Files.writeString(home.resolve("-note"), "dash");
        assertEquals("./-n", files().upload(note, "-n", CopyWatch.NONE).target());
        files().download("-n", home.resolve("back"), Bounds.USUAL, CopyWatch.NONE);
        assertEquals("dash", Files.readString(home.resolve("back")));
        assertTrue(files().list(".").stream().anyMatch(entry -> entry.name().equals("-n")));
    }

    @Test
    void endsWhenItIsCancelledAndLeavesNothing(@TempDir Path home) throws Exception {
        Path large = home.resolve("large");
        Files.write(large, new byte[8 << 20]);
        Thread me = Thread.currentThread();
        assertEquals(ProblemCode.CANCELLED, problem(() -> files().upload(large, "/tmp/large", progress -> {
            if (progress.bytes() > 1 << 20) {
                me.interrupt();
            }
        })));
        assertTrue(Thread.interrupted());
        assertTrue(files().list("/tmp").stream().noneMatch(entry -> entry.name().equals("large")));
        files().upload(large, "/tmp/whole", CopyWatch.NONE);
        assertEquals(ProblemCode.CANCELLED, problem(() -> files().download("/tmp/whole", home.resolve("part"), Bounds.USUAL, progress -> {
            if (progress.bytes() > 1 << 20) {
                me.interrupt();
            }
        })));
        assertTrue(Thread.interrupted());
        try (Stream<Path> all = Files.list(home)) {
            assertEquals(1, all.count());
        }
    }
}
