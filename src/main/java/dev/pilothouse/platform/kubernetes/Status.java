package dev.pilothouse.platform.kubernetes;

import dev.pilothouse.model.Tree;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the API server says about a request that it did not carry out, as in the Kubernetes API conventions ({@code Status}).
 *
 * @param code HTTP status
 * @param about plural of the kind that it is about, possibly another than was asked for
 * @param name of the object that it is about
 */
record Status(
        int code, String reason, String message, String about, String name, List<Cause> causes, long retryAfterSeconds) {

    /** One reason among several, with the field that it is about. */
    record Cause(String reason, String field, String message) {

        String sentence() {
            return field.isEmpty() ? message : field + ": " + message;
        }
    }

    /** Reads the Status object of a watch event, which has no HTTP status but its own. */
    static Status of(Tree tree) {
        return of(tree, (int) tree.number(500, "code"));
    }

    /** Reads a Status object that came with that HTTP status. */
    static Status of(Tree tree, int code) {
        Tree details = tree.tree("details");
        return new Status(
                code,
                tree.text("reason"),
                tree.text("message"),
                details.text("kind"),
                details.text("name"),
                details.trees("causes").stream()
                        .map(cause -> new Cause(cause.text("reason"), cause.text("field"), cause.text("message")))
                        .toList(),
                details.number(0, "retryAfterSeconds"));
    }

    /** Returns a status of which nothing but the HTTP code and a text is known. */
    static Status bare(int code, String message) {
        return new Status(code, "", message, "", "", List.of(), 0);
    }

    /** Returns this status with the given wait, unless it has its own. */
    Status retryAfter(long seconds) {
        return retryAfterSeconds > 0 ? this : new Status(code, reason, message, about, name, causes, seconds);
    }

    boolean has(String causeReason) {
        return causes.stream().anyMatch(cause -> cause.reason().equals(causeReason));
    }

    /** Returns the causes as sentences, or the message when there are none. */
    List<String> sentences() {
        return causes.isEmpty()
                ? Stream.of(message).filter(text -> !text.isEmpty()).toList()
                : causes.stream().map(Cause::sentence).toList();
    }
}
