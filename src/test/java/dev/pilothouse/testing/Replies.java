package dev.pilothouse.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;

/** Replies as API servers and the things between us and them give. */
public final class Replies {

    private Replies() {}

    public static Reply json(String body) {
        return answer(200, "application/json", body);
    }

    public static Reply answer(int status, String type, String body, String... headers) {
        return bytes(status, type, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    /** A refusal with a Status object. */
    public static Reply status(int code, String reason, String message, String... headers) {
        return status(code, reason, message, "{}", headers);
    }

    /** A refusal with a Status object and its details as JSON. */
    public static Reply statusWith(int code, String reason, String message, String details) {
        return status(code, reason, message, details, new String[0]);
    }

    private static Reply status(int code, String reason, String message, String details, String[] headers) {
        return answer(code, "application/json", statusObject(code, reason, message, details), headers);
    }

    public static String statusObject(int code, String reason, String message, String details) {
        return """
            {"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":%s,"reason":"%s","details":%s,"code":%d}"""
                .formatted(quoted(message), reason, details, code);
    }

    public static Reply gzipped(String body) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(body.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes(200, "application/json", out.toByteArray(), "Content-Encoding: gzip");
    }

    /** Promises the whole body and ends the connection after so many bytes. */
    public static Reply cutAfter(int sent, String body) {
        return (_, out) -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            out.write(head(200, "application/json", bytes.length));
            out.write(bytes, 0, sent);
            out.flush();
            return false;
        };
    }

    /** Ends the connection without any answer. */
    public static Reply hangUp() {
        return (_, _) -> false;
    }

    /** Says nothing until the latch opens, then hangs up. */
    public static Reply silence(CountDownLatch until) {
        return (_, _) -> {
            until.await();
            return false;
        };
    }

    public static Reply bytes(int status, String type, byte[] body, String... headers) {
        return (_, out) -> {
            out.write(head(status, type, body.length, headers));
            out.write(body);
            out.flush();
            return true;
        };
    }

    private static byte[] head(int status, String type, int length, String... headers) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Scripted\r\nContent-Type: " + type + "\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        return head.append("Content-Length: ").append(length).append("\r\n\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            out.append(c == '"' || c == '\\' ? "\\" + c : c < ' ' ? "\\u%04x".formatted((int) c) : String.valueOf(c));
        }
        return out.append('"').toString();
    }

    public static void chunk(OutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
