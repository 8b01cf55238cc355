package dev.pilothouse.platform.kubernetes;

import java.util.Optional;

/**
 * One request to the API server.
 *
 * @param path below the server's address, with its query
 * @param repeatable whether sending it twice does no more than sending it once, so that it may be sent again after a new sign-in or
 *     when the server asks to come back later; never true of a write that is not a rehearsal
 */
record Request(String method, String path, String accept, Optional<Content> content, Subject subject, boolean repeatable) {

    static final String JSON = "application/json";

    /** A body with its media type. */
    record Content(String type, String text) {}

    static Request get(String path, Subject subject) {
        return new Request("GET", path, JSON, Optional.empty(), subject, true);
    }

    Request accepting(String types) {
        return new Request(method, path, types, content, subject, repeatable);
    }
}
