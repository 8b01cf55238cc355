package dev.pilothouse.platform.kubernetes;

import dev.pilothouse.cluster.Catalog;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Tree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads which kinds a server has: aggregated discovery in two requests (KEP-3352), or one request for each version of each group
 * on servers that don't know it.
 */
final class Discovery {

    private static final String AGGREGATED = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,"
            + "application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList,application/json";

    private final Transport transport;

    Discovery(Transport transport) {
        this.transport = transport;
    }

    Catalog catalog() {
        Found found = new Found();
        for (String root : List.of("/api", "/apis")) {
            Tree answer = get(root, AGGREGATED);
            if (answer.text("kind").equals("APIGroupDiscoveryList")) {
                answer.trees("items").forEach(group -> aggregated(group, found));
            } else if (root.equals("/api")) {
                classic(new Group("", "/api", versions(answer)), found);
            } else {
                answer.trees("groups").forEach(group -> classic(Group.of(group), found));
            }
        }
        return found.catalog();
    }

    private static void aggregated(Tree item, Found found) {
        String group = item.text("metadata", "name");
        for (Tree version : item.trees("versions")) {
            if (version.text("freshness").equals("Stale") && version.list("resources").isEmpty()) {
                found.missing(group);
            }
            for (Tree resource : version.trees("resources")) {
                found.add(
                        new Kind(
                                group,
                                version.text("version"),
                                resource.text("responseKind", "kind"),
                                resource.text("resource"),
                                resource.text("scope").equals("Namespaced")),
                        resource.text("singularResource"),
                        resource);
            }
        }
    }

    /** A group as classic discovery names it, with its versions, the preferred one first. */
    private record Group(String name, String root, List<String> versions) {

        static Group of(Tree tree) {
            String name = tree.text("name");
            List<String> versions = new ArrayList<>();
            versions.add(tree.text("preferredVersion", "version"));
            tree.trees("versions").stream()
                    .map(version -> version.text("version"))
                    .filter(version -> !versions.contains(version))
                    .forEach(versions::add);
            versions.removeIf(String::isEmpty);
            return new Group(name, "/apis/" + name, versions);
        }
    }

    private static List<String> versions(Tree apiVersions) {
        return apiVersions.list("versions").stream().map(Object::toString).toList();
    }

    private void classic(Group group, Found found) {
        for (String version : group.versions()) {
            Optional<Tree> resources = tolerant(group.root() + "/" + version);
            if (resources.isEmpty()) {
                found.missing(group.name());
                continue;
            }
            for (Tree resource : resources.get().trees("resources")) {
                found.add(
                        new Kind(
                                group.name(),
                                version,
                                resource.text("kind"),
                                resource.text("name"),
                                resource.isTrue("namespaced")),
                        resource.text("singularName"),
                        resource);
            }
        }
    }

    /** A group that is down must not take the others with it. */
    private Optional<Tree> tolerant(String path) {
        try {
            return Optional.of(get(path, Request.JSON));
        } catch (ProblemException e) {
            return switch (e.problem().code()) {
                case SERVER_ERROR, KIND_UNKNOWN, FORBIDDEN, ANSWER_BROKEN -> Optional.empty();
                default -> throw e;
            };
        }
    }

    private Tree get(String path, String accept) {
        Request request = Request.get(path, Subject.path(path)).accepting(accept);
        try (Answer answer = transport.read(request)) {
            return transport.answers().tree(request, answer);
        }
    }

    /** What has been found so far. */
    private static final class Found {
        private final List<Catalog.Offer> offers = new ArrayList<>();
        private final List<String> missing = new ArrayList<>();
        private final Set<String> seen = new HashSet<>();

        /** Adds a kind unless an earlier version of its group, which the server prefers, has it; subresources are no kinds. */
        private void add(Kind kind, String singular, Tree resource) {
            boolean whole = !kind.name().isEmpty() && !kind.plural().isEmpty() && !kind.plural().contains("/");
            if (whole && seen.add(kind.qualifiedPlural())) {
                offers.add(new Catalog.Offer(
                        kind,
                        singular,
                        texts(resource, "shortNames"),
                        texts(resource, "categories"),
                        texts(resource, "verbs"),
                        !BuiltIn.group(kind.group())));
            }
        }

        private void missing(String group) {
            if (!missing.contains(group)) {
                missing.add(group);
            }
        }

        private Catalog catalog() {
            return new Catalog(List.copyOf(offers), List.copyOf(missing));
        }

        private static List<String> texts(Tree tree, String field) {
            return tree.list(field).stream().map(String::valueOf).toList();
        }
    }
}
