package dev.pilothouse.text;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A text of YAML documents that is changed field by field; whatever is not changed stays as it was written: comments, order, quotes,
 * anchors, line breaks.
 *
 * <p>Immutable. A step of a path is the name of a field or the index of an item. Every changed text is read again before it is handed
 * out, and gives exactly the value that was meant: where YAML is so tangled that one field cannot be changed alone, the smallest branch
 * for which that holds is written anew. A value that aliases share keeps its meaning wherever else it stands.
 */
public final class YamlText {

    private final List<YamlPart> parts;
    private final List<Integer> documents = new ArrayList<>();

    /** Lines of the whole text, counted from 1; the last one belongs to them. */
    public record Lines(int first, int last) {}

    /** A field of one of the documents. */
    public record Place(int document, List<Object> path) {}

    private YamlText(List<YamlPart> parts) {
        this.parts = parts;
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).hasContent()) {
                documents.add(i);
            }
        }
    }

    public static YamlText of(String text) {
        List<YamlPart> parts = new ArrayList<>();
        int start = 0;
        for (int line = 0; line < text.length(); line = nextLine(text, line)) {
            boolean marker = line > 0 && (text.startsWith("---", line) || text.startsWith("...", line));
            if (marker && YamlPart.isMarker(text.substring(line, Math.min(text.length(), line + 4)))) {
                parts.add(new YamlPart(text.substring(start, line)));
                start = line;
            }
        }
        parts.add(new YamlPart(text.substring(start)));
        return new YamlText(List.copyOf(parts));
    }

    private static int nextLine(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        return at + (text.startsWith("\r\n", at) ? 2 : 1);
    }

    public String text() {
        return parts.size() == 1 ? parts.getFirst().text() : parts.stream().map(YamlPart::text).collect(Collectors.joining());
    }

    /** Two texts are the same when they are so character by character. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof YamlText that && text().equals(that.text());
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }

    @Override
    public String toString() {
        return text();
    }

    List<YamlPart> parts() {
        return parts;
    }

    /** Returns how many documents there are; what holds only comments is none. */
    public int size() {
        return documents.size();
    }

    /** Returns the document; empty when it is broken or no object. */
    public Optional<Document> document(int index) {
        return part(index).document();
    }

    /** Returns the first thing that cannot be read, with its line. */
    public Optional<Problem> problem() {
        for (int i = 0; i < documents.size(); i++) {
            Optional<Problem> problem = problem(i);
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    /** Returns why the document cannot be read, with the line in the whole text; the first where there are several reasons. */
    public Optional<Problem> problem(int document) {
        return problems(document).stream().findFirst();
    }

    /** Returns everything for which the document cannot be read, with lines in the whole text: each doubled key, and where reading ends. */
    public List<Problem> problems(int document) {
        int index = documents.get(document);
        return parts.get(index).problems(lineOfPart(index));
    }

    /** Returns the line on which the document begins, counted from 1: that of its first content, else of its marker. */
    public int firstLine(int document) {
        return lines(document).map(Lines::first).orElseGet(() -> lineOfPart(documents.get(document)));
    }

    /**
     * Returns the text with a value at the path; what is missing on the way is made, an index equal to the length of a list appends.
     * In a text without any document this begins the first one.
     *
     * @throws dev.pilothouse.model.ProblemException when that document is broken; nothing is changed then
     */
    public YamlText with(int document, Object value, Object... path) {
        List<Object> steps = List.copyOf(Arrays.asList(path));
        if (documents.isEmpty() && document == 0) {
            return withPart(parts.size() - 1, parts.getLast().with(steps, YamlValues.normal(value)));
        }
        int part = documents.get(document);
        return withPart(part, parts.get(part).with(steps, YamlValues.normal(value)));
    }

    /**
     * Returns the text without the field or item, and without objects and lists that this leaves empty unless a comment stands in them.
     *
     * @throws dev.pilothouse.model.ProblemException when that document is broken; nothing is changed then
     */
    public YamlText without(int document, Object... path) {
        int part = documents.get(document);
        return withPart(part, parts.get(part).without(List.copyOf(Arrays.asList(path))));
    }

    /** Returns the text with one more document at its end. */
    public YamlText plus(Document document) {
        String text = text();
        String lineBreak = new YamlLayout(text).lineBreak();
        String gap = text.isEmpty() || text.endsWith("\n") ? "" : lineBreak;
        String marker = documents.isEmpty() || (!parts.getLast().hasContent() && parts.getLast().startsWithMarker()) ? "" : "---" + lineBreak;
        return of(text + gap + marker + Yaml.write(document.tree()).replace("\n", lineBreak));
    }

    /** Returns the text without that document and its comments. */
    public YamlText minus(int document) {
        int part = documents.get(document);
        List<YamlPart> left = new ArrayList<>(parts);
        YamlPart removed = left.remove(part);
        if (part < left.size() && !removed.startsWithMarker() && left.get(part).startsWithMarker()) {
            String next = left.get(part).text();
            int line = nextLine(next, 0);
            if (next.substring(3, Math.min(line, next.length())).isBlank()) {
                left.set(part, new YamlPart(next.substring(Math.min(line, next.length()))));
            }
        }
        return left.isEmpty() ? of("") : new YamlText(List.copyOf(left));
    }

    /** Returns where the field or item is written; empty when it is not there, or only by way of an alias. */
    public Optional<Lines> lines(int document, Object... path) {
        int index = documents.get(document);
        YamlPart part = parts.get(index);
        return YamlFind.find(part, Arrays.asList(path)).map(found -> new Lines(
                line(index, found.start()), Math.max(line(index, found.start()), line(index, found.end()))));
    }

    /** Returns the innermost field that is written on the line, counted from 1; of several on one line, what holds them. */
    public Optional<Place> at(int line) {
        int first = 1;
        for (int i = 0; i < parts.size(); i++) {
            YamlPart part = parts.get(i);
            if (line >= first && line < first + part.breaks() + (i == parts.size() - 1 ? 1 : 0)) {
                if (!part.hasContent()) {
                    return Optional.empty();
                }
                int start = 0;
                for (int skipped = first; skipped < line; skipped++) {
                    start = nextLine(part.text(), start);
                }
                int end = part.layout().lineEnd(start);
                return Optional.of(new Place(documents.indexOf(i), List.copyOf(YamlFind.at(part, start, end))));
            }
            first += part.breaks();
        }
        return Optional.empty();
    }

    /** A field or item and the line on which it begins, counted from 1. */
    public record Written(int line, Place place) {}

    /** Returns every field and item, in the order of the text; what aliases repeat is not repeated. */
    public List<Written> outline() {
        List<Written> outline = new ArrayList<>();
        for (int i = 0; i < documents.size(); i++) {
            int document = i;
            int first = lineOfPart(documents.get(i));
            YamlFind.all(part(i), (path, line) -> outline.add(new Written(first + line, new Place(document, path))));
        }
        return outline;
    }

    private YamlPart part(int document) {
        return parts.get(documents.get(document));
    }

    private YamlText withPart(int index, YamlPart part) {
        if (parts.get(index) == part) {
            return this;
        }
        List<YamlPart> changed = new ArrayList<>(parts);
        changed.set(index, part);
        return new YamlText(List.copyOf(changed));
    }

    private int lineOfPart(int part) {
        return 1 + parts.subList(0, part).stream().mapToInt(YamlPart::breaks).sum();
    }

    private int line(int part, int at) {
        return lineOfPart(part) + new YamlPart(parts.get(part).text().substring(0, at)).breaks();
    }
}
