package dev.pilothouse.platform.kubernetes;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** An answer whose head has arrived and whose body is read as a stream. Closing it ends the stream on the server at once. */
final class Answer implements AutoCloseable {

    private static final int BUFFER = 64 * 1024;
    private static final long REMAINDER = 64 * 1024;

    private final int status;
    private final HttpHeaders headers;
    private final Silence.Body raw;
    private final Runnable afterwards;
    private @Nullable InputStream body;
    private boolean closed;

    Answer(int status, HttpHeaders headers, Silence.Body raw, Runnable afterwards) {
        this.status = status;
        this.headers = headers;
        this.raw = raw;
        this.afterwards = afterwards;
    }

    int status() {
        return status;
    }

    boolean accepted() {
        return status / 100 == 2;
    }

    /** Returns the header's first value, or an empty text. */
    String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    List<String> headers(String name) {
        return headers.allValues(name);
    }

    /** Returns the media type without parameters, in lower case. */
    String mediaType() {
        String type = header("Content-Type");
        int parameters = type.indexOf(';');
        return (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(java.util.Locale.ROOT);
    }

    /** Tells whether the body is in the form of protocol buffers. */
    boolean packed() {
        return mediaType().equals(PackedPage.MEDIA_TYPE);
    }

    /** Returns the body, decompressed. */
    InputStream body() throws IOException {
        if (body == null) {
            body = header("Content-Encoding").equalsIgnoreCase("gzip") ? new GZIPInputStream(raw, BUFFER) : raw;
        }
        return body;
    }

    void silenceLimit(Duration limit) {
        raw.limit(limit);
    }

    /** Returns for how long the body has been waited for. */
    Duration silent() {
        return raw.silent();
    }

    /** Ends the body as one that was silent for too long; for any thread. */
    void cutOff() {
        raw.cutOff();
    }

    /** Tells whether the body ended because it was silent for too long. */
    boolean fellSilent() {
        return raw.cut();
    }

    /** Reads what little is left after the JSON, so that an HTTP/1.1 connection can be used again. */
    void finish() throws IOException {
        InputStream rest = body();
        long skipped = 0;
        while (skipped < REMAINDER && rest.read() >= 0) {
            skipped++;
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            raw.close();
            afterwards.run();
        }
    }
}
