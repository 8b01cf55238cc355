package dev.pilothouse.text;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One stretch of a YAML text, from the line of its marker to before the next marker; read when first asked for.
 *
 * <p>What is not known yet is found at most once, so that a text which was changed in one document need not read the others again.
 */
final class YamlPart {

    private final String text;
    private final boolean content;
    private final int breaks;
    private volatile @Nullable State state;

    /** What reading gave: a root with its layout, or a problem. */
    private record State(Optional<YamlNode> root, YamlLayout layout, Optional<ProblemException> refused) {}

    YamlPart(String text) {
        this.text = text;
        int breaks = 0;
        boolean content = false;
        for (int start = 0; start < text.length(); ) {
            int end = start;
            while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
                end++;
            }
            content |= isContent(text.substring(start, end));
            breaks += end < text.length() ? 1 : 0;
            start = end + (text.startsWith("\r\n", end) ? 2 : 1);
        }
        this.breaks = breaks;
        this.content = content;
    }

    private static boolean isContent(String line) {
        String bare = (isMarker(line) ? line.substring(3) : line).strip();
        return !bare.isEmpty() && bare.charAt(0) != '#' && line.charAt(0) != '%' && !bare.equals("\uFEFF");
    }

    /** Tells whether the line separates documents; YAML 1.2 (section 9.1) forbids such a line inside of one. */
    static boolean isMarker(String line) {
        return (line.startsWith("---") || line.startsWith("...")) && (line.length() == 3 || Character.isWhitespace(line.charAt(3)));
    }

    String text() {
        return text;
    }

    /** Tells whether there is more than comments and directives. */
    boolean hasContent() {
        return content;
    }

    /** Returns how many line breaks are in it. */
    int breaks() {
        return breaks;
    }

    boolean startsWithMarker() {
        return text.startsWith("---") && isMarker(text.lines().findFirst().orElse(""));
    }

    Optional<YamlNode> root() {
        return state().root;
    }

    YamlLayout layout() {
        return state().layout;
    }

    @Nullable Object value() {
        Optional<YamlNode> root = root();
        return root.isPresent() ? root.get().value() : null;
    }

    Optional<Document> document() {
        return value() instanceof Map<?, ?> map && !map.isEmpty() ? Optional.of(Document.of(Values.map(map))) : Optional.empty();
    }

    /** Returns all that is wrong with it, with lines counted from the given one. */
    List<Problem> problems(int firstLine) {
        return state().refused.isEmpty() ? List.of() : YamlReader.problems(body(), firstLine);
    }

    /**
     * Returns this part with the value at the path.
     *
     * @throws ProblemException when it cannot be read
     */
    YamlPart with(List<Object> path, @Nullable Object value) {
        return with(path, value, -1);
    }

    private YamlPart with(List<Object> path, @Nullable Object value, int removed) {
        State now = read();
        @Nullable Object meant = YamlValues.with(value(), path, value);
        if (Objects.equals(meant, value())) {
            return this;
        }
        if (now.root.isEmpty()) {
            return started(meant);
        }
        YamlNode root = now.root.get();
        YamlStyle style = YamlStyle.of(root, now.layout);
        for (int whole = path.size() + 1; whole >= 0; whole--) {
            for (YamlStyle tried : List.of(style, style.quoting())) {
                YamlPart changed = new YamlPart(new YamlEdit(root, now.layout, tried, removed).with(path, value, whole));
                if (changed.state().refused.isEmpty() && Objects.equals(changed.value(), meant)) {
                    return changed;
                }
            }
        }
        return started(meant);
    }

    /** Returns the part written anew behind its comments. */
    private YamlPart started(@Nullable Object value) {
        String comments = content ? "" : text;
        String lineBreak = new YamlLayout(text).lineBreak();
        String gap = comments.isEmpty() || comments.endsWith("\n") ? "" : lineBreak;
        String written = switch (value) {
            case Map<?, ?> map when !map.isEmpty() -> YamlWriter.fields(map, 0, YamlStyle.KUBECTL);
            case List<?> list when !list.isEmpty() -> YamlWriter.items(list, 0, YamlStyle.KUBECTL);
            case null, default -> YamlWriter.scalar(value, 2, YamlStyle.KUBECTL);
        };
        String marker = content && startsWithMarker() ? "---" + lineBreak : "";
        return new YamlPart(marker + comments + gap + written.replace("\n", lineBreak));
    }

    /** @throws ProblemException when it cannot be read */
    YamlPart without(List<Object> path) {
        read();
        if (path.isEmpty() || !YamlValues.has(value(), path)) {
            return this;
        }
        int level = path.size() - 1;
        while (level > 0 && YamlValues.size(YamlValues.at(value(), path.subList(0, level)).orElse(null)) == 1 && !holdsComment(path.subList(0, level + 1))) {
            level--;
        }
        List<Object> container = path.subList(0, level);
        Object old = YamlValues.at(value(), container).orElseThrow();
        Object left = YamlValues.without(old, path.get(level));
        if (YamlValues.size(left) == 0 && level > 0) {
            return emptied(path.subList(0, level + 1), left);
        }
        return with(container, left, path.get(level) instanceof Integer index ? index : -1);
    }

    /** Tells whether there is a comment in the container of this only field of it, beside the field's own. */
    private boolean holdsComment(List<Object> path) {
        return YamlFind.find(this, path).filter(found -> !commentsAround(found).isEmpty()).isPresent();
    }

    private List<String> commentsAround(YamlFind.Found found) {
        YamlLayout layout = layout();
        String before = text.substring(found.behind(), Math.max(found.behind(), found.start()));
        int end = layout.lineEnd(found.end());
        String after = text.substring(end, layout.deeperCommentsEnd(end, layout.column(found.start()) - 1));
        return (before + after).lines().filter(line -> line.indexOf('#') >= 0).toList();
    }

    /** Returns the part without the only field of a container in which a comment stays. */
    private YamlPart emptied(List<Object> path, Object left) {
        YamlFind.Found found = YamlFind.find(this, path).orElseThrow();
        Splices splices = new Splices();
        YamlLayout layout = layout();
        splices.insert(found.behind(), left instanceof Map ? " {}" : " []");
        if (layout.startsLine(found.start())) {
            splices.replace(layout.previousLineEnd(layout.lineStart(found.start())), layout.lineEnd(found.end()), "");
        } else {
            splices.replace(found.start(), found.end(), "");
        }
        YamlPart changed = new YamlPart(splices.apply(text));
        @Nullable Object meant = YamlValues.with(value(), path.subList(0, path.size() - 1), left);
        return changed.state().refused.isEmpty() && Objects.equals(changed.value(), meant)
                ? changed
                : with(path.subList(0, path.size() - 1), left);
    }

    private State read() {
        State state = state();
        state.refused.ifPresent(refused -> {
            throw refused;
        });
        return state;
    }

    private State state() {
        State known = state;
        if (known == null) {
            known = parse();
            state = known;
        }
        return known;
    }

    private State parse() {
        YamlLayout layout = new YamlLayout(text);
        try {
            return new State(content ? YamlReader.read(body(), 1).root() : Optional.empty(), layout, Optional.empty());
        } catch (ProblemException e) {
            return new State(Optional.empty(), layout, Optional.of(e));
        }
    }

    /** The end marker and a byte order mark are written over, so that every place stays where it is. */
    private String body() {
        String body = text.startsWith("...") ? "#  " + text.substring(3) : text;
        return body.startsWith("\uFEFF") ? " " + body.substring(1) : body;
    }
}
