package dev.pilothouse.platform.kubernetes;

import static dev.pilothouse.platform.kubernetes.Api.MAPS;
import static dev.pilothouse.platform.kubernetes.Api.SHOP;
import static dev.pilothouse.platform.kubernetes.Api.map;
import static dev.pilothouse.platform.kubernetes.Api.maps;
import static dev.pilothouse.platform.kubernetes.Api.page;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.cluster.StreamState;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.testing.Replies;
import dev.pilothouse.testing.Reply;
import dev.pilothouse.testing.ScriptedApi;
import dev.pilothouse.testing.WatchScript;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FollowerTest {

    private final ScriptedApi api = ScriptedApi.start();
    private final KubernetesCluster cluster = Api.cluster(api.uri());
    private final Recorder recorder = new Recorder();
    private final WatchScript watch = new WatchScript();

    @AfterEach
    void close() {
        cluster.close();
        api.close();
    }

    private void follow(Reply list, Reply... watches) {
        api.on(MAPS, list).onWatch(MAPS, watches);
        cluster.follow(SHOP, recorder);
    }

    private String watchedFrom(int index) {
        recorder.await(_ -> api.watches(MAPS).size() > index);
        return api.watches(MAPS).get(index).query().getOrDefault("resourceVersion", "");
    }

    @Test
    void listsThenWatchesFromTheVersionOfTheList() {
        follow(maps(7, map("a", 1), map("b", 2)), watch);
        recorder.awaitVersions(Map.of("a", "1", "b", "2"));
        assertEquals("7", watchedFrom(0));
        var asked = api.watches(MAPS).getFirst();
        assertEquals("true", asked.query().get("allowWatchBookmarks"));
        int seconds = Integer.parseInt(asked.query().get("timeoutSeconds"));
        assertTrue(seconds >= 300 && seconds <= 600, "timeoutSeconds " + seconds);
    }

    @Test
    void deliversChangesAsTheyCome() {
        follow(maps(7, map("a", 1), map("b", 2)), watch);
        watch.event("ADDED", map("c", 8)).event("MODIFIED", map("a", 9)).event("DELETED", map("b", 10));
        recorder.awaitVersions(Map.of("a", "9", "c", "8"));
    }

    @Test
    void deliversTheFirstPageBeforeTheSecondArrives() {
        CountDownLatch second = new CountDownLatch(1);
        api.on(MAPS, Replies.json(page(7, "next", map("a", 1))), (asked, out) -> {
            second.await();
            return maps(7, map("b", 2)).play(asked, out);
        });
        api.onWatch(MAPS, watch);
        cluster.follow(SHOP, recorder);
        recorder.awaitVersions(Map.of("a", "1"));
        assertEquals(0, recorder.completed());
        second.countDown();
        recorder.awaitVersions(Map.of("a", "1", "b", "2"));
        recorder.await(known -> known.completed() == 1);
    }

    @Test
    void saysHowFarItHasComeAndThenThatItIsLive() {
        follow(maps(7, map("a", 1), map("b", 2)), watch);
        recorder.awaitState(StreamState.Live.class);
        assertEquals(List.of(new StreamState.Reading(0), new StreamState.Reading(2)), recorder.states().subList(0, 2));
    }

    @Test
    void goesOnFromTheLastVersionWhenTheServerEndsTheWatch() {
        follow(maps(7, map("a", 1)), new WatchScript().event("MODIFIED", map("a", 8)).bookmark("20").end(), watch);
        assertEquals("20", watchedFrom(1));
        watch.event("MODIFIED", map("a", 21));
        recorder.awaitVersions(Map.of("a", "21"));
        assertEquals(1, recorder.lists());
        assertFalse(recorder.states().stream().anyMatch(StreamState.Stale.class::isInstance));
    }

    @Test
    void isStaleWhileTheConnectionIsLostAndThenGoesOn() {
        follow(maps(7, map("a", 1)), new WatchScript().event("MODIFIED", map("a", 8)).cut(), watch);
        StreamState.Stale stale = recorder.awaitState(StreamState.Stale.class);
        assertEquals(ProblemCode.CONNECTION_LOST, stale.cause().code());
        assertTrue(stale.retryAt().isAfter(stale.lastSeen()));
        assertEquals("8", watchedFrom(1));
        recorder.await(known -> known.last() instanceof StreamState.Live);
        assertEquals(1, recorder.lists());
    }

    @Test
    void anEventThatIsCutInTheMiddleIsReadAgain() {
        String event = "{\"type\":\"MODIFIED\",\"object\":" + map("a", 8) + "}\n";
        follow(maps(7, map("a", 1)), new WatchScript().raw(event.substring(0, 60)).end(), watch);
        assertEquals("7", watchedFrom(1));
        watch.event("MODIFIED", map("a", 8));
        recorder.awaitVersions(Map.of("a", "8"));
    }

    @Test
    void listsAgainAfterAnExpiredEventAndKeepsRowsMeanwhile() {
        CountDownLatch relist = new CountDownLatch(1);
        String gone = Replies.statusObject(410, "Expired", "too old resource version", "{}");
        api.on(MAPS, maps(7, map("a", 1), map("b", 2)), (asked, out) -> {
            relist.await();
            return maps(30, map("b", 25)).play(asked, out);
        });
        api.onWatch(MAPS, new WatchScript().event("ERROR", gone), watch);
        cluster.follow(SHOP, recorder);
        recorder.await(known -> known.lists() == 2);
        assertEquals(Map.of("a", "1", "b", "2"), recorder.versions());
        relist.countDown();
        recorder.awaitVersions(Map.of("b", "25"));
        assertEquals("30", watchedFrom(1));
    }

    @Test
    void listsAgainWhenTheWatchIsRefusedAsGone() {
        api.on(MAPS, maps(7, map("a", 1)), maps(30, map("a", 25)));
        api.onWatch(MAPS, Replies.status(410, "Gone", "too old"), watch);
        cluster.follow(SHOP, recorder);
        recorder.awaitVersions(Map.of("a", "25"));
    }

    @Test
    void listsAgainWhenAPageHasExpired() {
        api.on(MAPS,
                Replies.json(page(7, "old", map("a", 1))),
                Replies.status(410, "Expired", "The provided continue parameter is too old"),
                maps(30, map("b", 25)));
        api.onWatch(MAPS, watch);
        cluster.follow(SHOP, recorder);
        recorder.awaitVersions(Map.of("b", "25"));
        assertEquals(2, recorder.lists());
    }

    @Test
    void listsAgainWhenTheVersionIsFromTheFuture() {
        api.on(MAPS, maps(900, map("a", 1)), maps(30, map("a", 25)));
        api.onWatch(MAPS,
                Replies.statusWith(504, "Timeout", "Too large resource version: 900, current: 30", "{\"causes\":[{\"reason\":\"ResourceVersionTooLarge\"}]}"),
                watch);
        cluster.follow(SHOP, recorder);
        recorder.awaitVersions(Map.of("a", "25"));
        assertEquals("30", watchedFrom(1));
    }

    @Test
    void listsAgainWhenWatchesEndAtOnceAgainAndAgain() {
        WatchScript empty = new WatchScript().end().end().end().end();
        api.on(MAPS, maps(7, map("a", 1)), maps(30, map("a", 25)));
        api.onWatch(MAPS, empty, empty, empty, watch);
        cluster.follow(SHOP, recorder);
        recorder.awaitVersions(Map.of("a", "25"));
    }

    @Test
    void comesBackAfterTheServerFailed() {
        api.on(MAPS, Replies.status(503, "ServiceUnavailable", "starting"), Replies.hangUp(), maps(7, map("a", 1)));
        api.onWatch(MAPS, watch);
        cluster.follow(SHOP, recorder);
        recorder.awaitVersions(Map.of("a", "1"));
        assertEquals(ProblemCode.SERVER_ERROR, recorder.awaitState(StreamState.Stale.class).cause().code());
    }

    @Test
    void aMissingRightIsAStateAndNotAskedAgain() {
        follow(Replies.status(403, "Forbidden", "no"), watch);
        StreamState.Forbidden forbidden = recorder.awaitState(StreamState.Forbidden.class);
        assertEquals(List.of("list", "configmaps", "shop"), forbidden.cause().args());
        assertEquals(1, api.asked(MAPS).size());
    }

    @Test
    void signedOutIsAState() {
        follow(Replies.status(401, "Unauthorized", "Unauthorized"), watch);
        assertEquals(ProblemCode.SIGNED_OUT, recorder.awaitState(StreamState.SignedOut.class).cause().code());
    }

    @Test
    void aKindThatIsGoneFails() {
        follow(Replies.answer(404, "text/plain", "404 page not found"), watch);
        assertEquals(ProblemCode.KIND_UNKNOWN, recorder.awaitState(StreamState.Failed.class).cause().code());
    }

    @Test
    void aWrongSelectorFails() {
        follow(Replies.status(400, "BadRequest", "unable to parse"), watch);
        assertEquals(ProblemCode.REQUEST_REFUSED, recorder.awaitState(StreamState.Failed.class).cause().code());
    }

    @Test
    void whatCannotBeWatchedIsListedFromTimeToTime() {
        api.on(MAPS, maps(7, map("a", 1)), maps(8, map("a", 2)), maps(9, map("b", 3)));
        api.onWatch(MAPS, Replies.status(405, "MethodNotAllowed", "the server does not allow this method"));
        cluster.follow(SHOP, recorder);
        recorder.awaitVersions(Map.of("b", "3"));
        assertInstanceOf(StreamState.Live.class, recorder.last());
    }

    @Test
    void aSilentWatchCountsAsLostOnceBookmarksWereSeen() {
        Patience usual = Api.IMPATIENT;
        Patience brief = new Patience(usual.connect(), usual.answer(), usual.write(), Duration.ofMillis(200), usual.watchLeast(),
                usual.grace(), usual.firstDelay(), usual.longestDelay(), usual.poll(), usual.young(), usual.longestRetryAfter());
        try (KubernetesCluster attentive = Api.cluster(Api.access(api.uri()), brief)) {
            api.on(MAPS, maps(7, map("a", 1))).onWatch(MAPS, new WatchScript().bookmark("9"), watch);
            attentive.follow(SHOP, recorder);
            assertEquals(ProblemCode.TIMED_OUT, recorder.awaitState(StreamState.Stale.class).cause().code());
            assertEquals("9", watchedFrom(1));
            watch.event("MODIFIED", map("a", 10));
            recorder.awaitVersions(Map.of("a", "10"));
        }
    }

    @Test
    void oddEventsDoNoHarm() {
        follow(maps(7, map("a", 1)), watch);
        watch.raw("{\"type\":\"ADDED\",\"object\":null}\n")
                .raw("{\"type\":\"SURPRISE\",\"object\":{\"x\":[1]}}\n\n")
                .raw("{\"object\":" + map("b", 8) + ",\"type\":\"ADDED\"}\n")
                .event("DELETED", map("never-seen", 9))
                .event("ADDED", map("a", 10))
                .event("ADDED", map("a", 10))
                .event("MODIFIED", map("größe-🚢", 3));
        recorder.awaitVersions(Map.of("a", "10", "b", "8", "größe-🚢", "3"));
    }

    @Test
    void closingEndsTheWatchOnTheServer() throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        api.on(MAPS, maps(7, map("a", 1))).onWatch(MAPS, (_, out) -> {
            try {
                new WatchScript().bookmark("8").unended(out);
            } catch (IOException e) {
                ended.countDown();
            }
            return false;
        });
        Subscription subscription = cluster.follow(SHOP, recorder);
        recorder.await(known -> known.states().stream().filter(StreamState.Live.class::isInstance).count() >= 2);
        subscription.close();
        subscription.close();
        assertTrue(ended.await(20, TimeUnit.SECONDS), "the server still sends");
    }

    @Test
    void closingDuringAListEndsIt() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        follow((request, out) -> {
            asked.countDown();
            return Replies.silence(never).play(request, out);
        }, watch);
        assertTrue(asked.await(20, TimeUnit.SECONDS));
        cluster.close();
        int states = recorder.states().size();
        never.countDown();
        assertEquals(states, recorder.states().size());
    }
}
