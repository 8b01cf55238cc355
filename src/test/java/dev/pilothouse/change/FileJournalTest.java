package dev.pilothouse.change;

import static dev.pilothouse.change.Objects.document;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pilothouse.change.Receipt.Entry;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.testing.FakeCluster;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileJournalTest {

    private static final Instant NOW = Instant.parse("2026-11-24T14:02:11Z");
    private static final ResourceRef WEB = new ResourceRef(FakeCluster.DEPLOYMENT, "shop", "web");

    private static Receipt receipt(String id, Instant at) {
        Entry changed = new Entry(
                WEB, Optional.of(document("{'spec':{'replicas':3,'x':null}}")), Optional.of(document("{'spec':{'replicas':5,'ratio':0.5}}")));
        Entry created = new Entry(
                new ResourceRef(FakeCluster.NAMESPACE, "", "名字"), Optional.empty(), Optional.of(document("{'metadata':{'uid':'u\\n'}}")));
        return new Receipt(id, at, "shop-prod", new Draft.Summary("scale", List.of("deployment/web", "5")), List.of(changed, created));
    }

    private static FileJournal journal(Path folder) {
        return new FileJournal(folder, Clock.fixed(NOW, ZoneOffset.UTC), () -> FileJournal.Limits.USUAL);
    }

    private static List<String> ids(Journal journal) {
        return journal.receipts().stream().map(Receipt::id).toList();
    }

    @Test
    void keepsReceiptsOverARestartNewestFirst(@TempDir Path folder) {
        Journal journal = journal(folder);
        journal.add(receipt("one", NOW));
        journal.add(receipt("two", NOW));
        assertEquals(List.of(receipt("two", NOW), receipt("one", NOW)), journal(folder).receipts());
    }

    @Test
    void keepsHowFarAChangeCame(@TempDir Path folder) {
        Receipt whole = receipt("one", NOW);
        Receipt planned = new Receipt(
                "one", NOW, "shop-prod", whole.summary(), List.of(), whole.entries(), new Receipt.Author("mei", "mei@shop"), Receipt.Result.RUNNING, Optional.empty());
        Journal journal = journal(folder);
        journal.begin(planned);
        assertEquals(List.of(planned), journal(folder).receipts());
        journal.done("one", whole.entries().getFirst());
        Receipt partly = planned.with(whole.entries().getFirst());
        assertEquals(List.of(partly), journal(folder).receipts());
        Receipt ended = partly.ended(Receipt.Result.PARTLY, Optional.of(Problem.of(ProblemCode.INVALID, "名字").withDetail("because")));
        journal.end(ended, List.of());
        assertEquals(List.of(ended), journal(folder).receipts());
    }

    @Test
    void aChangeThatChangedNothingLeavesNoTrace(@TempDir Path folder) {
        Receipt whole = receipt("one", NOW);
        Journal journal = journal(folder);
        journal.begin(new Receipt(
                "one", NOW, "x", whole.summary(), List.of(), whole.entries(), Receipt.Author.UNKNOWN, Receipt.Result.RUNNING, Optional.empty()));
        Receipt ended = new Receipt("one", NOW, "x", whole.summary(), List.of(), List.of(), Receipt.Author.UNKNOWN, Receipt.Result.APPLIED, Optional.empty());
        journal.end(ended, whole.entries().stream().map(Entry::ref).toList());
        assertEquals(List.of(), journal(folder).receipts());
    }

    @Test
    void readsWhatEarlierVersionsWrote(@TempDir Path folder) throws Exception {
        FileJournal journal = journal(folder);
        Files.writeString(journal.file(), """
                {"id":"old","at":"2026-11-24T14:02:11Z","context":"shop-prod","summary":{"verb":"scale","args":["deployment/web","5"]},\
                "entries":[{"group":"apps","version":"v1","kind":"Deployment","plural":"deployments","namespaced":true,"namespace":"shop","name":"web"}]}
                """);
        assertEquals(Receipt.Result.APPLIED, journal.receipts().getFirst().result());
        assertEquals(WEB, journal.receipts().getFirst().entries().getFirst().ref());
    }

    @Test
    void isEmptyBeforeTheFirstChange(@TempDir Path folder) {
        assertEquals(List.of(), journal(folder.resolve("new")).receipts());
    }

    @Test
    void canBeReadByItsOwnerOnly(@TempDir Path folder) throws Exception {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"), "no permissions here");
        FileJournal journal = journal(folder.resolve("state"));
        journal.add(receipt("one", NOW));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(journal.file())));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("state"))));
    }

    @Test
    void findsByAnUnambiguousBeginning(@TempDir Path folder) {
        Journal journal = journal(folder);
        journal.add(receipt("abc1", NOW));
        journal.add(receipt("abd2", NOW));
        assertEquals("abc1", journal.find("abc").orElseThrow().id());
        assertEquals(Optional.empty(), journal.find("ab"));
    }

    @Test
    void goesOnAfterATornLastLine(@TempDir Path folder) throws Exception {
        FileJournal journal = journal(folder);
        journal.add(receipt("one", NOW));
        Files.writeString(journal.file(), "{\"id\":\"torn\",\"at\":\"2026", StandardOpenOption.APPEND);
        assertEquals(List.of("one"), ids(journal));
        journal.add(receipt("two", NOW));
        assertEquals(List.of("two", "one"), ids(journal(folder)));
    }

    @Test
    void setsBrokenLinesAsideAndLosesNone(@TempDir Path folder) throws Exception {
        Instant before = NOW.minus(Duration.ofDays(91));
        FileJournal early = new FileJournal(folder, Clock.fixed(before, ZoneOffset.UTC), () -> FileJournal.Limits.USUAL);
        early.add(receipt("old", before));
        early.add(receipt("one", NOW));
        FileJournal journal = journal(folder);
        Files.write(journal.file(), new byte[] {(byte) 0xC3, '{', '\n'}, StandardOpenOption.APPEND);
        Files.writeString(journal.file(), "not json\n", StandardOpenOption.APPEND);
        journal.add(receipt("two", NOW));
        assertEquals(List.of("two", "one"), ids(journal));
        List<String> aside = Files.readAllLines(folder.resolve("journal-broken.jsonl"));
        assertTrue(aside.contains("not json"), aside.toString());
    }

    @Test
    void forgetsWhatIsOlderThanNinetyDays(@TempDir Path folder) throws Exception {
        FileJournal early = new FileJournal(folder, Clock.fixed(NOW.minus(Duration.ofDays(100)), ZoneOffset.UTC), () -> FileJournal.Limits.USUAL);
        early.add(receipt("old", NOW.minus(Duration.ofDays(100))));
        early.add(receipt("young", NOW.minus(Duration.ofDays(80))));
        assertEquals(2, early.receipts().size());
        journal(folder).add(receipt("now", NOW));
        assertEquals(List.of("now", "young"), ids(journal(folder)));
        assertFalse(Files.readString(early.file()).contains("old"));
    }

    @Test
    void staysBelowItsLargestSizeAndKeepsTheNewest(@TempDir Path folder) throws Exception {
        FileJournal journal = new FileJournal(folder, Clock.fixed(NOW, ZoneOffset.UTC), () -> new FileJournal.Limits(Duration.ofDays(90), 5_000));
        IntStream.range(0, 60).forEach(i -> journal.add(receipt("r" + i, NOW)));
        assertTrue(Files.size(journal.file()) <= 5_000);
        assertEquals("r59", ids(journal).getFirst());
        assertTrue(ids(journal).size() >= 5, ids(journal).toString());
    }

    @Test
    void keepsAReceiptThatIsLargerThanTheWholeJournal(@TempDir Path folder) {
        Journal journal = new FileJournal(folder, Clock.fixed(NOW, ZoneOffset.UTC), () -> new FileJournal.Limits(Duration.ofDays(90), 10));
        journal.add(receipt("huge", NOW));
        assertEquals(List.of("huge"), ids(journal));
    }

    @Test
    void seesWhatAnotherProgramAdds(@TempDir Path folder) {
        Journal app = journal(folder);
        Journal commandLine = journal(folder);
        app.add(receipt("one", NOW));
        assertEquals(List.of("one"), ids(app));
        assertEquals(List.of("one"), ids(commandLine));
        commandLine.add(receipt("two", NOW));
        assertEquals(List.of("two", "one"), ids(app));
    }

    @Test
    void manyWritersLoseNothing(@TempDir Path folder) throws Exception {
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Journal journal = journal(folder);
            String name = "w" + i;
            writers.add(Thread.startVirtualThread(() -> IntStream.range(0, 10).forEach(n -> journal.add(receipt(name + "-" + n, NOW)))));
        }
        for (Thread writer : writers) {
            writer.join();
        }
        assertEquals(80, ids(journal(folder)).stream().distinct().count());
    }

    @Test
    void tellsListenersUntilTheyLeave(@TempDir Path folder) {
        Journal journal = journal(folder);
        List<String> heard = new ArrayList<>();
        var subscription = journal.onAdd(receipt -> heard.add(receipt.id()));
        journal.add(receipt("one", NOW));
        subscription.close();
        journal.add(receipt("two", NOW));
        assertEquals(List.of("one"), heard);
    }

    @Test
    void saysBeforehandWhenItCannotBeWritten(@TempDir Path folder) throws Exception {
        Path notAFolder = Files.createFile(folder.resolve("file"));
        Journal journal = journal(notAFolder);
        ProblemException refused = assertThrows(ProblemException.class, () -> journal.begin(receipt("one", NOW)));
        assertEquals(ProblemCode.FILE_NOT_WRITTEN, refused.problem().code());
    }

    @Test
    void makesIdsThatAreShortAndDiffer() {
        long different = IntStream.range(0, 50).mapToObj(_ -> ReceiptId.next(NOW)).distinct().count();
        assertTrue(different >= 48, "of 50: " + different);
        assertTrue(ReceiptId.next(NOW).matches("[0-9a-z]{8}"));
    }
}
