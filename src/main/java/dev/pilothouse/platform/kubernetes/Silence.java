package dev.pilothouse.platform.kubernetes;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Cuts off bodies that stay silent for too long while somebody waits for them.
 *
 * <p>A connection whose other end vanished (a pulled cable, a laptop that slept) says nothing for ever: TCP notices only what it sends,
 * and a watch sends nothing. The clock on the wall is used because it goes on while the computer sleeps.
 */
final class Silence implements AutoCloseable {

    /** Who gives something is heard at least this often; less says nothing. */
    private static final Duration REST = Duration.ofMillis(500);

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

    /** @param sign how its head arrived */
    Body listen(InputStream raw, Duration limit, Way way, Way.Sign sign) {
        Body body = new Body(raw, limit, clock.instant(), way, sign);
        bodies.add(body);
        return body;
    }

    /**
     * Lets an answer that has not begun yet be called off as well; give the way out back when it has.
     *
     * @param alone whether it waits on a connection of its own
     */
    Runnable waiting(Way way, boolean alone, Runnable callOff) {
        Pending pending = new Pending(way, alone, clock.instant(), callOff);
        pendings.add(pending);
        return () -> pendings.remove(pending);
    }

    private record Pending(Way way, boolean alone, Instant since, Runnable callOff) {}

    /** Returns the ways by which anybody waits for anything. */
    Set<Way> awaited() {
        return Stream.concat(pendings.stream().map(Pending::way), bodies.stream().map(body -> body.way)).collect(Collectors.toSet());
    }

    Instant now() {
        return clock.instant();
    }

    /**
     * Cuts off what hangs on a way that gave no sign of life, whoever was asked for one. Its connections are as dead, save those that
     * said something since, and so may be all on any way that have one of their own, for which no sign of life can be asked.
     *
     * @param begun when the sign of life was asked for
     */
    void lost(Way way, Instant begun) {
        Instant rests = clock.instant().minus(REST);
        Set<String> alive = bodies.stream().filter(body -> body.way == way && body.sign.shared() && body.heard.isAfter(begun))
                .map(body -> body.sign.connection())
                .collect(Collectors.toSet());
        pendings.stream()
                .filter(pending -> pending.alone ? pending.since.isBefore(rests) : pending.way == way && alive.isEmpty())
                .forEach(pending -> pending.callOff.run());
        bodies.stream()
                .filter(body -> body.sign.shared() ? body.way == way && !alive.contains(body.sign.connection()) : body.waitsSince(rests))
                .forEach(Body::cutOff);
    }

    /**
     * Cuts off what came by the same way and not by the connection that gave a sign of life.
     *
     * @param replaced whether another connection gave the ones before, so that nothing told of what happened in between
     * @param begun when the sign of life was asked for
     */
    void alive(Way way, Way.Sign sign, boolean replaced, Instant begun) {
        bodies.stream()
                .filter(body -> body.way == way && sign.shared() && body.heard.isBefore(begun))
                .filter(body -> body.sign.shared() ? !body.sign.equals(sign) : replaced && body.waitsSince(begun))
                .forEach(Body::cutOff);
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
        private final Way way;
        private final Way.Sign sign;
        private volatile Duration limit;
        private volatile Instant heard;
        private volatile Instant since;
        private volatile boolean waiting;
        private volatile boolean cut;
        private volatile boolean broken;

        private Body(InputStream raw, Duration limit, Instant heard, Way way, Way.Sign sign) {
            this.raw = raw;
            this.limit = limit;
            this.heard = heard;
            this.since = heard;
            this.way = way;
            this.sign = sign;
        }

        void limit(Duration newLimit) {
            limit = newLimit;
        }

        /** Returns how long somebody has been waiting for it. */
        Duration silent() {
            return waiting ? Duration.between(since, clock.instant()) : Duration.ZERO;
        }

        /** Tells whether it ended because it was silent for too long. */
        boolean cut() {
            return cut;
        }

        /** Tells whether its connection ended before it did. */
        boolean broken() {
            return broken;
        }

        private boolean waitsSince(Instant moment) {
            return waiting && since.isBefore(moment);
        }

        private void check(Instant now) {
            if (waitsSince(now.minus(limit))) {
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
            since = clock.instant();
            waiting = true;
            try {
                int count = raw.read(buffer, offset, length);
                heard = clock.instant();
                return count;
            } catch (IOException e) {
                broken = !(e.getCause() instanceof InterruptedException) && !Thread.currentThread().isInterrupted();
                throw e;
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
