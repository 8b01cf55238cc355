package dev.pilothouse.session.probe;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One call of {@code grpc.health.v1.Health/Check} over HTTP/2 without TLS and without upgrade (RFC 9113, 3.3), as the kubelet makes it.
 *
 * <p>The JDK's client speaks HTTP/2 without TLS by upgrade only, which gRPC servers don't offer. One call needs six kinds of frames and
 * no more of header compression than plain literals; headers of the answer are not read, for the health status is in its data.
 *
 * @param service empty for the server as a whole
 */
record GrpcHealth(String service, String authority, String agent) {

    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int RESET = 3;
    private static final int SETTINGS = 4;
    private static final int PING = 6;
    private static final int GO_AWAY = 7;
    private static final int END_STREAM = 1;
    private static final int ACKNOWLEDGED = 1;
    private static final int END_HEADERS = 4;
    private static final int PADDED = 8;
    private static final int LONGEST_FRAME = 1 << 20;
    private static final int STREAM = 1;

    /** The status of a health answer, as the protocol names it. */
    private static final String[] NAMES = {"UNKNOWN", "SERVING", "NOT_SERVING", "SERVICE_UNKNOWN"};

    /**
     * Asks over an open connection; empty when the call ended without a status.
     *
     * @throws ProtocolException when the answer is not HTTP/2
     */
    Optional<String> ask(Socket socket, Deadline deadline) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(question());
        DataInputStream in = new DataInputStream(new TimedInput(socket, deadline));
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        boolean first = true;
        while (true) {
            int head = in.readInt();
            int length = head >>> 8;
            int type = head & 0xff;
            int flags = in.readUnsignedByte();
            int stream = in.readInt() & 0x7fffffff;
            if (length > LONGEST_FRAME || (first && type != SETTINGS)) {
                throw new ProtocolException("no HTTP/2");
            }
            first = false;
            byte[] content = in.readNBytes(length);
            if (content.length < length) {
                throw new EOFException("the answer ends early");
            }
            boolean ours = stream == STREAM;
            switch (type) {
                case SETTINGS, PING -> {
                    if ((flags & ACKNOWLEDGED) == 0) {
                        acknowledge(out, frame(type, ACKNOWLEDGED, 0, type == PING ? content : new byte[0]));
                    }
                }
                case DATA -> {
                    int padding = (flags & PADDED) == 0 ? 0 : (content[0] & 0xff) + 1;
                    int start = padding == 0 ? 0 : 1;
                    message.write(content, start, Math.max(0, content.length - padding));
                }
                case GO_AWAY -> {
                    return status(message.toByteArray());
                }
                default -> {}
            }
            boolean ended = ours && (type == RESET || ((type == DATA || type == HEADERS) && (flags & END_STREAM) != 0));
            Optional<String> status = status(message.toByteArray());
            if (ended || status.isPresent()) {
                return status;
            }
        }
    }

    /** A server that has answered and gone needs none, and its answer still waits to be read. */
    private static void acknowledge(OutputStream out, byte[] frame) {
        try {
            out.write(frame);
        } catch (IOException e) {
            // reading tells what there is
        }
    }

    /** Reads {@code HealthCheckResponse}: field 1, a number. An empty message is the first of the names. */
    private static Optional<String> status(byte[] message) {
        if (message.length < 5) {
            return Optional.empty();
        }
        int length = ByteBuffer.wrap(message, 1, 4).getInt();
        if (message[0] != 0 || length < 0 || message.length < 5 + length) {
            return Optional.empty();
        }
        int value = length >= 2 && message[5] == 0x08 ? message[6] : 0;
        return Optional.of(value >= 0 && value < NAMES.length ? NAMES[value] : Integer.toString(value));
    }

    private byte[] question() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        all.writeBytes(frame(SETTINGS, 0, 0, new byte[0]));
        all.writeBytes(frame(HEADERS, END_HEADERS, STREAM, headers()));
        all.writeBytes(frame(DATA, END_STREAM, STREAM, message()));
        return all.toByteArray();
    }

    /** Header fields by RFC 7541: what its static table holds by number, the rest as literals. */
    private byte[] headers() {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        block.write(0x83); // :method POST
        block.write(0x86); // :scheme http
        literal(block, "/grpc.health.v1.Health/Check", 0x04); // :path
        literal(block, authority, 0x01); // :authority
        literal(block, "application/grpc", 0x0f, 31 - 15); // content-type
        literal(block, agent, 0x0f, 58 - 15); // user-agent
        block.write(0);
        string(block, "te");
        string(block, "trailers");
        return block.toByteArray();
    }

    private static void literal(ByteArrayOutputStream block, String value, int... name) {
        for (int part : name) {
            block.write(part);
        }
        string(block, value);
    }

    private static void string(ByteArrayOutputStream block, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        number(block, bytes.length, 127);
        block.writeBytes(bytes);
    }

    /** An integer whose prefix holds values below {@code most} (RFC 7541, 5.1). */
    private static void number(ByteArrayOutputStream block, int value, int most) {
        if (value < most) {
            block.write(value);
            return;
        }
        block.write(most);
        varint(block, value - most);
    }

    private static void varint(ByteArrayOutputStream out, int value) {
        int rest = value;
        for (; rest >= 128; rest >>>= 7) {
            out.write((rest & 127) | 128);
        }
        out.write(rest);
    }

    /** {@code HealthCheckRequest}: field 1, the service; before it gRPC's flag and length. */
    private byte[] message() {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        byte[] name = service.getBytes(StandardCharsets.UTF_8);
        if (name.length > 0) {
            request.write(0x0a);
            varint(request, name.length);
            request.writeBytes(name);
        }
        return ByteBuffer.allocate(5 + request.size()).put((byte) 0).putInt(request.size()).put(request.toByteArray()).array();
    }

    private static byte[] frame(int type, int flags, int stream, byte[] content) {
        return ByteBuffer.allocate(9 + content.length)
                .putInt(content.length << 8 | type)
                .put((byte) flags)
                .putInt(stream)
                .put(content)
                .array();
    }
}
