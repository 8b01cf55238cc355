package dev.pilothouse.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A watch that sends what the test tells it, when the test tells it, to one client after the other. */
public final class WatchScript implements Reply {

    private static final String END = "end";
    private static final String CUT = "cut";

    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    /** Sends an event of that type with the object's JSON. */
    public WatchScript event(String type, String object) {
        lines.add("{\"type\":\"" + type + "\",\"object\":" + object + "}\n");
        return this;
    }

    public WatchScript bookmark(String version) {
        return event("BOOKMARK", "{\"kind\":\"Pod\",\"apiVersion\":\"v1\",\"metadata\":{\"resourceVersion\":\"" + version + "\"}}");
    }

    /** Sends text as it is. */
    public WatchScript raw(String text) {
        lines.add(text);
        return this;
    }

    /** Ends the watch in good order. */
    public WatchScript end() {
        lines.add(END);
        return this;
    }

    /** Ends the connection in the middle of the answer. */
    public WatchScript cut() {
        lines.add(CUT);
        return this;
    }

    /** Sends the first line again and again, a few times a second, until the client is gone. */
    public void unended(OutputStream out) throws IOException, InterruptedException {
        begin(out);
        String line = lines.take();
        while (true) {
            Replies.chunk(out, line);
            Thread.sleep(50);
        }
    }

    @Override
    public boolean play(ScriptedApi.Asked request, OutputStream out) throws IOException, InterruptedException {
        begin(out);
        for (String line = lines.take(); !line.equals(CUT); line = lines.take()) {
            if (line.equals(END)) {
                out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                out.flush();
                return true;
            }
            Replies.chunk(out, line);
        }
        return false;
    }

    private static void begin(OutputStream out) throws IOException {
        out.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
