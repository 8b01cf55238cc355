package dev.pilothouse.change;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.change.Draft.Wish;
import dev.pilothouse.change.Receipt.Entry;
import dev.pilothouse.change.Rehearsal.Choice;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import dev.pilothouse.testing.FakeCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {

    private static final Kind SECRET = Kind.namespaced("", "v1", "Secret", "secrets");
    private static final ResourceRef LOGIN = new ResourceRef(SECRET, "shop", "login");
    private static final String OLD = "b2xkLWNhbmFyeQ==";
    private static final String NEW = "bmV3LWNhbmFyeQ==";

    @TempDir
    private Path folder = Path.of("");

    private boolean encrypts = true;

    @Test
    void saysBeforehandWhetherTheOldValuesComeBack() {
        Pipeline pipeline = pipeline(cluster());
        Preview change = pipeline.preview(Road.draft(new Wish.SetFields(LOGIN, data(Map.of("password", NEW)))));
        assertTrue(pipeline.comesBack(change));
        encrypts = false;
        assertFalse(pipeline.comesBack(change));
    }

    @Test
    void aChangedAndADeletedSecretComeBackByteForByteAndTheFilesHoldNoValue() throws IOException {
        FakeCluster cluster = cluster();
        Pipeline pipeline = pipeline(cluster);
        Receipt changed = apply(pipeline, new Wish.SetFields(LOGIN, data(Map.of("password", NEW))));
        Receipt deleted = apply(pipeline, new Wish.Remove(LOGIN));
        apply(pipeline, pipeline.undo(journal().find(deleted.id()).orElseThrow()));
        assertEquals(NEW, value(cluster));
        apply(pipeline, new Wish.SetFields(LOGIN, data(Map.of("password", NEW + NEW))));
        apply(pipeline, pipeline.undo(receiptAgain(changed, cluster)));
        assertEquals("dXNlcg==", cluster.get(LOGIN).tree().text("data", "user"));
        String kept = Files.readString(folder.resolve("journal/journal.jsonl"));
        assertFalse(kept.contains("Y2FuYXJ5") || kept.contains(OLD) || kept.contains(NEW), kept);
        assertTrue(kept.contains("sealed:10:"), kept);
    }

    /** What was deleted and made again is another object; the undo of the older change is then refused. */
    private Receipt receiptAgain(Receipt changed, FakeCluster cluster) {
        assertThrows(ProblemException.class, () -> pipeline(cluster).undo(changed));
        return journal().receipts().getFirst();
    }

    @Test
    void anUndoTakesBackTheValue() {
        FakeCluster cluster = cluster();
        Pipeline pipeline = pipeline(cluster);
        Receipt changed = apply(pipeline, new Wish.SetFields(LOGIN, data(Map.of("password", NEW))));
        assertEquals(NEW, value(cluster));
        apply(pipeline, pipeline.undo(changed));
        assertEquals(OLD, value(cluster));
    }

    @Test
    void whatDidNotChangeLooksTheSameBeforeAndAfterAndElsewhereOther() {
        Entry entry = vault().kept(LOGIN, Optional.of(secret(OLD)), Optional.of(secret(NEW)));
        Tree before = entry.before().orElseThrow().tree();
        Tree after = entry.after().orElseThrow().tree();
        assertEquals(before.text("data", "user"), after.text("data", "user"));
        assertNotEquals(before.text("data", "password"), after.text("data", "password"));
        Entry again = vault().kept(LOGIN, Optional.of(secret(OLD)), Optional.empty());
        assertNotEquals(before.text("data", "user"), again.before().orElseThrow().tree().text("data", "user"), "another nonce");
    }

    @Test
    void aValueOpensNowhereElseAndNotWithAnotherKey() throws IOException {
        Entry entry = vault().kept(LOGIN, Optional.of(secret(OLD)), Optional.empty());
        assertEquals(Optional.of(OLD), vault().opened(entry).map(open -> open.before().orElseThrow().tree().text("data", "password")));
        ResourceRef other = new ResourceRef(SECRET, "shop", "other");
        assertEquals(Optional.empty(), vault().opened(new Entry(other, entry.before(), Optional.empty())));
        Files.delete(folder.resolve("journal.key"));
        vault().check();
        assertEquals(Optional.empty(), vault().opened(entry));
    }

    @Test
    void leftOutValuesCannotBeUndoneAndNoKeyIsMade() {
        encrypts = false;
        FakeCluster cluster = cluster();
        Pipeline pipeline = pipeline(cluster);
        Receipt changed = apply(pipeline, new Wish.SetFields(LOGIN, data(Map.of("password", NEW))));
        Problem problem = assertThrows(ProblemException.class, () -> pipeline.undo(changed)).problem();
        assertEquals(ProblemCode.UNDO_SECRET, problem.code());
        assertFalse(Files.exists(folder.resolve("journal.key")));
    }

    @Test
    void theKeyIsMadeOnceForItsOwnerOnlyAndABrokenOneStopsTheChange() throws IOException {
        vault().check();
        Path key = folder.resolve("journal.key");
        byte[] made = Files.readAllBytes(key);
        assertEquals(32, made.length);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
        vault().check();
        assertArrayEquals(made, Files.readAllBytes(key));
        Files.write(key, new byte[] {1, 2, 3});
        FakeCluster cluster = cluster();
        Pipeline pipeline = pipeline(cluster);
        Problem problem = assertThrows(ProblemException.class, () -> apply(pipeline, new Wish.Remove(LOGIN))).problem();
        assertEquals(ProblemCode.FILE_NOT_WRITTEN, problem.code());
        assertEquals(OLD, value(cluster), "nothing was changed");
        assertArrayEquals(new byte[] {1, 2, 3}, Files.readAllBytes(key), "a key is never replaced");
    }

    @Test
    void aScriptLeavesOutWhatTheJournalDoesNotShowAndSaysSo() {
        Document after = Document.of(Map.of("apiVersion", "v1", "kind", "Secret", "type", "Opaque", "metadata", secret(OLD).fields().get("metadata"),
                "data", Map.of("password", NEW, "more", NEW)));
        for (boolean kept : new boolean[] {true, false}) {
            encrypts = kept;
            Receipt receipt = receipt(vault().kept(LOGIN, Optional.of(secret(OLD)), Optional.of(after)));
            String line = "# secrets/login in shop (left out, since the journal shows no values: more, password)";
            for (String export : new String[] {ReceiptExport.kubectl(receipt), ReceiptExport.patch(receipt)}) {
                assertEquals(1, export.lines().filter(line::equals).count(), export);
                assertFalse(export.contains("sealed:"), export);
                assertTrue(export.contains("user"), "removing needs no value: " + export);
                assertTrue(export.contains("Opaque"), export);
            }
        }
        encrypts = true;
        Receipt same = receipt(vault().kept(LOGIN, Optional.of(secret(OLD)), Optional.of(secret(NEW))));
        assertEquals("# secrets/login in shop (left out, since the journal shows no values: password)\n", ReceiptExport.kubectl(same));
        Receipt made = receipt(vault().kept(LOGIN, Optional.empty(), Optional.of(secret(NEW))));
        assertFalse(ReceiptExport.kubectl(made).contains("sealed:"), ReceiptExport.kubectl(made));
    }

    @Test
    void settlingKeepsWhatDidNotChangeTheSame() {
        FakeCluster cluster = cluster();
        Entry planned = vault().kept(LOGIN, Optional.of(secret(OLD)), Optional.of(secret(NEW)));
        Instant now = Instant.now();
        Receipt unknown = new Receipt(
                ReceiptId.next(now), now, "shop-dev", Road.draft().summary(), List.of(), List.of(planned), Receipt.Author.here(""), Receipt.Result.UNKNOWN,
                Optional.empty());
        FileJournal journal = journal();
        journal.begin(unknown);
        journal.end(unknown, List.of());
        cluster.put(SECRET, secret(NEW).fields());
        Entry settled = pipeline(cluster).settle().getFirst().entries().getFirst();
        Tree before = settled.before().orElseThrow().tree();
        Tree after = settled.after().orElseThrow().tree();
        assertEquals(before.text("data", "user"), after.text("data", "user"));
        assertNotEquals(before.text("data", "password"), after.text("data", "password"));
    }

    private static Receipt receipt(Entry entry) {
        return new Receipt(
                ReceiptId.next(Instant.EPOCH), Instant.EPOCH, "shop-dev", Road.draft().summary(), List.of(entry), List.of(), Receipt.Author.here(""),
                Receipt.Result.APPLIED, Optional.empty());
    }

    private Vault vault() {
        Vault vault = new Vault(new VaultKey(folder.resolve("journal.key")), () -> encrypts);
        vault.check();
        return vault;
    }

    private FileJournal journal() {
        return new FileJournal(folder.resolve("journal"), folder.resolve("journal.key"), () -> encrypts, () -> FileJournal.Limits.USUAL);
    }

    private Pipeline pipeline(FakeCluster cluster) {
        return new Pipeline(cluster, "shop-dev", () -> new Guard(Guard.Level.FREE, "shop-dev"), journal());
    }

    private static FakeCluster cluster() {
        FakeCluster cluster = new FakeCluster();
        cluster.put(SECRET, secret(OLD).fields());
        return cluster;
    }

    private static Document secret(String password) {
        return Document.of(Map.of(
                "apiVersion", "v1",
                "kind", "Secret",
                "metadata", Map.of("name", "login", "namespace", "shop", "uid", "u1"),
                "data", Map.of("password", password, "user", "dXNlcg==")));
    }

    private static Tree data(Map<String, Object> values) {
        return new Tree(Map.of("data", values));
    }

    private static String value(FakeCluster cluster) {
        return cluster.get(LOGIN).tree().text("data", "password");
    }

    private static Receipt apply(Pipeline pipeline, Wish wish) {
        return apply(pipeline, Road.draft(wish));
    }

    private static Receipt apply(Pipeline pipeline, Draft draft) {
        Rehearsal rehearsal = pipeline.rehearse(pipeline.preview(draft), Choice.TAKE_OVER);
        return assertInstanceOf(Outcome.Applied.class, pipeline.apply(rehearsal, pipeline.guard().consent(""), _ -> {})).receipt();
    }
}
