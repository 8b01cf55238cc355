package dev.pilothouse.platform.playground.api;

import dev.pilothouse.text.Json;
import dev.pilothouse.text.Yaml;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** The last touches to an answer: YAML or lines for people where they asked for it, and gzip for large bodies. */
final class Finish {

    /** Smaller bodies are not worth it; the threshold is the real server's. */
    private static final int LARGE = 128 * 1024;

    private Finish() {}

    static Answer of(Answer answer, Request request) {
        Answer shown = answer.contentType().equals(Answer.JSON) ? shown(answer, request) : answer;
        boolean zips = request.method().equals("GET") && shown.length() > LARGE && request.header("accept-encoding").contains("gzip");
        return zips ? zipped(shown) : shown;
    }

    private static Answer shown(Answer answer, Request request) {
        if (request.header("accept").startsWith("application/yaml")) {
            String text = Yaml.write(Json.read(new String(joined(answer), StandardCharsets.UTF_8)));
            return answer.withBody("application/yaml", List.of(Answer.bytes(text)));
        }
        return isForPeople(request) ? answer.withBody(answer.contentType(), List.of(PrettyJson.of(joined(answer)))) : answer;
    }

    /** As the real server does: if asked, else for browsers and the like. */
    private static boolean isForPeople(Request request) {
        if (request.query().has("pretty")) {
            return request.query().flag("pretty");
        }
        String agent = request.header("user-agent");
        return agent.startsWith("curl") || agent.startsWith("Wget") || agent.startsWith("Mozilla/5.0");
    }

    private static byte[] joined(Answer answer) {
        if (answer.body().size() == 1) {
            return answer.body().getFirst();
        }
        var all = new ByteArrayOutputStream((int) answer.length());
        answer.body().forEach(all::writeBytes);
        return all.toByteArray();
    }

    private static Answer zipped(Answer answer) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes, 16 * 1024) {
            {
                def.setLevel(Deflater.BEST_SPEED);
            }
        }) {
            for (byte[] part : answer.body()) {
                zip.write(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return answer.withBody(answer.contentType(), List.of(bytes.toByteArray()))
                .with("Content-Encoding", "gzip")
                .with("Vary", "Accept-Encoding");
    }
}
