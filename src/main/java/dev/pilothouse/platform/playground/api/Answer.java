package dev.pilothouse.platform.playground.api;

import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.text.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A whole answer.
 *
 * @param body in parts that are sent one after the other, so that the stored bytes of a list need not be copied together
 */
record Answer(int code, String contentType, List<byte[]> body, List<Header> headers) {

    static final String JSON = "application/json";

    /** A header of the answer. */
    record Header(String name, String value) {}

    static Answer json(int code, Tree tree) {
        return json(code, bytes(Json.write(tree)));
    }

    static Answer json(int code, byte[] json) {
        return new Answer(code, JSON, List.of(json), List.of());
    }

    static Answer text(int code, String text) {
        return new Answer(code, "text/plain; charset=utf-8", List.of(bytes(text)), List.of());
    }

    /** Returns the answer that a path gets of which the server knows nothing at all. */
    static Answer noSuchPath() {
        return text(404, "404 page not found\n");
    }

    static Answer of(Refusal refusal) {
        Answer answer = json(refusal.code(), new Tree(refusal.status()));
        return refusal.retryAfterSeconds().isPresent()
                ? answer.with("Retry-After", String.valueOf(refusal.retryAfterSeconds().getAsInt()))
                : answer;
    }

    Answer with(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new Answer(code, contentType, body, List.copyOf(more));
    }

    /** Returns the answer with the warnings as headers (RFC 7234, code 299). */
    Answer warning(List<String> warnings) {
        Answer answer = this;
        for (String warning : warnings) {
            answer = answer.with("Warning", "299 - \"" + warning.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\R", " ") + "\"");
        }
        return answer;
    }

    Answer withBody(String type, List<byte[]> other) {
        return new Answer(code, type, other, headers);
    }

    long length() {
        return body.stream().mapToLong(part -> part.length).sum();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
