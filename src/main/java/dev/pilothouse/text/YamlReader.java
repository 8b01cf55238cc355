package dev.pilothouse.text;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads one YAML document from the parser's events, with limits on everything that could explode: depth, aliases, and nodes counted as
 * if aliases were written out.
 */
final class YamlReader {

    static final int MAX_CODE_POINTS = 3_000_000;
    static final int MAX_DEPTH = 100;
    static final int MAX_ALIASES = 10;
    static final int MAX_NODES = 200_000;

    private static final String CORE_TAGS = "tag:yaml.org,2002:";

    private final int firstLine;
    private final Consumer<Problem> twice;
    private final Iterator<Event> events;
    private final IdentityHashMap<Object, Integer> lines = new IdentityHashMap<>();
    private final Map<Anchor, Anchored> anchors = new HashMap<>();
    private final IntUnaryOperator offsets;
    private int nodes;
    private int aliases;

    private record Anchored(YamlNode node, int nodes) {}

    /**
     * What was read.
     *
     * @param root empty when the text holds nothing
     * @param lines the line on which each mapping starts
     */
    record Read(Optional<YamlNode> root, IdentityHashMap<Object, Integer> lines) {
        @Nullable Object value() {
            return root.isPresent() ? root.get().value() : null;
        }
    }

    /** @param twice told of each key that stands in its mapping already */
    private YamlReader(String text, int firstLine, Consumer<Problem> twice) {
        this.firstLine = firstLine;
        this.twice = twice;
        events = new Parse(LoadSettings.builder().setCodePointLimit(MAX_CODE_POINTS).build())
                .parseString(text)
                .iterator();
        offsets = offsets(text);
    }

    /** The parser counts code points, a text characters. */
    private static IntUnaryOperator offsets(String text) {
        if (text.codePointCount(0, text.length()) == text.length()) {
            return index -> index;
        }
        int[] table = new int[text.length() + 1];
        int count = 0;
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            table[count++] = at;
        }
        table[count] = text.length();
        return index -> table[index];
    }

    /**
     * Reads a text that holds one document.
     *
     * @param firstLine line of its beginning in the whole text, for problems
     * @throws ProblemException {@code YAML_BROKEN}, {@code YAML_TOO_LARGE} or {@code YAML_DUPLICATE_KEY}
     */
    static Read read(String text, int firstLine) {
        return read(text, firstLine, problem -> {
            throw new ProblemException(problem);
        });
    }

    /** Returns everything that is wrong with a text that holds one document: each key that stands there twice, and where reading ends. */
    static List<Problem> problems(String text, int firstLine) {
        List<Problem> problems = new ArrayList<>();
        try {
            read(text, firstLine, problems::add);
        } catch (ProblemException e) {
            problems.add(e.problem());
        }
        return List.copyOf(problems);
    }

    private static Read read(String text, int firstLine, Consumer<Problem> twice) {
        if (text.codePointCount(0, text.length()) > MAX_CODE_POINTS) {
            throw tooLarge("code points " + MAX_CODE_POINTS);
        }
        YamlReader reader = new YamlReader(text, firstLine, twice);
        try {
            return new Read(reader.document(), reader.lines);
        } catch (MarkedYamlEngineException e) {
            throw new ProblemException(reader.broken(e.getProblemMark().or(e::getContextMark), e.getProblem()), e);
        } catch (YamlEngineException e) {
            throw new ProblemException(reader.broken(Optional.empty(), String.valueOf(e.getMessage())), e);
        }
    }

    private Optional<YamlNode> document() {
        while (events.hasNext()) {
            Event event = events.next();
            if (event instanceof NodeEvent node) {
                YamlNode root = node(node, 1);
                while (events.hasNext()) {
                    Event after = events.next();
                    if (after instanceof NodeEvent) {
                        throw new ProblemException(broken(after.getStartMark(), "only one document expected here"));
                    }
                }
                return Optional.of(root);
            }
        }
        return Optional.empty();
    }

    private YamlNode node(NodeEvent event, int depth) {
        if (depth > MAX_DEPTH) {
            throw tooLarge("depth " + MAX_DEPTH);
        }
        if (event instanceof AliasEvent alias) {
            return aliased(alias);
        }
        count(1);
        int before = nodes;
        YamlNode node = switch (event) {
            case ScalarEvent scalar -> new YamlNode.Scalar(start(scalar), end(scalar), anchored(scalar), scalar(scalar));
            case MappingStartEvent start -> mapping(start, depth);
            case SequenceStartEvent start -> sequence(start, depth);
            default -> throw new ProblemException(broken(event.getStartMark(), "unexpected " + event.getEventId()));
        };
        event.getAnchor().ifPresent(anchor -> anchors.put(anchor, new Anchored(node, nodes - before + 1)));
        return node;
    }

    private YamlNode aliased(AliasEvent alias) {
        Anchored anchored = anchors.get(alias.getAlias());
        if (anchored == null) {
            throw new ProblemException(broken(alias.getStartMark(), "unknown or circular alias *" + alias.getAlias()));
        }
        count(anchored.nodes);
        if (anchored.nodes > 1 && ++aliases > MAX_ALIASES) {
            throw tooLarge("aliases " + MAX_ALIASES);
        }
        return new YamlNode.Alias(start(alias), end(alias), anchored.node);
    }

    private void count(int more) {
        nodes += more;
        if (nodes > MAX_NODES) {
            throw tooLarge("nodes " + MAX_NODES);
        }
    }

    private YamlNode mapping(MappingStartEvent start, int depth) {
        refuseForeignTag(start, start.getTag(), "map");
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        Map<String, Object> merged = new LinkedHashMap<>();
        List<YamlNode.Entry> entries = new ArrayList<>();
        lines.put(fields, line(start.getStartMark()));
        Event event = events.next();
        for (; !(event instanceof MappingEndEvent); event = events.next()) {
            boolean merge = event instanceof ScalarEvent scalar && scalar.isPlain() && scalar.getValue().equals("<<");
            YamlNode keyNode = key(event, depth);
            String key = String.valueOf(keyNode.value());
            YamlNode value = node((NodeEvent) events.next(), depth + 1);
            entries.add(new YamlNode.Entry(keyNode, key, value, merge));
            if (merge) {
                addMerged(merged, value.value(), event);
            } else if (fields.containsKey(key)) {
                twice.accept(Problem.of(ProblemCode.YAML_DUPLICATE_KEY, key, Integer.toString(line(event.getStartMark()))));
            } else {
                fields.put(key, value.value());
            }
        }
        merged.forEach(fields::putIfAbsent);
        return new YamlNode.Mapping(start(start), end(event), anchored(start), start.isFlow(), entries, Values.map(fields));
    }

    /** The merge key of YAML 1.1, which kubectl honours: keys of the mapping itself win, then those of the first source. */
    private void addMerged(Map<String, Object> merged, @Nullable Object value, Event event) {
        switch (value) {
            case Map<?, ?> map -> Values.map(map).forEach(merged::putIfAbsent);
            case List<?> list when list.stream().allMatch(Map.class::isInstance) ->
                    list.forEach(map -> Values.mapOrEmpty(map).forEach(merged::putIfAbsent));
            case null, default ->
                    throw new ProblemException(broken(event.getStartMark(), "a merge key takes a mapping or a list of mappings"));
        }
    }

    private YamlNode key(Event event, int depth) {
        if (!(event instanceof ScalarEvent) && !(event instanceof AliasEvent)) {
            throw new ProblemException(broken(event.getStartMark(), "only text can be a key"));
        }
        YamlNode key = node((NodeEvent) event, depth + 1);
        return switch (key.value()) {
            case null -> throw new ProblemException(broken(event.getStartMark(), "a key is empty"));
            case Map<?, ?> _, List<?> _ -> throw new ProblemException(broken(event.getStartMark(), "only text can be a key"));
            default -> key;
        };
    }

    private YamlNode sequence(SequenceStartEvent start, int depth) {
        refuseForeignTag(start, start.getTag(), "seq");
        List<YamlNode> items = new ArrayList<>();
        List<@Nullable Object> values = new ArrayList<>();
        Event event = events.next();
        for (; !(event instanceof SequenceEndEvent); event = events.next()) {
            items.add(node((NodeEvent) event, depth + 1));
            values.add(items.getLast().value());
        }
        return new YamlNode.Sequence(start(start), end(event), anchored(start), start.isFlow(), items, values);
    }

    private int start(Event event) {
        return offsets.applyAsInt(event.getStartMark().orElseThrow().getIndex());
    }

    private int end(Event event) {
        return offsets.applyAsInt(event.getEndMark().orElseThrow().getIndex());
    }

    private static boolean anchored(NodeEvent event) {
        return event.getAnchor().isPresent();
    }

    private @Nullable Object scalar(ScalarEvent scalar) {
        String tag = scalar.getTag().orElse(scalar.isPlain() ? "?" : "!");
        try {
            return switch (tag) {
                case "?", CORE_TAGS + "int", CORE_TAGS + "float", CORE_TAGS + "bool", CORE_TAGS + "null" ->
                        PlainScalar.resolve(scalar.getValue());
                case "!", CORE_TAGS + "str", CORE_TAGS + "timestamp" -> scalar.getValue();
                default -> throw new ProblemException(broken(scalar.getStartMark(), "tag " + tag + " is not supported"));
            };
        } catch (PlainScalar.NotFinite e) {
            throw new ProblemException(broken(scalar.getStartMark(), "number out of range"), e);
        }
    }

    private void refuseForeignTag(CollectionStartEvent start, Optional<String> tag, String own) {
        if (tag.isPresent() && !tag.get().equals("!") && !tag.get().equals(CORE_TAGS + own)) {
            throw new ProblemException(broken(start.getStartMark(), "tag " + tag.get() + " is not supported"));
        }
    }

    private int line(Optional<Mark> mark) {
        return firstLine + mark.map(Mark::getLine).orElse(0);
    }

    private Problem broken(Optional<Mark> mark, String why) {
        String column = Integer.toString(mark.map(Mark::getColumn).orElse(0) + 1);
        return Problem.of(ProblemCode.YAML_BROKEN, Integer.toString(line(mark)), column).withDetail(why);
    }

    private static ProblemException tooLarge(String limit) {
        return new ProblemException(Problem.of(ProblemCode.YAML_TOO_LARGE, limit));
    }
}
