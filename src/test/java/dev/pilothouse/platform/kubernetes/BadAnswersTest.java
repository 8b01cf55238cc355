package dev.pilothouse.platform.kubernetes;

import static dev.pilothouse.platform.kubernetes.Api.CONFIG_MAP;
import static dev.pilothouse.platform.kubernetes.Api.MAPS;
import static dev.pilothouse.platform.kubernetes.Api.SHOP;
import static dev.pilothouse.platform.kubernetes.Api.list;
import static dev.pilothouse.platform.kubernetes.Api.map;
import static dev.pilothouse.platform.kubernetes.Api.problem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.cluster.Query;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.testing.Replies;
import dev.pilothouse.testing.Reply;
import dev.pilothouse.testing.ScriptedApi;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever a server, or something that poses as one, answers: a clear problem, never a wrong table. */
class BadAnswersTest {

    private static final String HTML = "<html><title>Sign in to the hotel</title></html>";
    private static final String ONE = MAPS + "/one";

    private final ScriptedApi api = ScriptedApi.start();
    private final KubernetesCluster cluster = Api.cluster(api.uri());
    private final String server = "127.0.0.1:" + api.port();

    @AfterEach
    void close() {
        cluster.close();
        api.close();
    }

    private Problem listing(Reply reply) {
        api.on(MAPS, reply);
        return problem(() -> cluster.rows(SHOP));
    }

    private Problem getting(Reply reply) {
        api.on(ONE, reply);
        return problem(() -> cluster.get(new ResourceRef(CONFIG_MAP, "shop", "one")));
    }

    private static void assertProblem(ProblemCode code, List<String> args, Problem problem) {
        assertEquals(code, problem.code(), problem::toString);
        assertEquals(args, problem.args());
    }

    @Test
    void aCaptivePortalIsNoCluster() {
        assertProblem(ProblemCode.NOT_KUBERNETES, List.of(server, "text/html"), listing(Replies.answer(200, "text/html; charset=utf-8", HTML)));
        assertProblem(ProblemCode.NOT_KUBERNETES, List.of(server, "text/html"), getting(Replies.answer(403, "text/html", HTML)));
    }

    @Test
    void anotherContentTypeIsNoCluster() {
        assertProblem(ProblemCode.NOT_KUBERNETES, List.of(server, "text/plain"), listing(Replies.answer(200, "text/plain", "ok")));
    }

    @Test
    void jsonThatEndsEarlyIsBroken() {
        String whole = list(9, map("a", 1), map("b", 2));
        assertProblem(ProblemCode.ANSWER_BROKEN, List.of(MAPS), listing(Replies.json(whole.substring(0, whole.length() - 40))));
        assertProblem(ProblemCode.ANSWER_BROKEN, List.of(ONE), getting(Replies.json("{\"kind\":")));
    }

    @Test
    void anEmptyAnswerIsBroken() {
        assertProblem(ProblemCode.ANSWER_BROKEN, List.of(MAPS), listing(Replies.json("")));
        assertProblem(ProblemCode.ANSWER_BROKEN, List.of(ONE), getting(Replies.json("")));
    }

    @Test
    void anObjectThatIsNoListIsBroken() {
        assertProblem(ProblemCode.ANSWER_BROKEN, List.of(MAPS), listing(Replies.json("{\"kind\":\"Hello\"}")));
    }

    @Test
    void compressedDataThatEndsEarlyIsBroken() {
        Reply broken = (_, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc"
                    .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            return true;
        };
        assertProblem(ProblemCode.ANSWER_BROKEN, List.of(MAPS), listing(broken));
    }

    @Test
    void aConnectionThatEndsInTheMiddleIsLost() {
        assertProblem(ProblemCode.CONNECTION_LOST, List.of(server), listing(Replies.cutAfter(120, list(9, map("a", 1)))));
    }

    @Test
    void aConnectionThatEndsWithoutAnswerIsLost() {
        assertProblem(ProblemCode.CONNECTION_LOST, List.of(server), listing(Replies.hangUp()));
    }

    @Test
    void notSignedIn() {
        assertProblem(ProblemCode.SIGNED_OUT, List.of("test"), listing(Replies.status(401, "Unauthorized", "Unauthorized")));
    }

    @Test
    void aMissingRightIsNamed() {
        Problem problem = listing(Replies.status(403, "Forbidden", "configmaps is forbidden: User \"x\" cannot list"));
        assertProblem(ProblemCode.FORBIDDEN, List.of("list", "configmaps", "shop"), problem);
        assertEquals("configmaps is forbidden: User \"x\" cannot list", problem.detail());
    }

    @Test
    void anAbsentObjectAndAnAbsentKindDiffer() {
        assertProblem(ProblemCode.NOT_FOUND, List.of("shop/configmap/one"),
                getting(Replies.statusWith(404, "NotFound", "configmaps \"one\" not found", "{\"name\":\"one\",\"kind\":\"configmaps\"}")));
        assertProblem(ProblemCode.KIND_UNKNOWN, List.of("configmaps"), listing(Replies.answer(404, "text/plain", "404 page not found")));
    }

    @Test
    void aGoneVersionIsExpired() {
        assertProblem(ProblemCode.EXPIRED, List.of(), getting(Replies.status(410, "Expired", "too old")));
    }

    @Test
    void aConflictIsAChange() {
        assertProblem(ProblemCode.CHANGED_MEANWHILE, List.of("shop/configmap/one"), getting(Replies.status(409, "Conflict", "modified")));
    }

    @Test
    void aServerThatAsksToWaitIsAskedAgain() {
        api.on(MAPS, Replies.status(429, "TooManyRequests", "slow down", "Retry-After: 1"), Api.maps(9, map("a", 1)));
        assertEquals(1, cluster.rows(SHOP).size());
        assertEquals(2, api.asked(MAPS).size());
    }

    @Test
    void aServerThatAsksToWaitForLongIsNotWaitedFor() {
        assertProblem(ProblemCode.TOO_MANY_REQUESTS, List.of("3600"),
                listing(Replies.status(429, "TooManyRequests", "slow down", "Retry-After: 3600")));
        assertEquals(1, api.asked(MAPS).size());
    }

    @Test
    void aServerThatFailsSaysHow() {
        Problem problem = listing(Replies.status(500, "InternalError", "etcdserver: leader changed"));
        assertProblem(ProblemCode.SERVER_ERROR, List.of("500"), problem);
        assertEquals("etcdserver: leader changed", problem.detail());
        assertProblem(ProblemCode.SERVER_ERROR, List.of("502"), getting(Replies.answer(502, "text/html", "<h1>Bad Gateway</h1>")));
        assertEquals(1, api.asked(MAPS).size());
    }

    @Test
    void aWrongSelectorIsRefused() {
        assertProblem(ProblemCode.REQUEST_REFUSED, List.of("400"), listing(Replies.status(400, "BadRequest", "field label not supported: x")));
    }

    @Test
    void redirectsAreNotFollowed() {
        try (ScriptedApi elsewhere = ScriptedApi.start()) {
            String target = elsewhere.uri() + "/login";
            Problem problem = listing(Replies.answer(302, "text/html", "", "Location: " + target + "?token=secret"));
            assertProblem(ProblemCode.REDIRECTED, List.of(target), problem);
            assertTrue(elsewhere.asked().isEmpty());
        }
    }

    @Test
    void aSlowAnswerTimesOut() {
        CountDownLatch never = new CountDownLatch(1);
        Patience brief = brief(Duration.ofMillis(300));
        try (KubernetesCluster impatient = Api.cluster(Api.access(api.uri()), brief)) {
            api.on(MAPS, Replies.silence(never));
            assertEquals(ProblemCode.TIMED_OUT, problem(() -> impatient.rows(SHOP)).code());
        } finally {
            never.countDown();
        }
    }

    @Test
    void anAnswerThatStopsInTheMiddleTimesOut() {
        CountDownLatch never = new CountDownLatch(1);
        try (KubernetesCluster impatient = Api.cluster(Api.access(api.uri()), brief(Duration.ofMillis(300)))) {
            api.on(MAPS, (asked, out) -> {
                Replies.cutAfter(100, list(9, map("a", 1))).play(asked, out);
                never.await();
                return false;
            });
            assertEquals(ProblemCode.TIMED_OUT, problem(() -> impatient.rows(SHOP)).code());
        } finally {
            never.countDown();
        }
    }

    private static Patience brief(Duration answer) {
        Patience usual = Api.IMPATIENT;
        return new Patience(usual.connect(), answer, answer, usual.silence(), usual.watchLeast(), usual.grace(),
                usual.firstDelay(), usual.longestDelay(), usual.poll(), usual.young(), usual.longestRetryAfter());
    }

    @Test
    void nobodyListens() throws IOException {
        int port;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
        }
        try (KubernetesCluster absent = Api.cluster(URI.create("http://127.0.0.1:" + port))) {
            assertProblem(ProblemCode.CONNECTION_REFUSED, List.of("127.0.0.1:" + port), problem(absent::server));
            assertEquals("", problem(absent::server).detail(), "a name of Java says nothing to people");
        }
    }

    @Test
    void theNameIsUnknown() {
        try (KubernetesCluster absent = Api.cluster(URI.create("http://no-such-host.invalid:6443"))) {
            assertProblem(ProblemCode.NAME_UNKNOWN, List.of("no-such-host.invalid"), problem(absent::server));
        }
    }

    @Test
    void anInterruptedCallIsCancelled() {
        CountDownLatch never = new CountDownLatch(1);
        api.on(MAPS, (asked, out) -> {
            asking.countDown();
            return Replies.silence(never).play(asked, out);
        });
        Thread caller = Thread.currentThread();
        Thread.ofVirtual().start(() -> {
            try {
                asking.await();
                caller.interrupt();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        assertEquals(ProblemCode.CANCELLED, problem(() -> cluster.rows(SHOP)).code());
        assertTrue(Thread.interrupted());
        never.countDown();
    }

    private final CountDownLatch asking = new CountDownLatch(1);

    @Test
    void problemsHoldNoCredential() {
        try (KubernetesCluster broken = Api.cluster(Api.access(api.uri(), Api.signedInBy("Bearer hunter2\nX: y")))) {
            Problem problem = problem(() -> broken.rows(Query.all(CONFIG_MAP)));
            assertEquals(ProblemCode.SIGNED_OUT, problem.code());
            assertFalse(problem.toString().contains("hunter2"));
        }
    }
}
