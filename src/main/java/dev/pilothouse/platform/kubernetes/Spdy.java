package dev.pilothouse.platform.kubernetes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;

/**
 * One forwarded connection in the frames of SPDY/3.1, which a WebSocket carries as a mere stream of bytes: what kubectl speaks, and what
 * costs container runtimes half as much as messages with numbers do.
 *
 * <p>As much of it as a forwarded port needs: channel 0 carries its bytes, channel 1 why it cannot be. The server's headers tell nothing
 * that is not known, and are skipped. There is no flow control, as in Kubernetes' own.
 */
final class Spdy implements Coding {

    /** The subprotocol, of API servers from Kubernetes 1.30 on. */
    static final String PROTOCOL = "SPDY/3.1+portforward.k8s.io";

    private static final int DATA = 0;
    private static final int ERROR = 1;
    private static final int DATA_STREAM = 3;
    private static final int ERROR_STREAM = 1;
    private static final int HEAD = 8;
    private static final int FIN = 1;
    private static final int CONTROL = 0x80;
    private static final int VERSION = 3;
    private static final int SYN_STREAM = 1;
    private static final int RST_STREAM = 3;
    private static final int PING = 6;

    /** Of a control frame that is read at all: those of a ping and a reset are shorter. */
    private static final int LONGEST = 8;

    private final Frames frames;
    private final ByteBuffer head = ByteBuffer.allocate(HEAD);
    private final ByteBuffer words = ByteBuffer.allocate(LONGEST);
    private final boolean[] ended = new boolean[2];
    private int left;

    Spdy(Frames frames) {
        this.frames = frames;
    }

    /** Asks for the streams of a port; what is sent may follow at once. */
    void open(int port) throws IOException {
        Deflater deflater = new Deflater();
        try {
            ByteArrayOutputStream asked = new ByteArrayOutputStream();
            asked.writeBytes(stream(ERROR_STREAM, "error", port, deflater));
            asked.writeBytes(data(ERROR_STREAM, FIN, 0));
            asked.writeBytes(stream(DATA_STREAM, "data", port, deflater));
            frames.send(asked.toByteArray(), new byte[0], 0, 0);
        } finally {
            deflater.end();
        }
    }

    private static byte[] stream(int number, String type, int port, Deflater deflater) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("streamtype", type);
        headers.put("port", Integer.toString(port));
        headers.put("requestid", "0");
        byte[] block = packed(headers, deflater);
        int length = block.length + 10;
        return ByteBuffer.allocate(HEAD + length)
                .putShort((short) (CONTROL << 8 | VERSION))
                .putShort((short) SYN_STREAM)
                .putInt(length)
                .putInt(number)
                .putInt(0)
                .putShort((short) 0)
                .put(block)
                .array();
    }

    /** Headers of all streams are one stream to whoever unpacks them, of which each ends at a whole byte. */
    private static byte[] packed(Map<String, String> headers, Deflater deflater) {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        plain.writeBytes(number(headers.size()));
        headers.forEach((name, value) -> {
            word(plain, name);
            word(plain, value);
        });
        deflater.setInput(plain.toByteArray());
        byte[] block = new byte[plain.size() + 64];
        return java.util.Arrays.copyOf(block, deflater.deflate(block, 0, block.length, Deflater.SYNC_FLUSH));
    }

    private static void word(ByteArrayOutputStream into, String word) {
        byte[] bytes = word.getBytes(StandardCharsets.US_ASCII);
        into.writeBytes(number(bytes.length));
        into.writeBytes(bytes);
    }

    private static byte[] number(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }

    private static byte[] data(int stream, int flags, int length) {
        return ByteBuffer.allocate(HEAD).putInt(stream).putInt(flags << 24 | length).array();
    }

    @Override
    public byte[] head(int channel, int length) {
        return data(channel == DATA ? DATA_STREAM : ERROR_STREAM, 0, length);
    }

    @Override
    public boolean piece(ByteBuffer piece, boolean last, Channels.Receiver receiver) throws IOException {
        int end = piece.limit();
        while (piece.hasRemaining()) {
            if (head.hasRemaining()) {
                fill(head, piece);
                if (head.hasRemaining()) {
                    return false;
                }
                left = head.getInt(Integer.BYTES) & 0xff_ffff;
                words.clear();
            }
            piece.limit(Math.min(end, piece.position() + left));
            left -= piece.remaining();
            boolean over = content(piece, receiver);
            piece.position(piece.limit()).limit(end);
            if (over) {
                return true;
            }
            if (left == 0) {
                head.clear();
            }
        }
        return false;
    }

    /** Tells whether all has ended: a port that cannot be reached ends the stream of data before the other says why. */
    private boolean content(ByteBuffer piece, Channels.Receiver receiver) throws IOException {
        boolean whole = left == 0;
        if ((head.get(0) & CONTROL) != 0) {
            fill(words, piece);
            return whole && control(head.getShort(Short.BYTES));
        }
        int stream = head.getInt(0);
        boolean fin = whole && (head.get(Integer.BYTES) & FIN) != 0;
        if (stream == DATA_STREAM || stream == ERROR_STREAM) {
            int channel = stream == DATA_STREAM ? DATA : ERROR;
            receiver.received(channel, piece, stream == ERROR_STREAM ? fin : whole);
            ended[channel] |= fin;
        }
        return ended[DATA] && ended[ERROR];
    }

    private boolean control(int type) {
        if (type == PING && words.position() >= Integer.BYTES) {
            frames.soon(ByteBuffer.allocate(HEAD + Integer.BYTES)
                    .putShort((short) (CONTROL << 8 | VERSION))
                    .putShort((short) PING)
                    .putInt(Integer.BYTES)
                    .putInt(words.getInt(0))
                    .array());
        }
        if (type != RST_STREAM || words.position() < Integer.BYTES) {
            return false;
        }
        ended[ERROR] |= words.getInt(0) == ERROR_STREAM;
        return words.getInt(0) == DATA_STREAM || (ended[DATA] && ended[ERROR]);
    }

    /** As much as there is and fits. */
    private static void fill(ByteBuffer into, ByteBuffer from) {
        int limit = from.limit();
        from.limit(Math.min(limit, from.position() + into.remaining()));
        into.put(from);
        from.limit(limit);
    }
}
