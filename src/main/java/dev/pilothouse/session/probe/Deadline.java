package dev.pilothouse.session.probe;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** The time that a probe has, from its first moment. */
final class Deadline {

    private final Duration limit;
    private final long start = System.nanoTime();

    Deadline(Duration limit) {
        this.limit = limit;
    }

    Duration limit() {
        return limit;
    }

    Duration took() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Returns what is left, zero or less when nothing is. */
    Duration left() {
        return limit.minus(took());
    }

    /** Bounds the next wait on the socket; to be called before each. */
    void arm(Socket socket) throws IOException {
        long millis = left().toMillis();
        if (millis <= 0) {
            throw new SocketTimeoutException("the time of the probe is over");
        }
        socket.setSoTimeout(Math.toIntExact(millis));
    }
}
