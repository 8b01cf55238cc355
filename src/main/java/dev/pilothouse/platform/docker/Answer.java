package dev.pilothouse.platform.docker;

import com.github.dockerjava.transport.DockerHttpClient;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.text.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What an engine answers; closing it breaks off what is still to come. */
final class Answer implements AutoCloseable {

    private static final int MOST_WORDS = 64 * 1024;
    private static final int LONGEST_TEXT = 2_000;

    private final DockerHttpClient.Response response;
    private final InputStream body;

    Answer(DockerHttpClient.Response response) {
        this(response, response.getBody());
    }

    private Answer(DockerHttpClient.Response response, InputStream body) {
        this.response = response;
        this.body = body;
    }

    /** Returns the same answer, whose bytes are noticed. */
    Answer noticedBy(Movement movement) {
        return new Answer(response, movement.of(body));
    }

    int status() {
        return response.getStatusCode();
    }

    /** Returns a header by its name in any case, empty where there is none. */
    String header(String name) {
        return response.getHeaders().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(header -> header.getValue().getFirst())
                .findFirst()
                .orElse("");
    }

    InputStream body() {
        return body;
    }

    byte[] bytes() throws IOException {
        return body().readAllBytes();
    }

    /**
     * Goes on only with an answer that is no refusal. That something was so already, 304, is none.
     *
     * @throws ProblemException {@code ENGINE_HAS_NO} or {@code ENGINE_REFUSED} with the engine's words
     */
    Answer accepted(String server, EngineCall call) throws IOException {
        if (status() < 400) {
            return this;
        }
        String words;
        try (this) {
            words = words(body().readNBytes(MOST_WORDS));
        }
        Problem problem = status() == 404
                ? Problem.of(ProblemCode.ENGINE_HAS_NO, subject(call.path()))
                : Problem.of(ProblemCode.ENGINE_REFUSED, Integer.toString(status()), server);
        throw new ProblemException(problem.withDetail(words));
    }

    /** Returns what the engine says in an error: its message, else the text as it is. */
    private static String words(byte[] body) {
        try {
            return Json.read(body).text("message").strip();
        } catch (ProblemException e) {
            String text = new String(body, StandardCharsets.UTF_8).strip();
            return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
        }
    }

    /** Returns the name within a path such as {@code /containers/web/json}. */
    private static String subject(String path) {
        List<String> parts = List.of(path.split("/"));
        int last = parts.size() > 3 ? parts.size() - 1 : parts.size();
        return parts.size() < 3 ? path : String.join("/", parts.subList(2, last));
    }

    @Override
    public void close() {
        response.close();
    }
}
