package dev.pilothouse.platform.playground.access;

import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Edit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a role allows: one {@code PolicyRule} of {@code rbac.authorization.k8s.io/v1}, made ready to be asked often.
 *
 * @param resources as written: {@code pods}, {@code pods/log}, {@code *}, or {@code *}{@code /scale} for that subresource of all
 * @param resourceNames empty for all
 * @param paths of requests that name no resource; a star at the end stands for the rest
 */
public record Rule(Set<String> verbs, Set<String> groups, Set<String> resources, Set<String> resourceNames, Set<String> paths) {

    private static final String ANY = "*";

    /** Reads a PolicyRule. */
    public static Rule of(Tree rule) {
        return new Rule(
                texts(rule, "verbs"), texts(rule, "apiGroups"), texts(rule, "resources"), texts(rule, "resourceNames"), texts(rule, "nonResourceURLs"));
    }

    /** Reads the rules of a Role or ClusterRole. */
    public static List<Rule> allOf(Tree role) {
        return role.trees("rules").stream().map(Rule::of).toList();
    }

    private static Set<String> texts(Tree rule, String field) {
        return rule.list(field).stream().map(String::valueOf).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    boolean allows(Attributes wish) {
        if (!has(verbs, wish.verb())) {
            return false;
        }
        if (wish.resource().isEmpty()) {
            return paths.stream().anyMatch(path -> pathCovers(path, wish.path()));
        }
        return has(groups, wish.group())
                && resourceCovers(wish.resource(), wish.subresource())
                && (resourceNames.isEmpty() || resourceNames.contains(wish.name()));
    }

    private boolean resourceCovers(String resource, String subresource) {
        if (resources.contains(ANY)) {
            return true;
        }
        if (subresource.isEmpty()) {
            return resources.contains(resource);
        }
        return resources.contains(resource + "/" + subresource) || resources.contains("*/" + subresource);
    }

    private static boolean pathCovers(String pattern, String path) {
        return pattern.equals(ANY)
                || pattern.equals(path)
                || (pattern.endsWith(ANY) && path.startsWith(pattern.substring(0, pattern.length() - 1)));
    }

    private static boolean has(Set<String> words, String word) {
        return words.contains(word) || words.contains(ANY);
    }

    /** Takes the rule apart into rules of one verb, one group and resource (or path), and one name, as escalation is judged. */
    List<Rule> parts() {
        List<Rule> parts = new ArrayList<>();
        for (String verb : verbs) {
            for (String group : groups) {
                for (String resource : resources) {
                    for (String name : resourceNames.isEmpty() ? Set.of("") : resourceNames) {
                        parts.add(new Rule(Set.of(verb), Set.of(group), Set.of(resource), name.isEmpty() ? Set.of() : Set.of(name), Set.of()));
                    }
                }
            }
            paths.forEach(path -> parts.add(new Rule(Set.of(verb), Set.of(), Set.of(), Set.of(), Set.of(path))));
        }
        return parts;
    }

    /** Tells whether this rule allows all that a part, as {@link #parts()} makes it, allows. */
    boolean covers(Rule part) {
        if (!coversAll(verbs, part.verbs)) {
            return false;
        }
        if (!part.paths.isEmpty()) {
            return part.paths.stream().allMatch(path -> paths.stream().anyMatch(own -> pathCovers(own, path)));
        }
        return coversAll(groups, part.groups)
                && part.resources.stream().allMatch(this::resourceTextCovers)
                && (resourceNames.isEmpty() || (!part.resourceNames.isEmpty() && resourceNames.containsAll(part.resourceNames)));
    }

    private boolean resourceTextCovers(String text) {
        int slash = text.indexOf('/');
        return resources.contains(ANY)
                || resources.contains(text)
                || (slash > 0 && resources.contains(ANY + text.substring(slash)));
    }

    private static boolean coversAll(Set<String> own, Collection<String> wanted) {
        return own.contains(ANY) || own.containsAll(wanted);
    }

    /** Writes the rule as the API server writes it in the refusal of an escalation. */
    String text() {
        List<String> fields = new ArrayList<>();
        add(fields, "APIGroups", groups);
        add(fields, "Resources", resources);
        add(fields, "ResourceNames", resourceNames);
        add(fields, "NonResourceURLs", paths);
        add(fields, "Verbs", verbs);
        return fields.stream().collect(Collectors.joining(", ", "{", "}"));
    }

    private static void add(List<String> fields, String name, Set<String> words) {
        if (!words.isEmpty()) {
            fields.add(name + ":" + words.stream().map(word -> '"' + word + '"').collect(Collectors.joining(" ", "[", "]")));
        }
    }

    /** Returns the rule as an entry of a {@code SubjectRulesReviewStatus}. */
    Map<String, Object> resourceRule() {
        return Edit.object(
                "verbs", List.copyOf(verbs),
                "apiGroups", List.copyOf(groups),
                "resources", List.copyOf(resources),
                "resourceNames", resourceNames.isEmpty() ? Optional.empty() : List.copyOf(resourceNames));
    }

    Map<String, Object> pathRule() {
        return Edit.object("verbs", List.copyOf(verbs), "nonResourceURLs", List.copyOf(paths));
    }
}
