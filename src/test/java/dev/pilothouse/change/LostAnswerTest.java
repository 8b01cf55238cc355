package dev.pilothouse.change;

import static dev.pilothouse.change.Objects.document;
import static dev.pilothouse.change.Objects.tree;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.pilothouse.change.Draft.Wish;
import dev.pilothouse.change.Receipt.Entry;
import dev.pilothouse.change.Receipt.Result;
import dev.pilothouse.change.Rehearsal.Choice;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.testing.FakeCluster;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LostAnswerTest {

    private static final ResourceRef WEB = new ResourceRef(FakeCluster.DEPLOYMENT, "shop", "web");
    private static final Wish SCALE = new Wish.SetFields(WEB, tree("{'spec':{'replicas':5}}"));
    private static final Wish REMOVE = new Wish.Remove(WEB);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final List<Wish> five = IntStream.range(0, 5)
            .<Wish>mapToObj(i -> new Wish.Put(map(i), document("{'data':{'x':'" + i + "'}}")))
            .toList();

    private static ResourceRef map(int i) {
        return new ResourceRef(FakeCluster.CONFIG_MAP, "shop", "map-" + i);
    }

    private Road road() {
        return new Road(new FileJournal(folder));
    }

    private static void deployment(Road road, int replicas) {
        road.cluster.put(
                FakeCluster.DEPLOYMENT,
                Road.fields("{'metadata':{'name':'web','namespace':'shop','uid':'u1'},'spec':{'replicas':" + replicas + "}}"));
    }

    private static Outcome apply(Road road, Draft draft) {
        return road.apply(road.pipeline.rehearse(road.pipeline.preview(draft), Choice.ASK));
    }

    private static Receipt newest(Road road) {
        return road.journal.receipts().getFirst();
    }

    @Test
    void aChangeThatArrivedIsToldAsApplied() {
        Road road = road();
        deployment(road, 1);
        road.cluster.loseAnswer(WEB, true);

        Receipt receipt = assertInstanceOf(Outcome.Applied.class, road.apply(SCALE)).receipt();

        assertEquals(5, receipt.entries().getFirst().after().orElseThrow().tree().number(0, "spec", "replicas"));
        assertEquals(Result.APPLIED, newest(road).result());
        assertEquals(1, road.cluster.writes().size(), "it is not sent again");
    }

    @Test
    void aChangeThatDidNotArriveIsToldAsSuch() {
        Road road = road();
        deployment(road, 1);
        road.cluster.loseAnswer(WEB, false);

        Outcome.Refused refused = assertInstanceOf(Outcome.Refused.class, road.apply(SCALE));

        assertEquals(ProblemCode.NOT_ARRIVED, refused.problem().code());
        assertEquals(Result.REFUSED, newest(road).result());
        assertEquals(List.of(WEB), newest(road).open().stream().map(Entry::ref).toList());
        assertInstanceOf(Outcome.Applied.class, apply(road, refused.rest()));
    }

    @Test
    void aDeletionThatArrivedIsToldAsApplied() {
        Road road = road();
        deployment(road, 3);
        road.cluster.loseAnswer(WEB, true);
        assertInstanceOf(Outcome.Applied.class, road.apply(REMOVE));

        deployment(road, 3);
        road.cluster.loseAnswer(WEB, false);
        assertEquals(ProblemCode.NOT_ARRIVED, assertInstanceOf(Outcome.Refused.class, road.apply(REMOVE)).problem().code());
    }

    @Test
    void whatOthersDidSinceDoesNotHideThatItArrived() {
        Document before = document("{'metadata':{'uid':'u1','resourceVersion':'1'},'spec':{'replicas':1,'paused':false}}");
        Document wanted = document("{'metadata':{'uid':'u1'},'spec':{'replicas':5,'paused':true}}");
        Road road = road();
        road.cluster.put(
                FakeCluster.DEPLOYMENT,
                Road.fields("{'metadata':{'name':'web','namespace':'shop','uid':'u1'},'spec':{'replicas':9,'paused':true}}"));
        LostAnswer lost = new LostAnswer(road.cluster, List.of());
        assertInstanceOf(LostAnswer.Fate.Arrived.class, lost.look(new Entry(WEB, Optional.of(before), Optional.of(wanted)), road.now));

        road.cluster.put(
                FakeCluster.DEPLOYMENT,
                Road.fields("{'metadata':{'name':'web','namespace':'shop','uid':'u1'},'spec':{'replicas':9,'paused':false}}"));
        assertInstanceOf(LostAnswer.Fate.Missed.class, lost.look(new Entry(WEB, Optional.of(before), Optional.of(wanted)), road.now));
    }

    @Test
    void aConnectionThatComesBackInTimeIsWaitedFor() {
        Road road = road();
        Rehearsal rehearsal = road.rehearse(five.getFirst());
        road.cluster.loseAnswer(map(0), true, 1);
        assertInstanceOf(Outcome.Applied.class, road.apply(rehearsal));
    }

    /** Whichever of five documents loses its answer, and whether it arrived or not, going on ends with each written once. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void goesOnFromTheFirstThatIsNotKnownToBeApplied(int at) {
        for (boolean arrives : new boolean[] {true, false}) {
            Road road = new Road(new FileJournal(folder.resolve(Boolean.toString(arrives))));
            Draft draft = Road.draft(five.toArray(Wish[]::new));
            Rehearsal rehearsal = road.pipeline.rehearse(road.pipeline.preview(draft), Choice.ASK);
            road.cluster.loseAnswer(map(at), arrives);

            Outcome first = road.apply(rehearsal);

            if (arrives) {
                assertInstanceOf(Outcome.Applied.class, first);
            } else {
                Outcome.Refused refused = assertInstanceOf(Outcome.Refused.class, first);
                assertEquals(at, refused.soFar().map(receipt -> receipt.entries().size()).orElse(0));
                assertEquals(5 - at, refused.rest().wishes().size());
                assertInstanceOf(Outcome.Applied.class, apply(road, refused.rest()));
            }
            assertEquals(5, road.cluster.writes().stream().map(write -> write.ref()).distinct().count());
            assertEquals(5, road.cluster.writes().size(), "none is written twice");
        }
    }

    /** The cluster stays away: nothing is said that is not known, and the next look settles it. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void isLookedUpLaterWhenTheClusterStaysAway(int at) {
        for (boolean arrives : new boolean[] {true, false}) {
            Road road = new Road(new FileJournal(folder.resolve(Boolean.toString(arrives))));
            Rehearsal rehearsal = road.pipeline.rehearse(road.pipeline.preview(Road.draft(five.toArray(Wish[]::new))), Choice.ASK);
            road.cluster.loseAnswer(map(at), arrives, 2);

            Outcome.Refused refused = assertInstanceOf(Outcome.Refused.class, road.apply(rehearsal));

            assertEquals(ProblemCode.OUTCOME_UNKNOWN, refused.problem().code());
            assertEquals(Result.UNKNOWN, newest(road).result());
            road.pipeline.settle();
            assertEquals(arrives ? at + 1 : at, newest(road).entries().size());
            assertEquals(at == 0 && !arrives ? Result.REFUSED : arrives && at == 4 ? Result.APPLIED : Result.PARTLY, newest(road).result());
            apply(road, refused.rest());
            IntStream.range(0, 5).forEach(i -> assertEquals(Integer.toString(i), road.cluster.get(map(i)).tree().text("data", "x")));
        }
    }

    @Test
    void theRestOfADeletionThatArrivedAfterAllNeedsNothing() {
        Road road = road();
        deployment(road, 3);
        Rehearsal rehearsal = road.rehearse(REMOVE);
        road.cluster.loseAnswer(WEB, false);
        Outcome.Refused refused = assertInstanceOf(Outcome.Refused.class, road.apply(rehearsal));
        road.cluster.remove(WEB);

        assertEquals(false, road.pipeline.preview(refused.rest()).changesAnything());
    }
}
