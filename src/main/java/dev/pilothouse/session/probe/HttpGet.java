package dev.pilothouse.session.probe;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One GET of HTTP/1.1 (RFC 9112) with the very headers that the kubelet sends, {@code Host} included.
 *
 * @param path with its query
 * @param host value of the header, which a probe's own header replaces
 * @param headers of the probe
 * @param agent as the kubelet names itself
 */
record HttpGet(String path, String host, Map<String, String> headers, String agent) {

    /** As much of a body as the kubelet reads. */
    private static final int LONGEST_BODY = 10 * 1024;

    private static final int LONGEST_HEAD = 64 * 1024;

    /** What came back. */
    record Answer(int status, String location, String body) {}

    /**
     * Asks over an open connection.
     *
     * @throws ProtocolException when the answer is not HTTP
     */
    Answer ask(Socket socket, Deadline deadline) throws IOException {
        socket.getOutputStream().write(text().getBytes(StandardCharsets.UTF_8));
        InputStream in = new BufferedInputStream(new TimedInput(socket, deadline));
        String start = line(in);
        if (!start.matches("HTTP/1\\.\\d \\d{3}\\b.*")) {
            throw start.isEmpty() ? new EOFException("no answer") : new ProtocolException(start);
        }
        Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                fields.put(line.substring(0, colon), line.substring(colon + 1).strip());
            }
        }
        int status = Integer.parseInt(start.substring(9, 12));
        byte[] body = status == 204 || status == 304 ? new byte[0] : body(in, fields);
        return new Answer(status, fields.getOrDefault("Location", ""), new String(body, StandardCharsets.UTF_8));
    }

    private String text() {
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.put("Host", host);
        all.put("User-Agent", agent);
        all.put("Accept", "*/*");
        all.putAll(headers);
        all.put("Connection", "close");
        StringBuilder text = new StringBuilder("GET " + path.replaceAll("[\\s\\p{Cntrl}]", "%20") + " HTTP/1.1\r\n");
        all.forEach((name, value) -> {
            if (!value.isEmpty()) {
                text.append(name).append(": ").append(value.replaceAll("[\r\n]", " ")).append("\r\n");
            }
        });
        return text.append("\r\n").toString();
    }

    private static byte[] body(InputStream in, Map<String, String> fields) throws IOException {
        if (fields.getOrDefault("Transfer-Encoding", "").toLowerCase(Locale.ROOT).endsWith("chunked")) {
            return chunks(in);
        }
        String length = fields.getOrDefault("Content-Length", "");
        if (!length.matches("\\d{1,18}")) {
            return in.readNBytes(LONGEST_BODY);
        }
        int wanted = (int) Math.min(LONGEST_BODY, Long.parseLong(length));
        byte[] body = in.readNBytes(wanted);
        if (body.length < wanted) {
            throw new EOFException("the body ends early");
        }
        return body;
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (body.size() < LONGEST_BODY) {
            String size = line(in).replaceAll(";.*", "").strip();
            if (!size.matches("\\p{XDigit}{1,8}")) {
                throw new EOFException("the body ends early");
            }
            int length = (int) Math.min(LONGEST_BODY, Long.parseLong(size, 16));
            if (length == 0) {
                break;
            }
            body.write(in.readNBytes(length));
            line(in);
        }
        return body.toByteArray();
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (line.length() == LONGEST_HEAD) {
                throw new ProtocolException("the head is too long");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}
