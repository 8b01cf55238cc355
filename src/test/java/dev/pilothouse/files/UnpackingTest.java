package dev.pilothouse.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.files.Outcome.LeftOut;
import dev.pilothouse.files.Outcome.Reason;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives as a container with bad intentions would send them. */
class UnpackingTest {

    private static final Bounds SMALL = new Bounds(1 << 20, 100);

    @TempDir
    private Path home = Path.of("");

    private Path outside = Path.of("");
    private Path staging = Path.of("");

    @BeforeEach
    void folders() throws IOException {
        outside = Files.createDirectory(home.resolve("outside"));
        Files.writeString(outside.resolve("precious"), "mine");
        staging = Files.createDirectory(home.resolve("staging"));
    }

    /** An archive that a test makes entry by entry. */
    private static final class Archive {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8");

        Archive() {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
        }

        Archive file(String name, String content) throws IOException {
            return raw(new TarArchiveEntry(name, true), content);
        }

        Archive raw(TarArchiveEntry entry, String content) throws IOException {
            byte[] text = content.getBytes(StandardCharsets.UTF_8);
            entry.setSize(text.length);
            tar.putArchiveEntry(entry);
            tar.write(text);
            tar.closeArchiveEntry();
            return this;
        }

        Archive link(String name, byte type, String to) throws IOException {
            TarArchiveEntry entry = new TarArchiveEntry(name, type);
            entry.setLinkName(to);
            return raw(entry, "");
        }

        byte[] bytes() throws IOException {
            tar.close();
            return bytes.toByteArray();
        }
    }

    private Unpacking unpack(byte[] archive) throws IOException {
        Unpacking unpacking = new Unpacking(staging, "data", SMALL, CopyWatch.NONE);
        unpacking.read(new ByteArrayInputStream(archive));
        return unpacking;
    }

    private void nothingOutside() throws IOException {
        try (Stream<Path> all = Files.walk(outside)) {
            assertEquals(2, all.count());
        }
        assertEquals("mine", Files.readString(outside.resolve("precious")));
        try (Stream<Path> all = Files.list(home)) {
            assertEquals(2, all.count());
        }
        try (Stream<Path> all = Files.walk(staging)) {
            assertTrue(all.noneMatch(Files::isSymbolicLink));
        }
    }

    @Test
    void unpacksFilesAndFoldersWithOddNames() throws IOException {
        Unpacking unpacked = unpack(new Archive()
                .file("./data/a b\n\"c\".txt", "odd")
                .file("data/" + "long".repeat(60) + "/" + "name".repeat(50), "long")
                .file("./data/数据", "中文")
                .bytes());
        assertEquals("odd", Files.readString(unpacked.root().resolve("a b\n\"c\".txt")));
        assertEquals("long", Files.readString(unpacked.root().resolve("long".repeat(60)).resolve("name".repeat(50))));
        assertEquals("中文", Files.readString(unpacked.root().resolve("数据")));
        assertEquals(3, unpacked.files());
        assertEquals(List.of(), unpacked.left());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "../outside/precious", "data/../../outside/precious", "data/x/../../../outside/precious", "/etc/passwd", "//etc/passwd", "other/file", "data/..", ".."
    })
    void leavesOutWhatLeadsElsewhere(String name) throws IOException {
        Unpacking unpacked = unpack(new Archive().file(name, "evil").file("data/good", "good").bytes());
        assertEquals(List.of(new LeftOut(name, Reason.NAME)), unpacked.left());
        assertEquals("good", Files.readString(unpacked.root().resolve("good")));
        nothingOutside();
    }

    @Test
    void makesNoLinkAndWritesThroughNone() throws IOException {
        Unpacking unpacked = unpack(new Archive()
                .link("data/door", TarConstants.LF_SYMLINK, outside.toString())
                .file("data/door/precious", "evil")
                .link("data/hard", TarConstants.LF_LINK, outside.resolve("precious").toString())
                .file("data/hard", "evil")
                .link("data/up", TarConstants.LF_LINK, "data/../../outside/precious")
                .bytes());
        assertEquals(List.of(Reason.LINK, Reason.LINK, Reason.LINK), unpacked.left().stream().map(LeftOut::reason).toList());
        assertEquals("evil", Files.readString(unpacked.root().resolve("door/precious")), "in a folder of that name, not through the link");
        nothingOutside();
    }

    @Test
    void copiesTheSecondNameOfAFileThatCameBefore() throws IOException {
        Unpacking unpacked = unpack(new Archive().file("./data/one", "same").link("./data/two", TarConstants.LF_LINK, "./data/one").bytes());
        assertEquals("same", Files.readString(unpacked.root().resolve("two")));
        assertEquals(List.of(), unpacked.left());
    }

    @Test
    void leavesOutDevicesAndPipes() throws IOException {
        Unpacking unpacked = unpack(new Archive()
                .link("data/disk", TarConstants.LF_BLK, "")
                .link("data/tty", TarConstants.LF_CHR, "")
                .link("data/pipe", TarConstants.LF_FIFO, "")
                .bytes());
        assertEquals(List.of(Reason.SPECIAL, Reason.SPECIAL, Reason.SPECIAL), unpacked.left().stream().map(LeftOut::reason).toList());
        assertFalse(Files.exists(unpacked.root()));
    }

    @Test
    void keepsNoRightThatHarmsOthers() throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry("data/run");
        entry.setMode(0_106_777);
        Path file = unpack(new Archive().raw(entry, "x").bytes()).root().resolve("run");
        assertFalse(Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_WRITE));
        assertTrue(Files.getPosixFilePermissions(file).contains(PosixFilePermission.OWNER_EXECUTE));
        assertEquals(0, (int) Files.getAttribute(file, "unix:mode") & 0_7000, "no set-uid");
    }

    @Test
    void asksBeforeItBecomesLargerThanAgreed() throws IOException {
        Archive bomb = new Archive();
        for (int i = 0; i < 3; i++) {
            bomb.file("data/" + i, "0".repeat(500_000));
        }
        byte[] archive = bomb.bytes();
        ProblemException refused = assertThrows(ProblemException.class, () -> unpack(archive));
        assertEquals(ProblemCode.COPY_TOO_LARGE, refused.problem().code());
        int[] asked = {0};
        CopyWatch yes = new CopyWatch() {
            @Override
            public void moved(Progress progress) {}

            @Override
            public boolean goOn(Progress progress) {
                return ++asked[0] > 0;
            }
        };
        Path again = Files.createDirectory(home.resolve("staging/again"));
        Unpacking agreed = new Unpacking(again, "data", SMALL, yes);
        agreed.read(new ByteArrayInputStream(archive));
        assertEquals(1, asked[0], "a bound that was agreed to doubles");
        assertEquals(3, agreed.files());
    }

    @Test
    void countsEmptyFilesToo() throws IOException {
        Archive many = new Archive();
        for (int i = 0; i < 101; i++) {
            many.file("data/" + i, "");
        }
        byte[] archive = many.bytes();
        assertEquals(ProblemCode.COPY_TOO_LARGE, assertThrows(ProblemException.class, () -> unpack(archive)).problem().code());
    }

    @Test
    void readsNoEndlessName() throws IOException {
        Archive archive = new Archive();
        archive.raw(new TarArchiveEntry(TarConstants.GNU_LONGLINK, TarConstants.LF_GNUTYPE_LONGNAME), "n".repeat(3 << 20));
        byte[] bytes = archive.file("data/x", "x").bytes();
        assertThrows(IOException.class, () -> unpack(bytes));
    }

    @Test
    void fillsAFolderThatIsThereWithoutFollowingItsLinks() throws IOException {
        Path target = Files.createDirectory(home.resolve("outside/target"));
        Files.createSymbolicLink(target.resolve("door"), outside);
        Files.createSymbolicLink(target.resolve("file"), outside.resolve("precious"));
        Files.createDirectory(target.resolve("folder"));
        Unpacking unpacked =
                unpack(new Archive().file("data/door/precious", "evil").file("data/file", "new").file("data/folder/in", "in").file("data/sub/x", "x").bytes());
        Arrival arrival = new Arrival();
        arrival.move(unpacked.root(), target);
        assertEquals(List.of(new LeftOut(target.resolve("door").toString(), Reason.IN_THE_WAY)), arrival.left());
        assertEquals("mine", Files.readString(outside.resolve("precious")));
        assertFalse(Files.isSymbolicLink(target.resolve("file")), "the link was replaced, not what it led to");
        assertEquals("in", Files.readString(target.resolve("folder/in")));
        assertEquals("x", Files.readString(target.resolve("sub/x")));
    }

    @Property(tries = 300)
    void namesNeverLeadOut(@ForAll("names") String name) {
        Path root = Path.of("root", "copy").toAbsolutePath().normalize();
        Unpacking.EntryName.below(root, ".", name).ifPresent(path -> assertTrue(path.normalize().startsWith(root), name));
        Unpacking.EntryName.below(root, "data", name).ifPresent(path -> assertTrue(path.normalize().startsWith(root), name));
    }

    @Provide
    Arbitrary<String> names() {
        Arbitrary<String> parts = Arbitraries.of("..", ".", "", "data", "a", " ", "..a", "...", "\0", "\\..", "~", "C:", "a\nb");
        return parts.list().ofMinSize(1).ofMaxSize(8).map(list -> String.join("/", list));
    }

    @Property(tries = 300)
    void anyBytesEndWithAnArchiveOrAFailure(@ForAll byte[] bytes, @ForAll("names") String name) throws IOException {
        Path folder = Files.createTempDirectory("unpacking");
        try {
            byte[] archive = new Archive().file(name.replace("\0", ""), "content").bytes();
            for (int i = 0; i < Math.min(bytes.length, 40); i++) {
                archive[Math.floorMod(bytes[i] * 131 + i * 17, 512)] = bytes[i];
            }
            new Unpacking(Files.createDirectory(folder.resolve("in")), ".", SMALL, CopyWatch.NONE).read(new ByteArrayInputStream(archive));
        } catch (IOException | ProblemException e) {
            // broken archives are refused
        } finally {
            try (Stream<Path> all = Files.list(folder)) {
                assertTrue(all.allMatch(path -> path.endsWith("in")));
            }
            Arrival.delete(folder);
        }
    }

    @Test
    void readsAListingWithAnyName() {
        byte[] printed = "fa b\0fx\ny\0dsub\0Ddoor\0lgone\0\00012 1700000000\n0 0\n4096 1\n7 2\n9 3\n".getBytes(StandardCharsets.UTF_8);
        List<FileEntry> entries = Listing.parse(printed);
        assertEquals(List.of("door", "sub", "a b", "gone", "x\ny"), entries.stream().map(FileEntry::name).toList());
        assertEquals(12, entries.get(2).size());
        assertEquals(FileEntry.Type.LINK, entries.get(3).type());
        assertEquals(-1, Listing.parse(Arrays.copyOf(printed, printed.length - 4)).getFirst().size(), "sizes that do not fit the names count for nothing");
        assertEquals(List.of(), Listing.parse("\0".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void takesPathsApart() {
        assertEquals("/etc", new RemotePath("/etc/hosts").folder());
        assertEquals("/", new RemotePath("/etc/").folder());
        assertEquals("etc", new RemotePath("/etc//").name());
        assertEquals(".", new RemotePath("/").name());
        assertEquals("/", new RemotePath("/").folder());
        assertEquals(".", new RemotePath("notes").folder());
        assertTrue(Files.notExists(home.resolve("nothing"), LinkOption.NOFOLLOW_LINKS));
    }
}
