package dev.pilothouse.platform.playground.api;

import dev.pilothouse.platform.playground.access.Attributes;
import dev.pilothouse.platform.playground.access.Authorizer;
import dev.pilothouse.platform.playground.registry.Caller;
import dev.pilothouse.platform.playground.status.Refusal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Asks whether a request is allowed, and refuses it in the words of the real server. */
final class Rights {

    private final Authorizer authorizer;

    Rights(Authorizer authorizer) {
        this.authorizer = authorizer;
    }

    /** @throws Refusal 403 */
    void check(Caller caller, ResourcePath path, String verb) {
        // as in the real server, a namespace is asked for in itself
        String namespace = path.qualified().equals("namespaces") ? path.name() : path.namespace();
        Attributes wish = new Attributes(verb, path.group(), path.resource(), path.subresource(), namespace, path.name(), "");
        Authorizer.Decision decision = authorizer.decide(caller, wish);
        if (decision.allowed()) {
            return;
        }
        String part = path.subresource().isEmpty() ? path.resource() : path.resource() + "/" + path.subresource();
        String where = namespace.isEmpty() ? "at the cluster scope" : "in the namespace \"" + namespace + "\"";
        String what = path.qualified() + (path.name().isEmpty() ? "" : " \"" + path.name() + "\"");
        String message = "%s is forbidden: User \"%s\" cannot %s resource \"%s\" in API group \"%s\" %s%s".formatted(
                what, caller.name(), verb, part, path.group(), where, decision.reason().isEmpty() ? "" : ": " + decision.reason());
        Map<String, Object> details = new LinkedHashMap<>();
        if (!path.name().isEmpty()) {
            details.put("name", path.name());
        }
        if (!path.group().isEmpty()) {
            details.put("group", path.group());
        }
        details.put("kind", path.resource());
        throw new Refusal(403, "Forbidden", message, details);
    }

    /** @throws Refusal 403 */
    void check(Caller caller, String method, String path) {
        String verb = method.equals("HEAD") ? "get" : method.toLowerCase(Locale.ROOT);
        if (!authorizer.decide(caller, new Attributes(verb, "", "", "", "", "", path)).allowed()) {
            String message = "forbidden: User \"%s\" cannot %s path \"%s\"".formatted(caller.name(), verb, path);
            throw new Refusal(403, "Forbidden", message, Map.of());
        }
    }
}
