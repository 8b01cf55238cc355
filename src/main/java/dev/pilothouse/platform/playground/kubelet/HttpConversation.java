package dev.pilothouse.platform.playground.kubelet;

import dev.pilothouse.platform.playground.kubelet.shell.Host.Fetched;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One connection to a port of a pod on which its program answers requests of HTTP/1.1, one after the other. */
final class HttpConversation {

    private static final int LONGEST_HEAD = 64 << 10;

    private final ClusterNetwork network;
    private final PodWorker pod;
    private final int port;

    HttpConversation(ClusterNetwork network, PodWorker pod, int port) {
        this.network = network;
        this.pod = pod;
        this.port = port;
    }

    /** @throws IOException with the words of the real kubelet when nothing listens */
    void run(InputStream in, OutputStream out) throws IOException {
        if (network.ask(pod, port, "/") instanceof Fetched.Refused) {
            throw new IOException("failed to execute portforward in network namespace \"/var/run/netns/cni-" + pod.document().uid()
                    + "\": failed to connect to localhost:" + port + " inside namespace: dial tcp4 127.0.0.1:" + port + ": connect: connection refused");
        }
        while (true) {
            String head = head(in);
            if (head.isEmpty()) {
                return;
            }
            String[] words = head.substring(0, head.indexOf('\r')).split(" ", -1);
            if (words.length != 3 || !words[2].startsWith("HTTP/1.")) {
                return;
            }
            in.skipNBytes(length(head));
            if (!(network.ask(pod, port, words[1]) instanceof Fetched.Answer(int code, String body))) {
                return;
            }
            boolean last = head.toLowerCase(Locale.ROOT).contains("\r\nconnection: close") || words[2].equals("HTTP/1.0");
            answer(out, code, words[0].equals("HEAD") ? "" : body, body.getBytes(StandardCharsets.UTF_8).length, last);
            if (last) {
                return;
            }
        }
    }

    private static void answer(OutputStream out, int code, String body, int length, boolean last) throws IOException {
        String type = body.startsWith("<") ? "text/html" : "text/plain; charset=utf-8";
        String phrase = code == 200 ? "OK" : code == 404 ? "Not Found" : code == 503 ? "Service Unavailable" : "Unknown";
        String text = "HTTP/1.1 " + code + " " + phrase + "\r\nContent-Type: " + type + "\r\nContent-Length: " + length + "\r\nConnection: "
                + (last ? "close" : "keep-alive") + "\r\n\r\n" + body;
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int matched = 0;
        while (matched < 4 && head.size() < LONGEST_HEAD) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            head.write(next);
            matched = next == "\r\n\r\n".charAt(matched) ? matched + 1 : next == '\r' ? 1 : 0;
        }
        return matched == 4 ? head.toString(StandardCharsets.ISO_8859_1) : "";
    }

    private static long length(String head) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .map(line -> line.substring(15).strip())
                .filter(value -> value.matches("\\d{1,9}"))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(0);
    }
}
