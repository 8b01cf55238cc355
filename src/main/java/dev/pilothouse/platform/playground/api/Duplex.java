package dev.pilothouse.platform.playground.api;

import java.io.IOException;
import java.util.Optional;

/** Bytes both ways after an upgrade: messages of a WebSocket, or pieces of a bare stream whose borders mean nothing. */
interface Duplex extends AutoCloseable {

    /** Returns the next piece, waiting for it; empty when the other side has ended. */
    Optional<byte[]> receive() throws InterruptedException;

    /** Sends, and waits while the other side is behind. Safe for many threads. */
    void send(byte[] bytes) throws IOException;

    /** Sends as text where the protocol knows the difference. */
    void sendText(byte[] bytes) throws IOException;

    /** Does something when the connection is gone; at once if it is already. */
    void onEnd(Runnable work);

    /** Ends in good order. */
    @Override
    void close();

    /** Ends with a code of RFC 6455 and a reason, where the protocol has such. */
    void close(int code, String reason);
}
