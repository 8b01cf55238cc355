package dev.pilothouse.platform.kubernetes;

import static dev.pilothouse.platform.kubernetes.Api.MAPS;
import static dev.pilothouse.platform.kubernetes.Api.SHOP;
import static dev.pilothouse.platform.kubernetes.Api.list;
import static dev.pilothouse.platform.kubernetes.Api.map;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.cluster.StreamState;
import dev.pilothouse.kubeconfig.Credential;
import dev.pilothouse.kubeconfig.Credentials;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.testing.Cable;
import dev.pilothouse.testing.Replies;
import dev.pilothouse.testing.Reply;
import dev.pilothouse.testing.ScriptedApi;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Watches whose connections die without a word, on a server that has a connection for each. */
@Timeout(120)
class WatchOverDeadLineTest {

    private static final Patience BRIEF = patience();
    private static final byte[] HEAD =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final ScriptedApi api = ScriptedApi.start();
    private final Cable cable = new Cable(api.port());
    private final KubernetesCluster cluster = Api.cluster(Api.access(URI.create("http://127.0.0.1:" + cable.port())), BRIEF);
    private final Recorder recorder = new Recorder();
    private final Semaphore watched = new Semaphore(0);
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicInteger version = new AtomicInteger(1);

    private static Patience patience() {
        Patience usual = Api.IMPATIENT;
        return new Patience(Duration.ofSeconds(2), usual.answer(), usual.write(), usual.silence(), usual.watchLeast(), usual.grace(), usual.firstDelay(),
                usual.longestDelay(), usual.poll(), Duration.ofSeconds(1), usual.longestRetryAfter());
    }

    @BeforeEach
    void serve() {
        api.on("/version", Replies.json("{}"));
        api.on(MAPS, (asked, out) -> Replies.json(list(version.get(), map("a", version.get()))).play(asked, out));
    }

    @AfterEach
    void close() {
        over.countDown();
        cluster.close();
        cable.close();
        api.close();
    }

    /** Speaks all the time, so that a server notices when nobody listens any more. */
    private Reply talking() {
        return (_, out) -> {
            out.write(HEAD);
            watched.release();
            Replies.chunk(out, "{\"type\":\"MODIFIED\",\"object\":" + map("a", version.get()) + "}\n");
            while (!over.await(10, TimeUnit.MILLISECONDS)) {
                Replies.chunk(out, "\n");
            }
            return false;
        };
    }

    /** Tells what is newer than what was asked for, and ends in good order when it was asked to. */
    private Reply watch() {
        return (asked, out) -> {
            out.write(HEAD);
            out.flush();
            watched.release();
            if (version.get() > Integer.parseInt(asked.query().get("resourceVersion"))) {
                Replies.chunk(out, "{\"type\":\"MODIFIED\",\"object\":" + map("a", version.get()) + "}\n");
            }
            if (over.await(Integer.parseInt(asked.query().get("timeoutSeconds")), TimeUnit.SECONDS)) {
                return false;
            }
            out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            return true;
        };
    }

    private void swallow() {
        cable.freeze();
        version.incrementAndGet();
        cable.mend();
    }

    private void back() {
        recorder.awaitVersions(Map.of("a", version.toString()));
        recorder.await(now -> now.last() instanceof StreamState.Live);
    }

    /** A plugin may open a window each time that it runs: it does so for somebody who wants something. */
    @Test
    void nobodySignsInForASignOfLife() throws Exception {
        Credentials fixed = Api.signedInBy("Bearer one");
        Set<String> asking = ConcurrentHashMap.newKeySet();
        Credentials noted = new Credentials() {
            @Override
            public Credential current() {
                asking.add(Thread.currentThread().getName());
                return fixed.current();
            }

            @Override
            public boolean refresh(Credential rejected) {
                return false;
            }
        };
        Semaphore signs = new Semaphore(0);
        api.on("/version", (asked, out) -> {
            signs.release();
            return Replies.json("{}").play(asked, out);
        });
        api.onWatch(MAPS, watch());
        try (KubernetesCluster watching = Api.cluster(Api.access(api.uri(), noted), BRIEF); Subscription _ = watching.follow(SHOP, recorder)) {
            signs.acquire(5);
        }
        assertEquals(Set.of("follow " + SHOP.kind()), asking);
    }

    @Test
    void findBackAfterANetworkThatSwallowedPackets() throws Exception {
        api.onWatch(MAPS, watch());
        try (Subscription _ = cluster.follow(SHOP, recorder)) {
            watched.acquire();
            swallow();
            back();
        }
    }

    @Test
    void findBackWhenConnectionsWereCutJustBefore() throws Exception {
        api.onWatch(MAPS, watch());
        try (Subscription _ = cluster.follow(SHOP, recorder)) {
            watched.acquire();
            cable.cut();
            recorder.awaitState(StreamState.Stale.class);
            watched.drainPermits();
            cable.mend();
            watched.acquire();
            swallow();
            back();
        }
    }

    @Test
    void keepNothingOfTheConnectionsThatDied() throws Exception {
        api.onWatch(MAPS, talking());
        List<Long> earlier = new ArrayList<>();
        List<Long> later = new ArrayList<>();
        try (Subscription _ = cluster.follow(SHOP, recorder)) {
            watched.acquire();
            for (int round = 0; round < 20; round++) {
                cable.cut();
                version.incrementAndGet();
                cable.mend();
                back();
                (round < 10 ? earlier : later).add(held());
            }
        }
        assertEquals(10, later.size());
        assertTrue(Collections.min(later) <= Collections.max(earlier), () -> earlier + " then " + later);
    }

    /** Descriptors and threads of this process. */
    private static long held() throws IOException {
        Path open = Path.of("/proc/self/fd");
        long descriptors = 0;
        if (Files.isDirectory(open)) {
            try (Stream<Path> each = Files.list(open)) {
                descriptors = each.count();
            }
        }
        return descriptors + Thread.getAllStackTraces().size();
    }
}
