package dev.pilothouse.platform.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.cluster.LogOptions;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.testing.Cable;
import dev.pilothouse.testing.Replies;
import dev.pilothouse.testing.Reply;
import dev.pilothouse.testing.ScriptedApi;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A followed log whose connection dies without a word. */
@Timeout(60)
class LogOverFrozenLineTest {

    private static final ResourceRef WEB = new ResourceRef(Api.POD, "shop", "web");
    private static final String POD = "/api/v1/namespaces/shop/pods/web";
    private static final String ONE = "2026-01-02T03:04:01.5Z one\n";
    private static final String TWO = "2026-01-02T03:04:02.5Z two\n";
    private static final String THREE = "2026-01-02T03:04:03.5Z three\n";

    private final ScriptedApi api = ScriptedApi.start();
    private final Cable cable = new Cable(api.port());
    private final KubernetesCluster cluster = Api.cluster(URI.create("http://127.0.0.1:" + cable.port()));
    private final Semaphore looked = new Semaphore(0);
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile String written = ONE;

    @AfterEach
    void close() {
        over.countDown();
        cluster.close();
        cable.close();
        api.close();
    }

    /** What is written so far; who follows it waits for more for ever. */
    private Reply log() {
        return (asked, out) -> {
            String text = asked.query().containsKey("tailLines") ? written.substring(written.lastIndexOf('\n', written.length() - 2) + 1) : written;
            boolean follow = asked.query().containsKey("follow");
            String head = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: " + (follow ? 100_000 : text.length()) + "\r\n\r\n";
            out.write((head + text).getBytes(StandardCharsets.UTF_8));
            out.flush();
            if (!follow) {
                looked.release();
            } else {
                over.await();
            }
            return !follow;
        };
    }

    private void serve() {
        api.on(POD + "/log", log());
        api.on(POD, Replies.json("{\"status\":{\"containerStatuses\":[{\"name\":\"c\",\"state\":{\"running\":{\"startedAt\":\"2026-01-02T03:04:00Z\"}}}]}}"));
        api.on("/version", Replies.json("{}"));
    }

    private List<ScriptedApi.Asked> followed() {
        return api.asked(POD + "/log").stream().filter(asked -> asked.query().containsKey("follow")).toList();
    }

    /** @param others whether a connection for calls died with it */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void goesOnSoonAfterTheNetworkIsBack(boolean others) throws Exception {
        serve();
        if (others) {
            cluster.get(WEB);
        }
        Collected first = new Collected(1);
        Collected all = new Collected(3);
        try (Subscription _ = cluster.logs(WEB, LogOptions.following("c", 10), first.and(all))) {
            first.untilThere();
            cable.freeze();
            written = ONE + TWO + THREE;
            cable.mend();
            long begin = System.nanoTime();
            assertEquals(List.of("one", "two", "three"), all.untilThere());
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            assertTrue(took.toSeconds() < 5, took.toString());
        }
        assertEquals(2, followed().size());
    }

    @Test
    void isLeftAloneWhileItSaysWhatThereIs() throws Exception {
        serve();
        Collected first = new Collected(1);
        try (Subscription _ = cluster.logs(WEB, LogOptions.following("c", 10), first)) {
            first.untilThere();
            looked.acquire(2);
        }
        assertEquals(1, followed().size());
    }
}
