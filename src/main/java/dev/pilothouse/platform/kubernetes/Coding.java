package dev.pilothouse.platform.kubernetes;

import java.io.IOException;
import java.nio.ByteBuffer;

/** How several streams of bytes share the messages of one WebSocket. */
interface Coding {

    /**
     * Takes a piece of a message, cut anywhere, and gives the receiver what of it belongs to a stream.
     *
     * @param last whether the message ends with it
     * @return whether the streams are at their end although the WebSocket is not
     */
    boolean piece(ByteBuffer piece, boolean last, Channels.Receiver receiver) throws IOException;

    /** Returns what goes before so many bytes of a stream, in a message of their own. */
    byte[] head(int channel, int length);

    /** The first byte of each message is the number of its stream, as in Kubernetes' subprotocols {@code channel.k8s.io}. */
    final class Numbered implements Coding {

        private static final int NONE = -1;

        private int channel = NONE;

        @Override
        public boolean piece(ByteBuffer piece, boolean last, Channels.Receiver receiver) throws IOException {
            if (channel == NONE && piece.hasRemaining()) {
                channel = piece.get() & 0xff;
            }
            if (channel != NONE) {
                receiver.received(channel, piece, last);
            }
            channel = last ? NONE : channel;
            return false;
        }

        @Override
        public byte[] head(int to, int length) {
            return new byte[] {(byte) to};
        }
    }
}
