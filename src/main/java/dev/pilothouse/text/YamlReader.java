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
    private final Iterator<Event> events;
    private final Map<Object, Integer> lines = new IdentityHashMap<>();
    private final Map<Anchor, Anchored> anchors = new HashMap<>();
    private int nodes;
    private int aliases;

    private record Anchored(@Nullable Object value, int nodes) {}

    /** @param lines the line on which each mapping starts */
    record Read(@Nullable Object value, Map<Object, Integer> lines) {}

    private YamlReader(String text, int firstLine) {
        this.firstLine = firstLine;
        events = new Parse(LoadSettings.builder().setCodePointLimit(MAX_CODE_POINTS).build())
                .parseString(text)
                .iterator();
    }

    /**
     * Reads a text that holds one document.
     *
     * @param firstLine line of its beginning in the whole text, for problems
     * @throws ProblemException {@code YAML_BROKEN}, {@code YAML_TOO_LARGE} or {@code YAML_DUPLICATE_KEY}
     */
    static Read read(String text, int firstLine) {
        if (text.codePointCount(0, text.length()) > MAX_CODE_POINTS) {
            throw tooLarge("code points " + MAX_CODE_POINTS);
        }
        YamlReader reader = new YamlReader(text, firstLine);
        try {
            return new Read(reader.document(), reader.lines);
        } catch (MarkedYamlEngineException e) {
            throw new ProblemException(reader.broken(e.getProblemMark().or(e::getContextMark), e.getProblem()), e);
        } catch (YamlEngineException e) {
            throw new ProblemException(reader.broken(Optional.empty(), String.valueOf(e.getMessage())), e);
        }
    }

    private @Nullable Object document() {
        while (events.hasNext()) {
            Event event = events.next();
            if (event instanceof NodeEvent node) {
                Object value = node(node, 1);
                while (events.hasNext()) {
                    Event after = events.next();
                    if (after instanceof NodeEvent) {
                        throw new ProblemException(broken(after.getStartMark(), "only one document expected here"));
                    }
                }
                return value;
            }
        }
        return null;
    }

    private @Nullable Object node(NodeEvent event, int depth) {
        if (depth > MAX_DEPTH) {
            throw tooLarge("depth " + MAX_DEPTH);
        }
        if (event instanceof AliasEvent alias) {
            return aliased(alias);
        }
        count(1);
        int before = nodes;
        Object value = switch (event) {
            case ScalarEvent scalar -> scalar(scalar);
            case MappingStartEvent start -> mapping(start, depth);
            case SequenceStartEvent start -> sequence(start, depth);
            default -> throw new ProblemException(broken(event.getStartMark(), "unexpected " + event.getEventId()));
        };
        event.getAnchor().ifPresent(anchor -> anchors.put(anchor, new Anchored(value, nodes - before + 1)));
        return value;
    }

    private @Nullable Object aliased(AliasEvent alias) {
        Anchored anchored = anchors.get(alias.getAlias());
        if (anchored == null) {
            throw new ProblemException(broken(alias.getStartMark(), "unknown or circular alias *" + alias.getAlias()));
        }
        count(anchored.nodes);
        if (anchored.nodes > 1 && ++aliases > MAX_ALIASES) {
            throw tooLarge("aliases " + MAX_ALIASES);
        }
        return anchored.value;
    }

    private void count(int more) {
        nodes += more;
        if (nodes > MAX_NODES) {
            throw tooLarge("nodes " + MAX_NODES);
        }
    }

    private Map<String, Object> mapping(MappingStartEvent start, int depth) {
        refuseForeignTag(start, start.getTag(), "map");
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        Map<String, Object> merged = new LinkedHashMap<>();
        lines.put(fields, line(start.getStartMark()));
        for (Event event = events.next(); !(event instanceof MappingEndEvent); event = events.next()) {
            boolean merge = event instanceof ScalarEvent scalar && scalar.isPlain() && scalar.getValue().equals("<<");
            String key = key(event, depth);
            Object value = node((NodeEvent) events.next(), depth + 1);
            if (merge) {
                addMerged(merged, value, event);
            } else if (fields.containsKey(key)) {
                throw new ProblemException(Problem.of(
                        ProblemCode.YAML_DUPLICATE_KEY, key, Integer.toString(line(event.getStartMark()))));
            } else {
                fields.put(key, value);
            }
        }
        merged.forEach(fields::putIfAbsent);
        return Values.map(fields);
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

    private String key(Event event, int depth) {
        if (!(event instanceof ScalarEvent) && !(event instanceof AliasEvent)) {
            throw new ProblemException(broken(event.getStartMark(), "only text can be a key"));
        }
        return switch (node((NodeEvent) event, depth + 1)) {
            case null -> throw new ProblemException(broken(event.getStartMark(), "a key is empty"));
            case Map<?, ?> _, List<?> _ -> throw new ProblemException(broken(event.getStartMark(), "only text can be a key"));
            case Object key -> key.toString();
        };
    }

    private List<@Nullable Object> sequence(SequenceStartEvent start, int depth) {
        refuseForeignTag(start, start.getTag(), "seq");
        List<@Nullable Object> items = new ArrayList<>();
        for (Event event = events.next(); !(event instanceof SequenceEndEvent); event = events.next()) {
            items.add(node((NodeEvent) event, depth + 1));
        }
        return items;
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
