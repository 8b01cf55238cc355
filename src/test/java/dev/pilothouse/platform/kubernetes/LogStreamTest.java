package dev.pilothouse.platform.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.pilothouse.cluster.LogOptions;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.testing.Replies;
import dev.pilothouse.testing.Reply;
import dev.pilothouse.testing.ScriptedApi;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Logs of a server that breaks off. */
@Timeout(60)
class LogStreamTest {

    private static final ResourceRef WEB = new ResourceRef(Api.POD, "shop", "web");
    private static final String POD = "/api/v1/namespaces/shop/pods/web";
    private static final String LOG = POD + "/log";

    private final ScriptedApi api = ScriptedApi.start();
    private final KubernetesCluster cluster = Api.cluster(api.uri());
    private final CountDownLatch over = new CountDownLatch(1);

    @AfterEach
    void close() {
        over.countDown();
        cluster.close();
        api.close();
    }

    private static String line(int second, String text) {
        return "2026-01-02T03:04:%02d.5Z %s\n".formatted(second, text);
    }

    /** A piece of a log, after which the connection breaks. */
    private static Reply broken(String text) {
        return (_, out) -> {
            out.write(("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 100000\r\n\r\n" + text).getBytes(StandardCharsets.UTF_8));
            out.flush();
            return false;
        };
    }

    /** A piece of a log to which nothing is added. */
    private Reply quiet(String text) {
        return (_, out) -> {
            broken(text).play(api.asked().getLast(), out);
            over.await();
            return false;
        };
    }

    @Test
    void aFollowedLogGoesOnWhereItBrokeOffWithoutTellingALineTwice() throws Exception {
        api.on(
                LOG,
                broken(line(1, "a") + line(2, "b") + line(2, "c")),
                Replies.status(503, "ServiceUnavailable", "starting"),
                quiet(line(1, "a") + line(2, "b") + line(2, "c") + line(2, "d") + line(3, "e")));
        api.on(POD, Replies.status(503, "ServiceUnavailable", "starting"), Replies.json(pod("2026-01-02T03:04:00Z")));
        Collected log = new Collected(5);
        try (Subscription _ = cluster.logs(WEB, LogOptions.following("c", 3), log)) {
            assertEquals(List.of("a", "b", "c", "d", "e"), log.untilThere());
            assertFalse(log.isEnded());
        }
        assertEquals("3", api.asked(LOG).getFirst().query().get("tailLines"));
        assertEquals("2026-01-02T03:04:02.300Z", api.asked(LOG).getLast().query().get("sinceTime"));
        assertEquals(null, api.asked(LOG).getLast().query().get("tailLines"));
    }

    @Test
    void aLogThatIsNotFollowedGoesOnWhereItBrokeOff() throws Exception {
        api.on(LOG, broken(line(1, "a")), broken(line(1, "a") + line(2, "b")), whole(line(2, "b") + line(3, "c")));
        Collected log = new Collected(3);
        cluster.logs(WEB, LogOptions.whole("c"), log);
        assertEquals(Optional.empty(), log.untilEnded());
        assertEquals(List.of("a", "b", "c"), log.texts());
    }

    @Test
    void aLogThatBreaksOffEachTimeTellsSo() throws Exception {
        api.on(LOG, broken(line(1, "a")));
        Collected log = new Collected(1);
        cluster.logs(WEB, LogOptions.whole("c"), log);
        assertEquals(List.of("a"), log.untilThere());
        assertEquals(ProblemCode.CONNECTION_LOST, log.untilEnded().orElseThrow().code());
        assertEquals(4, api.asked(LOG).size(), "three times more");
    }

    /** As on a machine that starves: the first connections come to nothing. */
    @Test
    void aLogThatCannotBeOpenedIsTriedAgain() throws Exception {
        for (LogOptions options : List.of(LogOptions.whole("c"), LogOptions.following("c", 3))) {
            api.on(LOG, cut(), cut(), whole(line(1, "a")));
            api.on(POD, Replies.json("{}"));
            Collected log = new Collected(1);
            cluster.logs(WEB, options, log);
            assertEquals(Optional.empty(), log.untilEnded(), options.toString());
            assertEquals(List.of("a"), log.texts());
        }
    }

    /** No answer at all. */
    private static Reply cut() {
        return (_, _) -> false;
    }

    @Test
    void aPodThatIsGoneEndsTheLog() throws Exception {
        api.on(LOG, broken(line(1, "a")), Replies.json("{}"));
        Collected log = new Collected(1);
        cluster.logs(WEB, LogOptions.following("c", 3), log);
        log.untilThere();
        assertEquals(Optional.empty(), log.untilEnded());
    }

    private static Reply whole(String text) {
        return (_, out) -> {
            out.write(("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: " + text.length() + "\r\n\r\n" + text).getBytes(StandardCharsets.UTF_8));
            return true;
        };
    }

    private static String pod(String started) {
        return "{\"status\":{\"containerStatuses\":[{\"name\":\"c\",\"state\":{\"running\":{\"startedAt\":\"" + started + "\"}}}]}}";
    }

    @Test
    void aLogThatAServerEndedGoesOnWhileItsContainerDoes() throws Exception {
        api.on(LOG, whole(line(1, "a")), whole(line(1, "a") + line(2, "b")));
        api.on(POD, Replies.json(pod("2026-01-02T03:04:00Z")), Replies.json("{\"status\":{}}"));
        Collected log = new Collected(2);
        cluster.logs(WEB, LogOptions.following("c", 3), log);
        assertEquals(Optional.empty(), log.untilEnded(), "the container is not there any more");
        assertEquals(List.of("a", "b"), log.texts());
    }

    @Test
    void whatARunSaidLastIsFetchedWhenAnotherBeganMeanwhile() throws Exception {
        api.on(LOG, broken(line(1, "a")), whole(line(1, "a") + line(2, "b") + line(3, "last words")));
        api.on(POD, Replies.json(another("2026-01-02T03:04:05Z", "2026-01-02T03:04:00Z")));
        Collected log = new Collected(3);
        cluster.logs(WEB, LogOptions.following("c", 3), log);
        assertEquals(Optional.empty(), log.untilEnded());
        assertEquals(List.of("a", "b", "last words"), log.texts());
        assertEquals("true", api.asked(LOG).getLast().query().get("previous"));
    }

    private static String another(String started, String before) {
        return "{\"status\":{\"containerStatuses\":[{\"name\":\"c\",\"state\":{\"running\":{\"startedAt\":\"" + started
                + "\"}},\"lastState\":{\"terminated\":{\"startedAt\":\"" + before + "\"}}}]}}";
    }

    @Test
    void aLineThatAServerBrokeOffIsReadAgainAsAWhole() throws Exception {
        api.on(LOG, whole(line(1, "a") + "2026-01-02T03:04:02.5Z hal"), whole(line(1, "a") + line(2, "half a line")));
        api.on(POD, Replies.json(pod("2026-01-02T03:04:00Z")), Replies.json("{\"status\":{}}"));
        Collected log = new Collected(2);
        cluster.logs(WEB, LogOptions.following("c", 3), log);
        assertEquals(Optional.empty(), log.untilEnded());
        assertEquals(List.of("a", "half a line"), log.texts());
    }

    @Test
    void theLastLineNeedsNoEnd() throws Exception {
        api.on(LOG, whole(line(1, "a") + "2026-01-02T03:04:02.5Z last"));
        Collected log = new Collected(2);
        cluster.logs(WEB, LogOptions.whole("c"), log);
        log.untilEnded();
        assertEquals(List.of("a", "last"), log.texts());
    }

    @Test
    void aRefusalIsToldAtOnce() throws Exception {
        api.on(LOG, Replies.status(403, "Forbidden", "pods \"web\" is forbidden"));
        Collected log = new Collected(0);
        cluster.logs(WEB, LogOptions.following("c", 3), log);
        assertEquals(ProblemCode.FORBIDDEN, log.untilEnded().orElseThrow().code());
        assertEquals(1, api.asked(LOG).size());
    }
}
