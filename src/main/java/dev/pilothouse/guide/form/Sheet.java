package dev.pilothouse.guide.form;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Essence;
import dev.pilothouse.text.Yaml;
import dev.pilothouse.text.YamlText;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a person has filled in so far: a text of documents that form and editor both change, and what was there at the start.
 *
 * <p>Fields are only views of the text, so that nothing that a form does not know can be lost. Immutable.
 */
public final class Sheet {

    private final Subject subject;
    private final List<Original> originals;
    private final YamlText text;
    private final Optional<Spot> topic;
    private final List<Optional<Document>> documents;

    private Sheet(Subject subject, List<Original> originals, YamlText text, Optional<Spot> topic) {
        this.subject = subject;
        this.originals = List.copyOf(originals);
        this.text = text;
        this.topic = topic;
        documents = IntStream.range(0, text.size()).mapToObj(text::document).toList();
    }

    /**
     * An object that was in the cluster at the start.
     *
     * @param fields what the text said of it at the start
     */
    public record Original(Document live, Tree fields) {}

    /** Starts with documents. Those that come from the cluster, told by their uid, count as there; the others are to be made. */
    public static Sheet of(Subject subject, Document... documents) {
        YamlText text = YamlText.of(Arrays.stream(documents).map(Essence::of).map(Yaml::write).collect(Collectors.joining("---\n")));
        List<Original> originals = IntStream.range(0, documents.length)
                .filter(i -> !documents[i].uid().isEmpty())
                .mapToObj(i -> new Original(documents[i], text.document(i).orElseThrow().tree()))
                .toList();
        return new Sheet(subject, originals, text, Optional.empty());
    }

    /** Starts with a text of which nothing is in the cluster yet. */
    public static Sheet of(Subject subject, String text) {
        return new Sheet(subject, List.of(), YamlText.of(text), Optional.empty());
    }

    public Subject subject() {
        return subject;
    }

    /** Returns what was in the cluster at the start. */
    public List<Original> originals() {
        return originals;
    }

    public YamlText text() {
        return text;
    }

    /** Returns this sheet with another text. */
    public Sheet with(YamlText other) {
        return other.equals(text) ? this : new Sheet(subject, originals, other, topic);
    }

    /** Returns what the form is to be about where the text holds several things that it could be about; empty for the first. */
    public Optional<Spot> topic() {
        return topic;
    }

    public Sheet on(Optional<Spot> other) {
        return other.equals(topic) ? this : new Sheet(subject, originals, text, other);
    }

    /** Returns this sheet as if it had started with that text: what differs from it is what the person changed, whatever others did or made since. */
    public Sheet startedWith(String older) {
        YamlText before = YamlText.of(older);
        List<Document> known = IntStream.range(0, before.size()).mapToObj(before::document).flatMap(Optional::stream).toList();
        List<Original> then = originals.stream()
                .flatMap(original -> known.stream()
                        .filter(document -> identity(document).equals(identity(original.live())))
                        .limit(1)
                        .map(document -> new Original(original.live(), document.tree())))
                .toList();
        return new Sheet(subject, then, text, topic);
    }

    /** Returns this sheet when more is known about its subject. */
    public Sheet about(Subject known) {
        return new Sheet(known, originals, text, topic);
    }

    public Sheet with(Spot spot, Object value) {
        return with(text.with(spot.document(), value, spot.steps()));
    }

    public Sheet without(Spot spot) {
        return with(text.without(spot.document(), spot.steps()));
    }

    public Sheet plus(Document document) {
        return with(text.plus(document));
    }

    /** Returns this sheet without that document; what the form is about moves up with its own. */
    public Sheet minus(int document) {
        Optional<Spot> left = topic.filter(spot -> spot.document() != document)
                .map(spot -> spot.document() > document ? new Spot(spot.document() - 1, spot.path()) : spot);
        return with(text.minus(document)).on(left);
    }

    /** Returns all documents that can be read. */
    public List<Document> documents() {
        return documents.stream().flatMap(Optional::stream).toList();
    }

    /** Returns the fields of a document, none when it cannot be read. */
    public Tree tree(int document) {
        return document >= 0 && document < documents.size() ? documents.get(document).map(Document::tree).orElse(Tree.EMPTY) : Tree.EMPTY;
    }

    /** Finds the first document of a kind. */
    public OptionalInt find(String kindName) {
        return IntStream.range(0, documents.size()).filter(i -> tree(i).text("kind").equals(kindName)).findFirst();
    }

    /** Returns what stands at the spot. */
    public Optional<Object> at(Spot spot) {
        Object value = tree(spot.document()).fields();
        for (Object step : spot.path()) {
            value = switch (step) {
                case Integer index -> value instanceof List<?> list && index < list.size() ? list.get(index) : null;
                default -> value instanceof Map<?, ?> map ? map.get(step) : null;
            };
            if (value == null) {
                return Optional.empty();
            }
        }
        return Optional.of(value);
    }

    /** Returns the plain value at the spot as text, empty when there is none. */
    public String text(Spot spot) {
        return at(spot).filter(value -> !(value instanceof Map) && !(value instanceof List)).map(Object::toString).orElse("");
    }

    /** Returns the fields at the spot, none when something else stands there. */
    @SuppressWarnings("unchecked") // only string keys come out of the readers
    public Tree tree(Spot spot) {
        return at(spot).filter(Map.class::isInstance).map(value -> new Tree((Map<String, Object>) value)).orElse(Tree.EMPTY);
    }

    /** Returns how many elements the list at the spot has. */
    public int size(Spot spot) {
        return at(spot).orElse(null) instanceof List<?> list ? list.size() : 0;
    }

    /** Returns the elements of the list at the spot as texts. */
    public List<String> texts(Spot spot) {
        return at(spot).orElse(null) instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
    }

    /** Returns what a document was, when it was in the cluster at the start. */
    public Optional<Original> original(Document document) {
        return originals.stream().filter(original -> identity(original.live()).equals(identity(document))).findFirst();
    }

    /** Returns what was there at the start and is no longer in the text. */
    public List<Original> gone() {
        Set<String> present = documents().stream().map(Sheet::identity).collect(Collectors.toSet());
        return originals.stream().filter(original -> !present.contains(identity(original.live()))).toList();
    }

    private static String identity(Document document) {
        String version = document.apiVersion();
        String group = version.contains("/") ? version.substring(0, version.indexOf('/')) : "";
        return String.join("/", group, document.kindName(), document.namespace(), document.name());
    }
}
