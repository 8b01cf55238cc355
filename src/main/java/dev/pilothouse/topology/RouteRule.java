package dev.pilothouse.topology;

import dev.pilothouse.kinds.WellKnown;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rule of an HTTPRoute that a request meets, by the Gateway API: the exact host before the longest wildcard before none, the exact path
 * before the longest prefix, the older route before the younger. A request has no headers, and a path that must match an expression, which
 * each implementation reads in its own way, is not followed.
 *
 * @param host of the route, empty for all hosts
 * @param rule with its backends and filters
 */
record RouteRule(Document route, String host, String path, String type, Tree rule) {

    /** Finds the rule for a request. */
    static Optional<RouteRule> of(String host, String path, List<Document> routes) {
        String asked = host.toLowerCase(Locale.ROOT);
        return routes.stream()
                .flatMap(RouteRule::rules)
                .filter(rule -> takesHost(rule.host, asked) && rule.takesPath(path))
                .min(Comparator.<RouteRule>comparingInt(rule -> rule.host.equals(asked) ? 0 : 1)
                        .thenComparingInt(rule -> -rule.host.length())
                        .thenComparingInt(rule -> rule.type.equals("Exact") ? 0 : 1)
                        .thenComparingInt(rule -> -rule.path.length())
                        .thenComparing(rule -> rule.route.tree().text("metadata", "creationTimestamp"))
                        .thenComparing(rule -> rule.route.namespace() + "/" + rule.route.name()));
    }

    /** Returns the hosts that the routes name. */
    static Stream<String> hosts(Document route) {
        return route.tree().list("spec", "hostnames").stream().map(String::valueOf);
    }

    private static Stream<RouteRule> rules(Document route) {
        List<String> hosts = hosts(route).map(host -> host.toLowerCase(Locale.ROOT)).toList();
        List<RouteRule> rules = new ArrayList<>();
        for (String host : hosts.isEmpty() ? List.of("") : hosts) {
            for (Tree rule : route.tree().trees("spec", "rules")) {
                if (rule.trees("matches").isEmpty()) {
                    rules.add(new RouteRule(route, host, "/", "PathPrefix", rule));
                }
                rule.trees("matches").stream().filter(RouteRule::isPlain).forEach(match -> rules.add(new RouteRule(
                        route, host, match.has("path", "value") ? match.text("path", "value") : "/", match.has("path", "type") ? match.text("path", "type") : "PathPrefix", rule)));
            }
        }
        return rules.stream();
    }

    private static boolean isPlain(Tree match) {
        return match.trees("headers").isEmpty() && match.trees("queryParams").isEmpty() && (!match.has("method") || match.text("method").equals("GET"));
    }

    /** A wildcard stands for one part of a name or several, other than that of an Ingress. */
    static boolean takesHost(String host, String asked) {
        return host.isEmpty() || host.equals(asked) || (host.startsWith("*.") && asked.endsWith(host.substring(1)));
    }

    private boolean takesPath(String asked) {
        return switch (type) {
            case "Exact" -> asked.equals(path);
            case "PathPrefix" -> (asked + "/").startsWith(path.endsWith("/") ? path : path + "/");
            default -> false;
        };
    }

    boolean redirects() {
        return rule.trees("filters").stream().anyMatch(filter -> filter.text("type").equals("RequestRedirect"));
    }

    /** Returns the first backend that gets a share of the requests. */
    Optional<Tree> backend() {
        return rule.trees("backendRefs").stream().filter(backend -> backend.number(1, "weight") > 0).findFirst();
    }

    ResourceRef service(Tree backend) {
        return new ResourceRef(WellKnown.SERVICE, where(backend), backend.text("name"));
    }

    /** Returns the Gateways that the route wants to be of. */
    List<ResourceRef> gateways() {
        return route.tree().trees("spec", "parentRefs").stream()
                .filter(parent -> !parent.has("kind") || parent.text("kind").equals("Gateway"))
                .map(parent -> new ResourceRef(WellKnown.GATEWAY, where(parent), parent.text("name")))
                .toList();
    }

    private String where(Tree reference) {
        return reference.has("namespace") ? reference.text("namespace") : route.namespace();
    }

    /** Returns the first condition of a type that the controller of a Gateway has written into the route. */
    Optional<Tree> condition(ResourceRef gateway, String type) {
        return route.tree().trees("status", "parents").stream()
                .filter(parent -> parent.text("parentRef", "name").equals(gateway.name()) && where(parent.tree("parentRef")).equals(gateway.namespace()))
                .flatMap(parent -> parent.trees("conditions").stream())
                .filter(condition -> condition.text("type").equals(type))
                .findFirst();
    }
}
