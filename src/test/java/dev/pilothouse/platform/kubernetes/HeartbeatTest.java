package dev.pilothouse.platform.kubernetes;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class HeartbeatTest {

    private static final Duration SOON = Duration.ofMillis(5);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final Silence silence = new Silence(now::get, Duration.ofHours(1));
    private final Semaphore asked = new Semaphore(0);

    @AfterEach
    void end() {
        silence.close();
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

    private Silence.Body waitedFor(Quiet quiet) throws InterruptedException {
        Silence.Body body = silence.listen(quiet, Duration.ofDays(1));
        Thread.ofVirtual().start(() -> {
            try {
                body.read();
            } catch (IOException e) {
                // closed
            }
        });
        quiet.reading.await();
        now.set(Instant.EPOCH.plusSeconds(5));
        return body;
    }

    private void unanswered() {
        asked.release();
        throw new ProblemException(Problem.of(ProblemCode.TIMED_OUT, "server", "5"));
    }

    @Test
    void cutsOffWhatIsSilentWhenTheServerGivesNoSignOfLife() throws Exception {
        Quiet quiet = new Quiet();
        Silence.Body body = waitedFor(quiet);
        try (Heartbeat _ = new Heartbeat(silence, SOON, this::unanswered)) {
            quiet.closed.await();
            assertTrue(body.cut());
        }
    }

    @Test
    void leavesAQuietStreamAloneWhileTheServerAnswers() throws Exception {
        Silence.Body body = waitedFor(new Quiet());
        try (Heartbeat _ = new Heartbeat(silence, SOON, asked::release)) {
            asked.acquire(3);
            assertFalse(body.cut());
        }
        body.close();
    }

    @Test
    void callsOffWhatWasAskedBeforeAndNotWhatWasAskedSince() throws Exception {
        CountDownLatch before = new CountDownLatch(1);
        silence.waiting("client", before::countDown);
        now.set(Instant.EPOCH.plusSeconds(5));
        CountDownLatch since = new CountDownLatch(1);
        silence.waiting("client", since::countDown);
        try (Heartbeat _ = new Heartbeat(silence, SOON, this::unanswered)) {
            before.await();
            asked.acquire(3);
            assertTrue(since.getCount() > 0);
        }
    }

    @Test
    void asksNothingWhileNobodyWaits() throws Exception {
        try (Heartbeat _ = new Heartbeat(silence, SOON, asked::release)) {
            assertFalse(asked.tryAcquire(50, TimeUnit.MILLISECONDS));
        }
    }

    @Test
    void callsOffWhateverWaitsOnTheSameDeadConnection() {
        Semaphore same = new Semaphore(0);
        Semaphore other = new Semaphore(0);
        silence.waiting("dead", same::release);
        silence.waiting("well", other::release);
        silence.callOff("dead");
        assertTrue(same.tryAcquire());
        assertFalse(other.tryAcquire());
    }
}
