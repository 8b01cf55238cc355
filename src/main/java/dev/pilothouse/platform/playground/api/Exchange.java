package dev.pilothouse.platform.playground.api;

import java.io.IOException;
import java.util.List;

/**
 * One request and its answer: all that the room knows of HTTP outside the classes that speak to the engine.
 *
 * <p>Calls may block and are made on a virtual thread. Exactly one of {@link #answer}, {@link #stream}, {@link #webSocket},
 * {@link #upgrade} and {@link #cut} is called.
 */
interface Exchange {

    Request request();

    /** Sends a whole answer; waits while the client is slow. */
    void answer(Answer answer) throws IOException;

    /** Begins an answer of unknown length. */
    Stream stream(int code, String contentType, List<Answer.Header> headers) throws IOException;

    /** Agrees to a WebSocket, with that subprotocol if it is not empty. */
    Duplex webSocket(String subprotocol) throws IOException;

    /** Agrees to go on in another protocol on the bare connection. */
    Duplex upgrade(String protocol, List<Answer.Header> headers) throws IOException;

    /** Closes the connection without an answer. */
    void cut();

    /** An answer that is still being written. */
    interface Stream extends AutoCloseable {

        /** Sends the parts one after the other, and waits while the client is behind. */
        void write(byte[]... parts) throws IOException;

        /** Does something when the client is gone or the answer is closed; at once if that is so already. */
        void onEnd(Runnable work);

        /** Ends the answer properly. */
        @Override
        void close();

        /** Closes the connection, so that the client sees an answer that broke off. */
        void abort();
    }
}
