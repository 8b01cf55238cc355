package dev.pilothouse.guide.editor;

import dev.pilothouse.guide.editor.Finding.Fault;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.schema.Schema;
import dev.pilothouse.schema.SchemaFinder;
import dev.pilothouse.text.YamlText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Compares a text of documents with what their kinds hold: fields that nobody knows, values of another type or not allowed, what is missing,
 * kinds that are not served, and what cannot be read at all.
 *
 * <p>Less strict than a server, so that nothing is called wrong which a server would take: null is fine everywhere, and what the schema
 * does not describe may be anything.
 */
public final class TextCheck {

    private final YamlText text;
    private final SchemaFinder finder;
    private final List<Kind> kinds;
    private final List<Finding> findings = new ArrayList<>();

    private TextCheck(YamlText text, SchemaFinder finder, List<Kind> kinds) {
        this.text = text;
        this.finder = finder;
        this.kinds = kinds;
    }

    /**
     * Returns what is wrong, in the order of the lines.
     *
     * @param kinds what the cluster serves; nothing is said of unknown kinds when it is empty
     */
    public static List<Finding> findings(YamlText text, SchemaFinder finder, List<Kind> kinds) {
        TextCheck check = new TextCheck(text, finder, kinds);
        for (int i = 0; i < text.size(); i++) {
            check.document(i);
        }
        return check.findings.stream().sorted(Comparator.comparingInt(Finding::line)).toList();
    }

    private void document(int index) {
        List<Problem> problems = text.problems(index);
        if (!problems.isEmpty()) {
            problems.forEach(problem -> findings.add(new Finding(line(problem, index), index, "", new Fault.Unreadable(problem))));
            return;
        }
        Optional<Document> document = text.document(index);
        if (document.isEmpty() || document.get().kindName().isEmpty() || document.get().apiVersion().isEmpty()) {
            for (String name : List.of("apiVersion", "kind")) {
                if (document.isEmpty() || document.get().tree().text(name).isEmpty()) {
                    findings.add(new Finding(firstLine(index), index, name, new Fault.Missing(name)));
                }
            }
            return;
        }
        check(document.get(), index);
    }

    private void check(Document document, int index) {
        String apiVersion = document.apiVersion();
        String kind = document.kindName();
        Optional<Schema> schema = finder.schema(apiVersion, kind);
        boolean served = kinds.isEmpty() || kind.endsWith("List") || definedHere(apiVersion, kind)
                || kinds.stream().anyMatch(known -> known.apiVersion().equals(apiVersion) && known.name().equals(kind));
        if (!served && schema.isEmpty()) {
            findings.add(new Finding(lineOf(index, List.of("kind")), index, "kind", new Fault.UnknownKind(apiVersion, kind, meant(apiVersion, kind))));
        }
        schema.ifPresent(known -> new ValueCheck(known, (path, fault) ->
                findings.add(new Finding(lineOf(index, path), index, FieldDoc.words(path), fault))).check(document.fields()));
    }

    /** A text may define a kind and use it. */
    private boolean definedHere(String apiVersion, String kind) {
        for (int i = 0; i < text.size(); i++) {
            Optional<Document> document = text.document(i);
            if (document.isPresent()
                    && document.get().kindName().equals("CustomResourceDefinition")
                    && document.get().tree().text("spec", "names", "kind").equals(kind)
                    && apiVersion.startsWith(document.get().tree().text("spec", "group") + "/")) {
                return true;
            }
        }
        return false;
    }

    private Optional<String> meant(String apiVersion, String kind) {
        Optional<Kind> elsewhere = kinds.stream().filter(known -> known.name().equals(kind)).findFirst();
        if (elsewhere.isPresent()) {
            return elsewhere.map(known -> known.apiVersion() + " " + known.name());
        }
        return Spelling.meant(kind, kinds.stream().filter(known -> known.apiVersion().equals(apiVersion)).map(Kind::name).toList())
                .or(() -> Spelling.meant(kind, kinds.stream().map(Kind::name).toList()));
    }

    /** A reader names the line at which it stopped. */
    private int line(Problem problem, int index) {
        List<String> args = problem.args();
        return switch (problem.code()) {
            case ProblemCode.YAML_BROKEN -> number(args.getFirst(), index);
            case ProblemCode.YAML_DUPLICATE_KEY -> number(args.getLast(), index);
            default -> firstLine(index);
        };
    }

    private int number(String line, int index) {
        return line.matches("\\d{1,9}") ? Integer.parseInt(line) : firstLine(index);
    }

    private int firstLine(int index) {
        return text.firstLine(index);
    }

    /** What comes by way of an alias is marked where the alias is. */
    private int lineOf(int index, List<Object> path) {
        for (int length = path.size(); length > 0; length--) {
            Optional<YamlText.Lines> lines = text.lines(index, path.subList(0, length).toArray());
            if (lines.isPresent()) {
                return lines.get().first();
            }
        }
        return firstLine(index);
    }
}
