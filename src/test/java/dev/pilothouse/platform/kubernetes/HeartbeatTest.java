package dev.pilothouse.platform.kubernetes;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class HeartbeatTest {

    private static final Duration TINY = Duration.ofMillis(50);
    private static final Patience HASTY = new Patience(TINY, TINY, TINY, TINY, TINY, TINY, TINY, TINY, TINY, TINY, TINY);
    private static final Way.Sign ONE = new Way.Sign(true, "one");
    private static final Way.Sign OTHER = new Way.Sign(true, "other");
    private static final Way.Sign ALONE = new Way.Sign(false, "alone");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final Silence silence = new Silence(now::get, Duration.ofHours(1));
    private final HttpClient client = HttpClient.newHttpClient();
    private final Way way = new Way(client);
    private final Way second = new Way(client);
    private final Map<Way, Supplier<CompletableFuture<Way.Sign>>> answers = new ConcurrentHashMap<>();
    private final Semaphore asked = new Semaphore(0);
    private volatile Supplier<CompletableFuture<Way.Sign>> elsewhere = HeartbeatTest::none;

    @AfterEach
    void end() {
        silence.close();
        client.close();
    }

    private static CompletableFuture<Way.Sign> none() {
        return CompletableFuture.failedFuture(new IOException("no answer"));
    }

    /** Beats at once and asks of each way what the test has prepared, nothing on others. */
    private Heartbeat heartbeat() {
        return new Heartbeat(silence, HASTY, new Heartbeat.Questions() {
            @Override
            public CompletableFuture<Way.Sign> by(Way asking) {
                asked.release();
                return answers.getOrDefault(asking, HeartbeatTest::none).get();
            }

            @Override
            public CompletableFuture<Way.Sign> elsewhere() {
                return elsewhere.get();
            }

            @Override
            public void lost(Way lost) {
                answers.remove(lost);
            }
        });
    }

    private void answers(Way asking, Way.Sign sign) throws InterruptedException {
        asking.open(() -> sign);
        asking.replaced(sign);
        answers.put(asking, () -> CompletableFuture.completedFuture(sign));
    }

    /** A body that says nothing until it is closed. */
    private static final class Quiet extends InputStream {
        private final CountDownLatch reading = new CountDownLatch(1);
        private final CountDownLatch closed = new CountDownLatch(1);

        @Override
        public int read() throws IOException {
            reading.countDown();
            try {
                closed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return read();
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }

    private Silence.Body waitedFor(Quiet quiet, Way by, Way.Sign sign) throws InterruptedException {
        Silence.Body body = silence.listen(quiet, Duration.ofDays(1), by, sign);
        Thread.ofVirtual().start(() -> {
            try {
                body.read();
            } catch (IOException e) {
                // closed
            }
        });
        quiet.reading.await();
        now.updateAndGet(moment -> moment.plusSeconds(5));
        return body;
    }

    @Test
    void cutsOffWhatIsSilentOnAWayWithoutASignOfLife() throws Exception {
        answers(second, OTHER);
        Silence.Body well = waitedFor(new Quiet(), second, OTHER);
        Quiet quiet = new Quiet();
        Silence.Body dead = waitedFor(quiet, way, ONE);
        try (Heartbeat _ = heartbeat()) {
            quiet.closed.await();
            assertTrue(dead.cut());
            asked.acquire(5);
            assertFalse(well.cut(), "it was asked by itself");
        }
    }

    @Test
    void cutsOffWhatHasAConnectionOfItsOwnWhereverASignOfLifeIsMissed() throws Exception {
        answers(second, OTHER);
        Quiet quiet = new Quiet();
        Silence.Body alone = waitedFor(quiet, second, ALONE);
        Silence.Body _ = waitedFor(new Quiet(), way, ONE);
        try (Heartbeat _ = heartbeat()) {
            quiet.closed.await();
            assertTrue(alone.cut());
        }
    }

    @Test
    void leavesAQuietStreamAloneWhileItsConnectionAnswers() throws Exception {
        answers(way, ONE);
        Silence.Body body = waitedFor(new Quiet(), way, ONE);
        Silence.Body alone = waitedFor(new Quiet(), way, ALONE);
        try (Heartbeat _ = heartbeat()) {
            asked.acquire(5);
            assertFalse(body.cut());
            assertFalse(alone.cut());
        }
        body.close();
    }

    @Test
    void cutsOffWhatCameByAnotherConnectionThanTheOneThatAnswers() throws Exception {
        answers(way, OTHER);
        Silence.Body well = waitedFor(new Quiet(), way, OTHER);
        Quiet quiet = new Quiet();
        Silence.Body left = waitedFor(quiet, way, ONE);
        try (Heartbeat _ = heartbeat()) {
            quiet.closed.await();
            assertTrue(left.cut());
            assertFalse(well.cut());
        }
    }

    @Test
    void cutsOffWhatIsAloneOnceTheConnectionThatStoodForItIsReplaced() throws Exception {
        answers(way, ONE);
        Quiet quiet = new Quiet();
        Silence.Body alone = waitedFor(quiet, way, ALONE);
        answers.put(way, () -> CompletableFuture.completedFuture(OTHER));
        try (Heartbeat _ = heartbeat()) {
            quiet.closed.await();
            assertTrue(alone.cut());
        }
    }

    @Test
    void givesUpAConnectionThatIsLateOnceTheServerAnswersElsewhere() throws Exception {
        answers.put(way, CompletableFuture::new);
        elsewhere = () -> CompletableFuture.completedFuture(OTHER);
        Quiet quiet = new Quiet();
        Silence.Body body = waitedFor(quiet, way, ONE);
        try (Heartbeat _ = heartbeat()) {
            quiet.closed.await();
            assertTrue(body.cut());
        }
    }

    @Test
    void leavesASlowServerItsTime() throws Exception {
        CompletableFuture<Way.Sign> late = new CompletableFuture<>();
        answers.put(way, () -> late);
        elsewhere = () -> {
            late.complete(ONE);
            return none();
        };
        Silence.Body body = waitedFor(new Quiet(), way, ONE);
        try (Heartbeat _ = heartbeat()) {
            asked.acquire(3);
            assertFalse(body.cut());
        }
    }

    @Test
    void doubtsNothingWhenNobodyIsSignedInWhoCouldAsk() throws Exception {
        answers.put(way, () -> {
            throw new ProblemException(Problem.of(ProblemCode.SIGNED_OUT, "test"));
        });
        Silence.Body body = waitedFor(new Quiet(), way, ONE);
        try (Heartbeat _ = heartbeat()) {
            asked.acquire(3);
            assertFalse(body.cut());
        }
    }

    @Test
    void callsOffWhatWaitsForItsHeadOnADeadWayAndOnNoOther() throws Exception {
        answers(second, OTHER);
        CountDownLatch dead = new CountDownLatch(1);
        CountDownLatch well = new CountDownLatch(1);
        silence.waiting(way, false, dead::countDown);
        silence.waiting(second, false, well::countDown);
        now.set(Instant.EPOCH.plusSeconds(5));
        try (Heartbeat _ = heartbeat()) {
            dead.await();
            asked.acquire(5);
            assertTrue(well.getCount() > 0);
        }
    }

    @Test
    void asksNothingWhileNobodyWaits() throws Exception {
        try (Heartbeat _ = heartbeat()) {
            assertFalse(asked.tryAcquire(100, TimeUnit.MILLISECONDS));
        }
    }
}
