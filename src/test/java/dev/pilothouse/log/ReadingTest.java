package dev.pilothouse.log;

import static dev.pilothouse.log.LogCluster.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.cluster.LogLine;
import dev.pilothouse.cluster.StreamState;
import dev.pilothouse.live.Batch;
import dev.pilothouse.live.Pulse;
import dev.pilothouse.live.ViewListener;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Session;
import dev.pilothouse.testing.FakeCluster;
import dev.pilothouse.testing.TestSession;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ReadingTest {

    private static final Map<String, Object> RUNNING = Map.of("running", Map.of("startedAt", LogCluster.START.toString()));

    private final LogCluster cluster = new LogCluster();
    private final Pulse pulse = new Pulse();
    private final Ledger book = new Ledger();
    private final Session session = TestSession.open(cluster, pulse);
    private @Nullable Reading reading;
    private @Nullable Thread thread;

    private Reading read(Wish wish) {
        Reading started = new Reading(session, wish, book);
        reading = started;
        thread = Thread.ofVirtual().start(() -> {
            try {
                started.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        return started;
    }

    @AfterEach
    void close() throws InterruptedException {
        if (reading != null && thread != null) {
            reading.close();
            assertTrue(thread.join(Duration.ofSeconds(20)), "the reading ends when it is closed");
        }
        pulse.close();
    }

    private static Wish web() {
        return new Wish(
                new Wish.Pick.Chosen("shop", "app=web"), new Wish.Which.All(), Wish.Follow.ON, false, OptionalLong.of(10), Optional.empty(), Wish.PODS);
    }

    private static void until(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "waited for too long");
            Thread.sleep(5);
        }
    }

    private List<String> texts() {
        return LongStream.range(book.first(), book.end()).mapToObj(book::entry).map(ReadingTest::text).toList();
    }

    private static String text(Entry entry) {
        return Mark.of(entry).map(mark -> mark.event() + " " + String.join(" ", mark.args())).orElse(entry.text()).strip();
    }

    private List<String> textsOf(int lines) throws InterruptedException {
        until(() -> book.end() - book.first() >= lines);
        return texts();
    }

    @Test
    void mergesPodsByTime() throws InterruptedException {
        cluster.running("a");
        cluster.running("b");
        cluster.keep("a", at(1, "a1"), at(3, "a3"));
        cluster.keep("b", at(2, "b2"), at(4, "b4"));
        Reading merged = read(web());
        assertEquals(List.of("a1", "b2", "a3", "b4"), textsOf(4));
        assertEquals(List.of(new Source(0, pod("a"), "app"), new Source(1, pod("b"), "app")), book.sources());
        until(() -> merged.report().equals(new Report(2, 0, 2, false, false)));
    }

    private static ResourceRef pod(String name) {
        return new ResourceRef(FakeCluster.POD, "shop", name);
    }

    @Test
    void whatIsThereIsReadInOrderToItsEnd() throws InterruptedException {
        cluster.running("a");
        cluster.running("b");
        IntStream.range(0, 20_000).forEach(i -> cluster.keep(i % 3 == 0 ? "a" : "b", at(i, "line " + i)));
        Wish wish = web();
        read(new Wish(wish.pick(), wish.containers(), Wish.Follow.NO, false, OptionalLong.empty(), Optional.empty(), 50));
        assertTrue(thread != null && thread.join(Duration.ofSeconds(20)));
        assertEquals(IntStream.range(0, 20_000).mapToObj(i -> "line " + i).toList(), texts());
    }

    @Test
    void followsPodsAsTheyComeAndGo() throws InterruptedException {
        cluster.running("a");
        read(web());
        LogCluster.Opened a = cluster.opened(0);
        assertEquals(OptionalLong.of(10), a.options().tail());
        a.sink().line(at(1, "a1"));
        textsOf(1);
        cluster.keep("b", at(2, "b2"));
        cluster.running("b");
        assertEquals(OptionalLong.empty(), cluster.opened(1).options().tail(), "a new pod is read from its beginning");
        assertEquals(List.of("a1", "APPEARED", "b2"), textsOf(3));
        cluster.remove("a");
        a.sink().line(at(3, "last words"));
        LogCluster.end(a);
        assertEquals(List.of("a1", "APPEARED", "b2", "last words", "GONE"), textsOf(5));
    }

    @Test
    void tellsOfARestartAndGoesOn() throws InterruptedException {
        cluster.running("a");
        read(web());
        LogCluster.Opened first = cluster.opened(0);
        first.sink().line(at(1, "one"));
        textsOf(1);
        Map<String, Object> ended = Map.of("terminated", Map.of("exitCode", 143L, "reason", "Error", "finishedAt", "2026-01-01T00:01:00Z"));
        cluster.pod("a", "uid-a", 0, ended, Map.of());
        LogCluster.end(first);
        assertEquals(List.of("one", "ENDED 143 Error"), textsOf(2));
        cluster.keep("a", at(1, "one"), at(70, "two"));
        cluster.pod("a", "uid-a", 1, RUNNING, ended);
        assertEquals(List.of("one", "ENDED 143 Error", "RESTARTED 143 Error", "two"), textsOf(4));
        assertEquals(Optional.of(at(1, "").time().minusMillis(200)), cluster.opened(1).options().since(), "goes on where the run before ended");
    }

    @Test
    void waitsForAContainerToStart() throws InterruptedException {
        cluster.pod("a", "uid-a", 0, Map.of("waiting", Map.of("reason", "ContainerCreating")), Map.of());
        read(web());
        assertEquals(List.of("WAITING ContainerCreating"), textsOf(1));
        assertEquals(0, cluster.opened());
        cluster.keep("a", at(1, "up"));
        cluster.running("a");
        assertEquals(List.of("WAITING ContainerCreating", "up"), textsOf(2));
    }

    @Test
    void aLogThatEndsWhileItsContainerGoesOnIsOpenedAgainWithoutDoubles() throws InterruptedException {
        cluster.running("a");
        read(web());
        LogCluster.Opened first = cluster.opened(0);
        List.of(at(1, "one"), at(2, "two"), at(2, "too")).forEach(first.sink()::line);
        textsOf(3);
        cluster.keep("a", at(1, "one"), at(2, "two"), at(2, "too"), at(2, "three"), at(3, "four"));
        LogCluster.end(first);
        assertEquals(List.of("one", "two", "too", "three", "four"), textsOf(5));
    }

    @Test
    void aLostLogIsToldOnceAndOpenedAgain() throws InterruptedException {
        cluster.running("a");
        read(web());
        Problem lost = Problem.of(ProblemCode.CONNECTION_LOST, "server").withDetail("reset");
        LogCluster.end(cluster.opened(0), lost);
        LogCluster.end(cluster.opened(1), lost);
        cluster.opened(2).sink().line(at(1, "back"));
        assertEquals(List.of("UNREADABLE CONNECTION_LOST reset", "back"), textsOf(2));
    }

    @Test
    void logsThatMayBeDeadAreOpenedAgainWhenTheRowsAreBack() throws InterruptedException {
        cluster.running("a");
        read(web());
        cluster.opened(0).sink().line(at(1, "one"));
        textsOf(1);
        until(() -> cluster.fake().followers() == 1);
        AtomicReference<StreamState> heard = new AtomicReference<>(new StreamState.Reading(0));
        session.live().view(Roster.of(session, web().pick()).scope(), new ViewListener() {
            @Override
            public void rows(Batch batch) {}

            @Override
            public void states(Map<String, StreamState> states) {
                heard.set(states.values().iterator().next());
            }
        });
        cluster.keep("a", at(1, "one"), at(2, "two"));
        // views are told one after the other: who is told of the second loss knows that all were told of the first
        for (int loss = 1; loss <= 2; loss++) {
            StreamState lost = new StreamState.Stale(LogCluster.START.plusSeconds(loss), Problem.of(ProblemCode.CONNECTION_LOST, "server"), LogCluster.START);
            cluster.fake().state(lost);
            until(() -> lost.equals(heard.get()));
        }
        cluster.fake().state(new StreamState.Live(LogCluster.START));
        assertEquals(List.of("one", "two"), textsOf(2));
        assertEquals(2, cluster.opened());
    }

    @Test
    void whatMayNotBeReadIsNotAskedForAgain() throws InterruptedException {
        cluster.running("a");
        Reading refused = read(web());
        LogCluster.end(cluster.opened(0), Problem.of(ProblemCode.FORBIDDEN, "get", "pods/log", "shop"));
        textsOf(1);
        until(() -> refused.report().open() == 0);
        assertEquals(1, cluster.opened());
    }

    @Test
    void saysHowManyPodsItLeavesOutAndTakesThemInWhenOthersGo() throws InterruptedException {
        List.of("a", "b", "c").forEach(cluster::running);
        Wish wish = web();
        Reading two = read(new Wish(wish.pick(), wish.containers(), wish.follow(), false, wish.tail(), wish.since(), 2));
        LogCluster.Opened a = cluster.opened(0);
        until(() -> two.report().leftOut() == 1);
        cluster.remove(a.pod().name());
        LogCluster.end(a);
        cluster.opened(2);
        until(() -> two.report().equals(new Report(2, 0, 2, false, false)));
    }

    @Test
    void aPausedReadingLosesNothing() throws InterruptedException {
        cluster.running("a");
        Reading paused = read(web());
        LogCluster.Opened a = cluster.opened(0);
        a.sink().line(at(0, "line 0"));
        textsOf(1);
        paused.pause();
        until(() -> paused.report().paused());
        Thread writer = Thread.ofVirtual().start(() -> IntStream.range(1, 20_000).forEach(i -> a.sink().line(at(i, "line " + i))));
        until(() -> writer.getState() == Thread.State.WAITING);
        assertEquals(1, book.end());
        paused.resume();
        assertEquals(IntStream.range(0, 20_000).mapToObj(i -> "line " + i).toList(), textsOf(20_000));
    }

    @Test
    void readsOlderLinesLater() throws InterruptedException {
        cluster.running("a");
        cluster.running("b");
        Wish wish = web().withSince(LogCluster.START.plusSeconds(10));
        cluster.keep("a", at(1, "a1"), at(5, "a5"), at(10, "a10"), at(10, "a10 again"), at(20, "a20"));
        cluster.keep("b", at(2, "b2"), at(6, "b6"), at(10, "b10"), at(10, "b10 again"), at(20, "b20"));
        Reading wider = read(wish);
        textsOf(6);
        wider.older(LogCluster.START);
        until(() -> book.first() == -4);
        assertEquals(List.of("a1", "b2", "a5", "b6"), LongStream.range(-4, 0).mapToObj(book::entry).map(Entry::text).toList());
        assertEquals(10, book.end() - book.first());
        until(() -> !wider.report().fillingIn());
    }

    @Test
    void aContainerThatNoPodHasIsRefused() {
        cluster.running("a");
        Reading none = new Reading(session, web().withContainers(new Wish.Which.Named("nobody")), book);
        ProblemException refused = assertThrows(ProblemException.class, none::run);
        assertEquals(ProblemCode.NO_SUCH_CONTAINER, refused.problem().code());
    }

    @Test
    void aLongLineStaysTogether() throws InterruptedException {
        cluster.running("a");
        cluster.running("b");
        read(web());
        LogCluster.Opened a = cluster.opened(0);
        LogCluster.Opened b = cluster.opened(1);
        a.sink().line(new LogLine(at(1, "").time(), "begin", true));
        b.sink().line(at(1, "between"));
        until(() -> book.end() > 0);
        a.sink().line(new LogLine(at(1, "").time(), "end"));
        assertEquals(List.of("begin", "end", "between"), textsOf(3));
        assertTrue(book.continues(0));
        assertFalse(book.continues(1));
    }
}
