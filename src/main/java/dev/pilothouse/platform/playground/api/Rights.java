package dev.pilothouse.platform.playground.api;

import dev.pilothouse.platform.playground.access.Attributes;
import dev.pilothouse.platform.playground.access.Authorizer;
import dev.pilothouse.platform.playground.access.Forbidden;
import dev.pilothouse.platform.playground.access.Impersonation;
import dev.pilothouse.platform.playground.registry.Caller;
import dev.pilothouse.platform.playground.status.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Asks whether a request is allowed, and as whom it counts. */
final class Rights {

    /** The group that may do everything. */
    static final String MASTERS = "system:masters";

    private final Authorizer authorizer;
    private final Impersonation impersonation;

    Rights(Authorizer authorizer) {
        this.authorizer = authorizer;
        this.impersonation = new Impersonation(authorizer);
    }

    /** Returns as whom the request counts, by its headers {@code Impersonate-User} and {@code Impersonate-Group}. */
    Caller caller(Caller signedIn, Request request) {
        List<String> groups = Arrays.stream(request.header("impersonate-group").split(",", -1)).map(String::strip).filter(it -> !it.isEmpty()).toList();
        return impersonation.as(signedIn, request.header("impersonate-user"), groups);
    }

    /** @throws Refusal 403 */
    void check(Caller caller, ResourcePath path, String verb) {
        // as in the real server, a namespace is asked for in itself
        String namespace = path.qualified().equals("namespaces") ? path.name() : path.namespace();
        Attributes wish = new Attributes(verb, path.group(), path.resource(), path.subresource(), namespace, path.name(), "");
        Forbidden.unlessAllowed(authorizer, caller, wish);
    }

    /** @throws Refusal 403 */
    void check(Caller caller, String method, String path) {
        String verb = method.equals("HEAD") ? "get" : method.toLowerCase(Locale.ROOT);
        Forbidden.unlessAllowed(authorizer, caller, new Attributes(verb, "", "", "", "", "", path));
    }
}
