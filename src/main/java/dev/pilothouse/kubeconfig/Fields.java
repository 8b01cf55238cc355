package dev.pilothouse.kubeconfig;

import dev.pilothouse.model.Finding;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.Tree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The fields of one mapping, read with a type in mind: what is absent or null reads as empty, and what has another type reads as
 * empty too and leaves a finding.
 */
final class Fields {

    private final Path file;
    private final String path;
    private final Node.Mapping mapping;
    private final List<Finding> findings;

    /**
     * @param path where the mapping stands in its file, for example {@code users[2].user}, empty at the top
     * @param findings where findings go
     */
    Fields(Path file, String path, Node.Mapping mapping, List<Finding> findings) {
        this.file = file;
        this.path = path;
        this.mapping = mapping;
        this.findings = findings;
        reportDuplicateKeys();
    }

    int line() {
        return mapping.span().line();
    }

    String text(String key) {
        return value(key).map(node -> text(node, key)).orElse("");
    }

    boolean flag(String key) {
        return value(key)
                .map(node -> node.plain() instanceof Boolean flag ? flag : this.<Boolean>wrong(node, key, "boolean", false))
                .orElse(false);
    }

    Optional<Fields> object(String key) {
        return value(key).flatMap(node -> object(node, key, findings));
    }

    /** Returns the object, one without any field when it is absent, and empty when it has another type. */
    Optional<Fields> objectOrNothing(String key) {
        return value(key).isPresent()
                ? object(key)
                : Optional.of(new Fields(file, pathOf(key), new Node.Mapping(List.of(), false, 1, mapping.span()), findings));
    }

    List<Fields> objects(String key) {
        return objects(key, () -> findings);
    }

    /** Returns the objects of a list, each with findings of its own. */
    List<Fields> entries(String key) {
        return objects(key, ArrayList::new);
    }

    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        List<Node> items = items(key);
        for (int i = 0; i < items.size(); i++) {
            texts.add(text(items.get(i), key + "[" + i + "]"));
        }
        return texts;
    }

    /** Returns an object whose values are lists of texts. */
    Map<String, List<String>> textLists(String key) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        object(key).ifPresent(object -> object.mapping.pairs().stream()
                .map(pair -> pair.key().value())
                .forEach(name -> lists.put(name, object.texts(name))));
        return lists;
    }

    /** Returns everything as it is, with keys that we do not know. */
    Tree tree() {
        return new Tree(mapping.plain());
    }

    /** Returns what was found so far, also in objects below. */
    List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** Adds a finding about a field of this mapping that has the wrong type or form. */
    void wrong(String key, String expected) {
        Node place = mapping.value(key).orElse(mapping);
        wrong(place, key, expected, Boolean.FALSE);
    }

    private List<Fields> objects(String key, Supplier<List<Finding>> targets) {
        List<Fields> objects = new ArrayList<>();
        List<Node> items = items(key);
        for (int i = 0; i < items.size(); i++) {
            object(items.get(i), key + "[" + i + "]", targets.get()).ifPresent(objects::add);
        }
        return objects;
    }

    private List<Node> items(String key) {
        return value(key)
                .map(node -> node instanceof Node.Sequence sequence
                        ? sequence.items()
                        : this.<List<Node>>wrong(node, key, "list", List.of()))
                .orElse(List.of());
    }

    private Optional<Fields> object(Node node, String key, List<Finding> target) {
        return node instanceof Node.Mapping object
                ? Optional.of(new Fields(file, pathOf(key), object, target))
                : this.wrong(node, key, "map", Optional.empty());
    }

    private String text(Node node, String key) {
        return node.plain() instanceof String text ? text : this.<String>wrong(node, key, "string", "");
    }

    private Optional<Node> value(String key) {
        return mapping.value(key).filter(node -> !node.isNull());
    }

    private <T> T wrong(Node node, String key, String expected, T instead) {
        report(
                Finding.Severity.ERROR,
                node.span().line(),
                Problem.of(
                        ProblemCode.KUBECONFIG_WRONG_TYPE,
                        file.toString(),
                        Integer.toString(node.span().line()),
                        pathOf(key),
                        expected));
        return instead;
    }

    private void reportDuplicateKeys() {
        Set<String> seen = new HashSet<>();
        for (Node.Pair pair : mapping.pairs()) {
            if (!seen.add(pair.key().value())) {
                int line = pair.key().span().line();
                report(
                        Finding.Severity.WARNING,
                        line,
                        Problem.of(ProblemCode.YAML_DUPLICATE_KEY, pair.key().value(), Integer.toString(line)));
            }
        }
    }

    private void report(Finding.Severity severity, int line, Problem problem) {
        findings.add(new Finding(severity, problem, file + ":" + line));
    }

    private String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
