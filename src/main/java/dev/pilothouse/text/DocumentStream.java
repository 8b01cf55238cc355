package dev.pilothouse.text;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Yaml.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * A text that holds several documents, YAML or JSON, cut before it is parsed so that a broken one leaves the others whole.
 *
 * <p>Cutting at lines that start with {@code ---} or {@code ...} is safe: YAML 1.2 (section 9.1) forbids both at the start of a line
 * inside a document.
 */
final class DocumentStream {

    private static final int MAX_CHARACTERS = 20_000_000;
    private static final Pattern MARKER = Pattern.compile("(---|\\.\\.\\.)(\\s.*)?", Pattern.DOTALL);
    /** Not {@code \R}, which would also break at separators that may stand inside a string. */
    private static final Pattern LINE_BREAK = Pattern.compile("\r\n|\r|\n");
    private static final Pattern NOTHING = Pattern.compile("(\\s*|\\s*#.*|%.*)");

    private final List<Part> parts = new ArrayList<>();

    private DocumentStream() {}

    static List<Part> parts(String text) {
        DocumentStream stream = new DocumentStream();
        if (text.length() > MAX_CHARACTERS) {
            Problem problem = Problem.of(ProblemCode.YAML_TOO_LARGE, "characters " + MAX_CHARACTERS);
            return List.of(new Part(1, "", Optional.empty(), Optional.of(problem)));
        }
        stream.cut(text.startsWith("\uFEFF") ? text.substring(1) : text);
        return List.copyOf(stream.parts);
    }

    private void cut(String text) {
        StringBuilder part = new StringBuilder();
        int line = 0;
        int firstLine = 1;
        for (String content : LINE_BREAK.split(text)) {
            line++;
            if (MARKER.matcher(content).matches()) {
                take(part.toString(), firstLine);
                part.setLength(0);
                part.append(content.startsWith("-") ? content.substring(3).strip() : "");
                firstLine = line;
            } else {
                part.append(content);
            }
            part.append('\n');
        }
        take(part.toString(), firstLine);
    }

    private void take(String part, int firstLine) {
        List<String> lines = part.lines().toList();
        int start = 0;
        while (start < lines.size() && NOTHING.matcher(lines.get(start)).matches()) {
            start++;
        }
        if (start == lines.size()) {
            return;
        }
        int shown = firstLine;
        String text = part;
        if (lines.getFirst().isBlank()) {
            text = part.substring(part.indexOf('\n') + 1);
            shown++;
        }
        if (!lines.get(start).stripLeading().startsWith("{") || !takeJson(text, shown)) {
            takeYaml(text, shown);
        }
    }

    private void takeYaml(String text, int line) {
        try {
            YamlReader.Read read = YamlReader.read(text, line);
            if (read.value() != null) {
                takeValue(text, line, read.value(), read.lines());
            }
        } catch (ProblemException e) {
            parts.add(new Part(line, text, Optional.empty(), Optional.of(e.problem())));
        }
    }

    /** Takes JSON objects that follow each other; returns false when it is no JSON, such as flow style YAML. */
    private boolean takeJson(String text, int firstLine) {
        List<JsonReader.Root> roots = new ArrayList<>();
        try (JsonReader reader = new JsonReader(text)) {
            for (Optional<JsonReader.Root> root = reader.next(); root.isPresent(); root = reader.next()) {
                roots.add(root.get());
            }
        } catch (JacksonException e) {
            return false;
        }
        for (JsonReader.Root root : roots) {
            Map<Object, Integer> lines = root.lines();
            lines.replaceAll((_, line) -> line + firstLine - 1);
            int line = root.line() + firstLine - 1;
            String own = roots.size() == 1 || !(root.value() instanceof Map<?, ?> map) ? text : Json.pretty(new Tree(Values.map(map)));
            takeValue(own, line, root.value(), lines);
        }
        return true;
    }

    private void takeValue(String text, int line, @Nullable Object value, Map<Object, Integer> lines) {
        if (!(value instanceof Map<?, ?> map)) {
            parts.add(notAnObject(text, line, "kind"));
            return;
        }
        Tree tree = new Tree(Values.map(map));
        if (tree.text("kind").endsWith("List") && tree.at("items").orElse(null) instanceof List<?> items) {
            items.forEach(item -> takeItem(tree, item, lines.getOrDefault(item, line), lines));
        } else {
            takeObject(text, line, tree);
        }
    }

    /** Items of a typed list, such as PodList, may leave out what the list says for all of them. */
    private void takeItem(Tree list, @Nullable Object item, int line, Map<Object, Integer> lines) {
        Map<String, Object> fields = new LinkedHashMap<>();
        String kind = list.text("kind");
        if (!kind.equals("List")) {
            fields.put("apiVersion", list.text("apiVersion"));
            fields.put("kind", kind.substring(0, kind.length() - "List".length()));
        }
        fields.putAll(Values.mapOrEmpty(item));
        takeValue(YamlWriter.write(new Tree(fields)), line, item instanceof Map ? fields : item, lines);
    }

    private void takeObject(String text, int line, Tree tree) {
        for (String field : List.of("apiVersion", "kind")) {
            if (tree.text(field).isBlank()) {
                parts.add(notAnObject(text, line, field));
                return;
            }
        }
        if (tree.text("metadata", "name").isBlank() && tree.text("metadata", "generateName").isBlank()) {
            parts.add(notAnObject(text, line, "metadata.name"));
            return;
        }
        parts.add(new Part(line, text, Optional.of(new Document(tree)), Optional.empty()));
    }

    private static Part notAnObject(String text, int line, String missing) {
        Problem problem = Problem.of(ProblemCode.NOT_AN_OBJECT, Integer.toString(line), missing);
        return new Part(line, text, Optional.empty(), Optional.of(problem));
    }
}
