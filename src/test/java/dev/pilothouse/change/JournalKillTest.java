package dev.pilothouse.change;

import static dev.pilothouse.change.Objects.document;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.change.Draft.Wish;
import dev.pilothouse.change.Receipt.Entry;
import dev.pilothouse.change.Receipt.Result;
import dev.pilothouse.change.Rehearsal.Choice;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.testing.FakeCluster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.BeforeContainer;

/** The program is killed at any byte that it writes, before or after the write to the cluster that comes next. */
class JournalKillTest {

    private static final int OBJECTS = 3;

    @SuppressWarnings("NullAway.Init")
    private static byte[] whole;

    private static ResourceRef map(int i) {
        return new ResourceRef(FakeCluster.CONFIG_MAP, "shop", "map-" + i);
    }

    private static void write(FakeCluster cluster, int i) {
        cluster.put(
                FakeCluster.CONFIG_MAP,
                Road.fields("{'metadata':{'name':'map-" + i + "','namespace':'shop','managedFields':[{'manager':'pilothouse','operation':'Apply'}]},'data':{'x':'ü" + i
                        + "'}}"));
    }

    /** What a program that is gone by now has written: an older change, and one of three objects. */
    @BeforeContainer
    static void record() throws IOException {
        Path folder = Files.createTempDirectory("journal");
        Road road = new Road(new FileJournal(folder));
        assertInstanceOf(Outcome.Applied.class, road.apply(new Wish.Put(map(9), document("{'data':{'x':'old'}}"))));
        Wish[] wishes = IntStream.range(0, OBJECTS).mapToObj(i -> new Wish.Put(map(i), document("{'data':{'x':'ü" + i + "'}}"))).toArray(Wish[]::new);
        assertInstanceOf(Outcome.Applied.class, road.apply(wishes));
        String text = Files.readString(folder.resolve("journal.jsonl"));
        whole = text.replaceAll("\"started\":\"[^\"]*\"", "\"started\":\"before\"").getBytes(StandardCharsets.UTF_8);
    }

    @Property(tries = 400)
    void tellsWhatIsInTheCluster(@ForAll @IntRange(min = 0, max = 1_000_000) int somewhere, @ForAll boolean oneMoreArrived) throws IOException {
        byte[] cut = Arrays.copyOf(whole, (int) (somewhere / 1_000_000.0 * whole.length));
        Path folder = Files.createTempDirectory("journal");
        Files.write(folder.resolve("journal.jsonl"), cut);
        List<String> lines = new String(cut, StandardCharsets.UTF_8).lines().filter(line -> JournalLine.read(line).isPresent()).toList();
        boolean begun = lines.size() > 3; // the older change has three lines
        int noted = Math.clamp(lines.size() - 4L, 0, OBJECTS);
        int arrived = begun ? Math.min(OBJECTS, noted + (oneMoreArrived ? 1 : 0)) : 0;
        Road road = new Road(new FileJournal(folder));
        IntStream.range(0, arrived).forEach(i -> write(road.cluster, i));

        road.pipeline.settle();

        List<Receipt> receipts = road.journal.receipts();
        assertTrue(receipts.stream().noneMatch(receipt -> receipt.result() == Result.UNKNOWN), "everything is settled");
        List<ResourceRef> told = receipts.stream()
                .flatMap(receipt -> receipt.entries().stream())
                .map(Entry::ref)
                .filter(ref -> !ref.equals(map(9)))
                .toList();
        assertEquals(IntStream.range(0, arrived).mapToObj(JournalKillTest::map).toList(), told);
        if (begun) {
            assertEquals(OBJECTS - arrived, receipts.getFirst().open().size());
            goesOn(road, receipts.getFirst());
        }
        road.journal.add(new Receipt("next", road.now, "shop-dev", new Draft.Summary("apply", List.of()), sample()));
        assertEquals("next", new FileJournal(folder).receipts().getFirst().id(), "it can be written again");
    }

    private static List<Entry> sample() {
        return List.of(new Entry(map(9), Optional.empty(), Optional.of(document("{}"))));
    }

    /** What is left can be done, and what was done can be taken back. */
    private static void goesOn(Road road, Receipt receipt) {
        if (!receipt.open().isEmpty()) {
            Draft rest = road.pipeline.rest(receipt);
            assertInstanceOf(Outcome.Applied.class, road.apply(road.pipeline.rehearse(road.pipeline.preview(rest), Choice.ASK)));
        }
        IntStream.range(0, OBJECTS).forEach(i -> assertEquals("ü" + i, road.cluster.get(map(i)).tree().text("data", "x")));
        if (!receipt.entries().isEmpty()) {
            assertEquals(receipt.entries().size(), road.pipeline.undo(receipt).wishes().size());
        }
    }
}
