package dev.pilothouse.topology;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The line of an Ingress that a request meets, by the rules of the Ingress API: the exact host before a wildcard before none, the exact path
 * before the longest prefix, and what is for all others last.
 *
 * @param host of the rule, empty for all hosts
 * @param path of the rule, empty for the default
 * @param port number or name of the service's port
 */
record RequestRule(Document ingress, String host, String path, String type, String service, String port) {

    /** Finds the rule for a request. */
    static Optional<RequestRule> of(String host, String path, List<Document> ingresses) {
        String asked = host.toLowerCase(Locale.ROOT);
        return ingresses.stream()
                .flatMap(RequestRule::rules)
                .filter(rule -> rule.takesHost(asked) && rule.takesPath(path))
                .max(Comparator.comparingInt(RequestRule::hostRank)
                        .thenComparingInt(rule -> rule.type.equals("Exact") ? 1 : 0)
                        .thenComparingInt(rule -> rule.path.length())
                        .thenComparing(rule -> rule.ingress.tree().text("metadata", "creationTimestamp"), Comparator.reverseOrder()));
    }

    /** Returns the hosts that the Ingresses name. */
    static List<String> hosts(List<Document> ingresses) {
        return ingresses.stream().flatMap(RequestRule::rules).map(RequestRule::host).filter(host -> !host.isEmpty()).distinct().sorted().toList();
    }

    boolean byDefault() {
        return path.isEmpty();
    }

    private static Stream<RequestRule> rules(Document ingress) {
        List<RequestRule> rules = new ArrayList<>();
        for (Tree rule : ingress.tree().trees("spec", "rules")) {
            for (Tree path : rule.trees("http", "paths")) {
                String written = path.text("path");
                add(rules, ingress, rule.text("host"), written.isEmpty() ? "/" : written, path.text("pathType"), path.tree("backend", "service"));
            }
        }
        add(rules, ingress, "", "", "", ingress.tree().tree("spec", "defaultBackend", "service"));
        return rules.stream();
    }

    private static void add(List<RequestRule> rules, Document ingress, String host, String path, String type, Tree service) {
        if (service.has("name")) {
            String port = service.text("port", "name") + service.text("port", "number");
            rules.add(new RequestRule(ingress, host.toLowerCase(Locale.ROOT), path, type, service.text("name"), port));
        }
    }

    /** A wildcard stands for exactly one part of a name. */
    private boolean takesHost(String asked) {
        int dot = asked.indexOf('.');
        return host.isEmpty() || host.equals(asked) || (host.startsWith("*.") && dot > 0 && asked.substring(dot).equals(host.substring(1)));
    }

    private int hostRank() {
        return host.isEmpty() ? byDefault() ? 0 : 1 : host.startsWith("*") ? 2 : 3;
    }

    /** A prefix is one of whole parts of a path: {@code /api} takes {@code /api/v1} and not {@code /apis}. */
    private boolean takesPath(String asked) {
        if (byDefault() || asked.equals(path)) {
            return true;
        }
        String prefix = path.endsWith("/") ? path : path + "/";
        return !type.equals("Exact") && (asked + "/").startsWith(prefix);
    }
}
