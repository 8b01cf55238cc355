package dev.pilothouse.platform.kubernetes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The question for a WebSocket (RFC 6455, 4.1), which becomes of the connection on which it is asked. */
final class Handshake {

    private static final String AGREED = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int SWITCHED = 101;
    private static final int KEY_BYTES = 16;
    private static final int LONGEST_BODY = 64 * 1024;

    private final StringBuilder question = new StringBuilder();
    private final String key;

    /** @param protocols that we speak, best first */
    Handshake(String host, String path, List<String> protocols) {
        byte[] random = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(random);
        key = Base64.getEncoder().encodeToString(random);
        question.append("GET ").append(path).append(" HTTP/1.1\r\n");
        add("Host", host);
        add("Connection", "Upgrade");
        add("Upgrade", "websocket");
        add("Sec-WebSocket-Version", "13");
        add("Sec-WebSocket-Key", key);
        add("Sec-WebSocket-Protocol", String.join(", ", protocols));
    }

    /** Adds a header, whose value must hold no line break. */
    void add(String name, String value) {
        question.append(name).append(": ").append(value).append("\r\n");
    }

    /** The server answers, but not with a WebSocket. */
    static final class RefusedException extends IOException {
        private static final long serialVersionUID = 1L;

        private final int status;
        private final String body;

        RefusedException(int status, String body) {
            super("HTTP status " + status);
            this.status = status;
            this.body = body;
        }

        int status() {
            return status;
        }

        String body() {
            return body;
        }
    }

    /** Asks, and returns the messages of the WebSocket. */
    Frames on(Connections.Line line) throws IOException {
        line.out().write(question.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        InputStream in = line.in();
        List<String> answer = ProxyDial.head(in).lines().toList();
        Map<String, String> headers = headers(answer);
        int status = status(answer.getFirst());
        if (status != SWITCHED) {
            throw new RefusedException(status, new String(body(in, headers), StandardCharsets.UTF_8));
        }
        if (!headers.getOrDefault("Sec-WebSocket-Accept", "").equals(accepted())) {
            throw new IOException("the answer is to another question");
        }
        return new Frames(in, line.out(), line, headers.getOrDefault("Sec-WebSocket-Protocol", ""));
    }

    private static int status(String line) throws IOException {
        if (!line.matches("HTTP/1\\.[01] \\d{3}\\b.*")) {
            throw new IOException("no HTTP answer");
        }
        return Integer.parseInt(line.substring(9, 12));
    }

    private static Map<String, String> headers(List<String> answer) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line : answer.subList(1, answer.size())) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
            }
        }
        return headers;
    }

    private String accepted() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest((key + AGREED).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has it", e);
        }
    }

    private static byte[] body(InputStream in, Map<String, String> headers) throws IOException {
        if (headers.getOrDefault("Transfer-Encoding", "").equalsIgnoreCase("chunked")) {
            return chunks(in);
        }
        String length = headers.getOrDefault("Content-Length", "");
        return in.readNBytes(length.matches("\\d{1,5}") ? Integer.parseInt(length) : LONGEST_BODY);
    }

    /** Reads a body that comes in pieces (RFC 9112, 7.1). */
    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        while (whole.size() < LONGEST_BODY) {
            String size = line(in).replaceFirst(";.*", "").strip();
            int count = size.matches("[0-9a-fA-F]{1,7}") ? Integer.parseInt(size, 16) : 0;
            if (count == 0) {
                break;
            }
            whole.write(in.readNBytes(Math.min(count, LONGEST_BODY)));
            line(in);
        }
        return whole.toByteArray();
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n' && line.length() < LONGEST_BODY; next = in.read()) {
            line.append((char) next);
        }
        return line.toString();
    }
}
