package dev.pilothouse.kubeconfig;

import dev.pilothouse.kubeconfig.Node.Span;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads the first document of a YAML text into nodes, and gives up before a hostile text costs memory or time: nesting, aliases and
 * the size with all aliases written out are bounded, and an alias inside of what it refers to is refused.
 */
final class Composer {

    private static final int MAX_DEPTH = 100;
    private static final int MAX_COLLECTION_ALIASES = 10;
    private static final long MAX_NODES = 200_000;

    private final String source;
    private final Iterator<Event> events;
    private final Map<Anchor, Node> anchors = new HashMap<>();
    private final Set<Anchor> unfinished = new HashSet<>();
    private int collectionAliases;

    private Composer(String source, Iterator<Event> events) {
        this.source = source;
        this.events = events;
    }

    /**
     * Reads the text; empty when it holds no document.
     *
     * @param source name of the text for problems
     * @throws ProblemException with {@code KUBECONFIG_BROKEN} when it is not valid or beyond a bound
     */
    static Optional<Node> compose(String source, String text) {
        LoadSettings settings =
                LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();
        try {
            return new Composer(source, new Parse(settings).parseString(text).iterator()).document();
        } catch (MarkedYamlEngineException e) {
            Optional<Mark> mark = e.getProblemMark().or(e::getContextMark);
            throw broken(
                    source,
                    mark.map(Mark::getLine).orElse(0) + 1,
                    mark.map(Mark::getColumn).orElse(0) + 1,
                    Optional.ofNullable(e.getProblem()).orElse(""));
        } catch (ReaderException e) {
            String before = text.substring(0, text.offsetByCodePoints(0, Math.min(e.getPosition(), text.codePointCount(0, text.length()))));
            int line = (int) before.chars().filter(character -> character == '\n').count() + 1;
            String detail = "character U+%04X is not allowed".formatted(e.getCodePoint());
            throw broken(source, line, before.length() - before.lastIndexOf('\n'), detail);
        } catch (YamlEngineException e) {
            throw broken(source, 1, 1, "");
        }
    }

    private static ProblemException broken(String source, int line, int column, String detail) {
        return new ProblemException(Problem.of(
                        ProblemCode.KUBECONFIG_BROKEN, source, Integer.toString(line), Integer.toString(column))
                .withDetail(detail));
    }

    private Optional<Node> document() {
        while (events.hasNext()) {
            if (events.next() instanceof NodeEvent event) {
                return Optional.of(node(event, 1));
            }
        }
        return Optional.empty();
    }

    private Node node(NodeEvent event, int depth) {
        if (depth > MAX_DEPTH) {
            throw tooMuch(event, "nested more than " + MAX_DEPTH + " deep");
        }
        if (event instanceof AliasEvent alias) {
            return aliased(alias);
        }
        event.getAnchor().ifPresent(unfinished::add);
        Node node =
                switch (event) {
                    case ScalarEvent scalar -> scalar(scalar);
                    case MappingStartEvent start -> mapping(start, depth);
                    case CollectionStartEvent start -> sequence(start, depth);
                    default -> throw tooMuch(event, "unexpected " + event.getEventId());
                };
        event.getAnchor().ifPresent(anchor -> {
            unfinished.remove(anchor);
            anchors.put(anchor, node);
        });
        return node;
    }

    private Node aliased(AliasEvent alias) {
        Node target = anchors.get(alias.getAlias());
        if (unfinished.contains(alias.getAlias())) {
            throw tooMuch(alias, "alias inside of what it refers to");
        }
        if (target == null) {
            throw tooMuch(alias, "alias of an unknown anchor");
        }
        if (!(target instanceof Node.Scalar) && ++collectionAliases > MAX_COLLECTION_ALIASES) {
            throw tooMuch(alias, "more than " + MAX_COLLECTION_ALIASES + " aliases of lists and maps");
        }
        return target.aliasedAt(span(alias, alias));
    }

    private static Node.Scalar scalar(ScalarEvent event) {
        boolean quoted = !event.isPlain() || event.getTag().filter("tag:yaml.org,2002:str"::equals).isPresent();
        return new Node.Scalar(event.getValue(), quoted, event.getAnchor().isPresent(), span(event, event));
    }

    private Node sequence(CollectionStartEvent start, int depth) {
        List<Node> items = new ArrayList<>();
        long weight = 1;
        Event event = events.next();
        while (event instanceof NodeEvent item) {
            items.add(node(item, depth + 1));
            weight = bounded(weight + items.getLast().weight(), item);
            event = events.next();
        }
        return new Node.Sequence(items, weight, span(start, event));
    }

    private Node mapping(MappingStartEvent start, int depth) {
        List<Node.Pair> pairs = new ArrayList<>();
        long weight = 1;
        Event event = events.next();
        while (event instanceof NodeEvent keyEvent) {
            if (!(node(keyEvent, depth + 1) instanceof Node.Scalar key)) {
                throw tooMuch(keyEvent, "a key that is no text");
            }
            Node value = events.next() instanceof NodeEvent valueEvent ? node(valueEvent, depth + 1) : key;
            pairs.add(new Node.Pair(key, value));
            weight = bounded(weight + 1 + value.weight(), keyEvent);
            event = events.next();
        }
        return new Node.Mapping(pairs, start.isFlow(), weight, span(start, event));
    }

    private long bounded(long weight, Event event) {
        if (weight > MAX_NODES) {
            throw tooMuch(event, "more than " + MAX_NODES + " values with all aliases written out");
        }
        return weight;
    }

    private ProblemException tooMuch(Event event, String detail) {
        Span span = span(event, event);
        return broken(source, span.line(), span.column() + 1, detail);
    }

    private static Span span(Event first, Event last) {
        Mark start = first.getStartMark().orElseThrow();
        return new Span(
                start.getIndex(), last.getEndMark().orElseThrow().getIndex(), start.getLine() + 1, start.getColumn());
    }
}
