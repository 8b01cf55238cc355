package dev.pilothouse.platform.kubernetes;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Cuts off bodies that stay silent for too long while somebody waits for them.
 *
 * <p>A connection whose other end vanished (a pulled cable, a laptop that slept) says nothing for ever: TCP notices only what it sends,
 * and a watch sends nothing. The clock on the wall is used because it goes on while the computer sleeps.
 */
final class Silence implements AutoCloseable {

    private final InstantSource clock;
    private final Set<Body> bodies = ConcurrentHashMap.newKeySet();
    private final Set<Pending> pendings = ConcurrentHashMap.newKeySet();
    private final Thread ticker;

    Silence(InstantSource clock, Duration tick) {
        this.clock = clock;
        ticker = Thread.ofVirtual().name("silence").start(() -> {
            try {
                while (true) {
                    Thread.sleep(tick);
                    check();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    Body listen(InputStream raw, Duration limit) {
        Body body = new Body(raw, limit, clock.instant());
        bodies.add(body);
        return body;
    }

    /** Lets an answer that has not begun yet be called off as well; give the way out back when it has. */
    Runnable waiting(Object client, Runnable callOff) {
        Pending pending = new Pending(client, clock.instant(), callOff);
        pendings.add(pending);
        return () -> pendings.remove(pending);
    }

    private record Pending(Object client, Instant since, Runnable callOff) {}

    /** Calls off all answers that have not begun on a client that gave no sign of life: they wait on the same dead connection. */
    void callOff(Object client) {
        pendings.stream().filter(pending -> pending.client == client).forEach(pending -> pending.callOff.run());
    }

    /** Tells whether anybody waits for anything. */
    boolean awaited() {
        return !pendings.isEmpty() || bodies.stream().anyMatch(body -> body.waiting);
    }

    Instant now() {
        return clock.instant();
    }

    /** Cuts off whatever has been silent since then: the server was asked for a sign of life and gave none. */
    void doubt(Instant since) {
        pendings.stream().filter(pending -> pending.since.isBefore(since)).forEach(pending -> pending.callOff.run());
        bodies.stream().filter(body -> body.waiting && body.heard.isBefore(since)).forEach(Body::cutOff);
    }

    /** Cuts off whatever has been silent for longer than its limit. */
    void check() {
        Instant now = clock.instant();
        bodies.forEach(body -> body.check(now));
    }

    @Override
    public void close() {
        ticker.interrupt();
    }

    /** A body of an answer that remembers when it last gave something. */
    final class Body extends InputStream {
        private final InputStream raw;
        private volatile Duration limit;
        private volatile Instant heard;
        private volatile boolean waiting;
        private volatile boolean cut;

        private Body(InputStream raw, Duration limit, Instant heard) {
            this.raw = raw;
            this.limit = limit;
            this.heard = heard;
        }

        void limit(Duration newLimit) {
            limit = newLimit;
        }

        /** Returns how long somebody has been waiting for it. */
        Duration silent() {
            return waiting ? Duration.between(heard, clock.instant()) : Duration.ZERO;
        }

        /** Tells whether it ended because it was silent for too long. */
        boolean cut() {
            return cut;
        }

        private void check(Instant now) {
            if (waiting && heard.plus(limit).isBefore(now)) {
                cutOff();
            }
        }

        /** Ends it as one that was silent for too long. */
        void cutOff() {
            cut = true;
            closeRaw();
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            heard = clock.instant();
            waiting = true;
            try {
                return raw.read(buffer, offset, length);
            } finally {
                waiting = false;
            }
        }

        @Override
        public int available() throws IOException {
            return raw.available();
        }

        @Override
        public void close() {
            bodies.remove(this);
            closeRaw();
        }

        private void closeRaw() {
            try {
                raw.close();
            } catch (IOException e) {
                // nothing more is wanted of it
            }
        }
    }
}
