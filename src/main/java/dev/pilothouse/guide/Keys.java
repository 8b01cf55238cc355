package dev.pilothouse.guide;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Draft.Summary;
import dev.pilothouse.change.Draft.Wish;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a Secret or ConfigMap as bytes, with what a person did to them. Immutable: each edit gives other keys.
 *
 * @param live the object as it is, {@link Document} without fields when it is being made
 * @param type of a Secret, as the field says it; empty for ConfigMaps
 * @param before what is there
 * @param after what should be there, in the order in which it is shown
 */
public record Keys(ResourceRef ref, Document live, String type, Map<String, Content> before, Map<String, Content> after) {

    /**
     * What becomes of one key.
     *
     * @param before empty when it is new
     * @param after empty when it goes
     */
    public record Change(String key, Optional<Content> before, Optional<Content> after) {

        public boolean changes() {
            return !before.equals(after);
        }
    }

    /** Tells whether objects of this kind hold keys. */
    public static boolean fits(Kind kind) {
        return kind.group().isEmpty() && (kind.name().equals("Secret") || kind.name().equals("ConfigMap"));
    }

    /** Reads what an object holds. */
    public static Keys of(Document live, ResourceRef ref) {
        Map<String, Content> contents = new LinkedHashMap<>();
        if (isSecret(ref)) {
            live.tree().texts("data").forEach((key, value) -> contents.put(key, Content.ofBase64(value)));
            return new Keys(ref, live, live.tree().text("type"), contents, contents);
        }
        live.tree().texts("data").forEach((key, value) -> contents.put(key, Content.ofText(value)));
        live.tree().texts("binaryData").forEach((key, value) -> contents.put(key, Content.ofBase64(value)));
        return new Keys(ref, live, "", contents, contents);
    }

    /**
     * Begins a new object.
     *
     * @param type of a Secret, as the field says it
     */
    public static Keys fresh(ResourceRef ref, String type) {
        return new Keys(ref, Document.of(Map.of()), isSecret(ref) ? type : "", Map.of(), Map.of());
    }

    private static boolean isSecret(ResourceRef ref) {
        return ref.kind().name().equals("Secret");
    }

    public boolean isSecret() {
        return isSecret(ref);
    }

    public boolean isNew() {
        return live.fields().isEmpty();
    }

    /** Tells whether the server refuses every change of the keys. */
    public boolean isImmutable() {
        return live.tree().isTrue("immutable");
    }

    public SecretType secretType() {
        return isSecret() ? SecretType.of(type) : SecretType.OTHER;
    }

    public Optional<Content> get(String key) {
        return Optional.ofNullable(after.get(key));
    }

    /** Returns all keys that are or were there: those that stay in their order, then those that go. */
    public List<Change> all() {
        Set<String> names = new LinkedHashSet<>(after.keySet());
        names.addAll(before.keySet());
        return names.stream()
                .map(key -> new Change(key, Optional.ofNullable(before.get(key)), Optional.ofNullable(after.get(key))))
                .toList();
    }

    public List<Change> changes() {
        return all().stream().filter(Change::changes).toList();
    }

    /** Sets a key, which may be new. */
    public Keys with(String key, Content content) {
        Map<String, Content> edited = new LinkedHashMap<>(after);
        edited.put(key, content);
        return edited(edited);
    }

    public Keys without(String key) {
        Map<String, Content> edited = new LinkedHashMap<>(after);
        edited.remove(key);
        return edited(edited);
    }

    /** Returns what keeps another key from having this name. */
    public Optional<Effect> refused(String name) {
        return KeyRules.name(name).or(() -> after.containsKey(name) ? Optional.of(Effect.error("guide.there", name)) : Optional.empty());
    }

    /** Gives a key another name in the same place; never the one of a key that is there. */
    public Keys renamed(String key, String name) {
        if (after.containsKey(name)) {
            return this;
        }
        Map<String, Content> edited = new LinkedHashMap<>();
        after.forEach((old, content) -> edited.put(old.equals(key) ? name : old, content));
        return edited(edited);
    }

    /** Puts a key back to what it was. */
    public Keys reverted(String key) {
        Content old = before.get(key);
        return old == null ? without(key) : with(key, old);
    }

    private Keys edited(Map<String, Content> edited) {
        return new Keys(ref, live, type, before, edited);
    }

    /** Returns the same edits as an object of another name, which must be new. */
    public Keys named(String name) {
        return new Keys(new ResourceRef(ref.kind(), ref.namespace(), name), live, type, before, after);
    }

    /** Returns the same edits on top of the object as it is by now. */
    public Keys rebased(Document now) {
        Keys rebased = of(now, ref);
        for (Change change : changes()) {
            rebased = change.after().isPresent() ? rebased.with(change.key(), change.after().get()) : rebased.without(change.key());
        }
        return rebased;
    }

    /** Returns the number of bytes that the server counts against its limit. */
    public long size() {
        return after.values().stream().mapToLong(Content::size).sum();
    }

    /** Returns the draft of what changed, and of nothing else. */
    public Draft draft() {
        return new Draft(summary(), List.of(wish()));
    }

    Summary summary() {
        List<String> keys = changes().stream().map(Change::key).toList();
        return keys.size() == 1
                ? new Summary("key", List.of(keys.getFirst(), ref.shortName()))
                : new Summary("keys", List.of(Integer.toString(keys.size()), ref.shortName()));
    }

    private Wish wish() {
        return isNew() ? new Wish.Put(ref, whole()) : new Wish.SetFields(ref, new Tree(changedFields()));
    }

    /** Returns the object with its edited keys and everything else as it is. */
    public Document whole() {
        Map<String, Object> fields = new LinkedHashMap<>(live.fields());
        if (isNew()) {
            fields.put("apiVersion", "v1");
            fields.put("kind", ref.kind().name());
            fields.put("metadata", Map.of("name", ref.name(), "namespace", ref.namespace()));
            if (!type.isEmpty()) {
                fields.put("type", type);
            }
        }
        for (String part : List.of("data", "binaryData")) {
            Map<String, Object> values = new LinkedHashMap<>();
            after.forEach((key, content) -> {
                if (part.equals(part(key, content))) {
                    values.put(key, value(key, content));
                }
            });
            if (values.isEmpty()) {
                fields.remove(part);
            } else {
                fields.put(part, values);
            }
        }
        return Document.of(fields);
    }

    private Map<String, Object> changedFields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (Change change : changes()) {
            change.before().ifPresent(old -> put(fields, partNow(change.key()), change.key(), null));
            change.after().ifPresent(content -> put(fields, part(change.key(), content), change.key(), value(change.key(), content)));
        }
        return fields;
    }

    @SuppressWarnings("unchecked") // maps that this method made
    private static void put(Map<String, Object> fields, String part, String key, @Nullable Object value) {
        Map<String, @Nullable Object> values =
                (Map<String, @Nullable Object>) fields.computeIfAbsent(part, _ -> new LinkedHashMap<String, @Nullable Object>());
        values.put(key, value);
    }

    private String partNow(String key) {
        return live.tree().has("binaryData", key) ? "binaryData" : "data";
    }

    /** A ConfigMap keeps texts and bytes apart; what is untouched stays where it is. */
    private String part(String key, Content content) {
        if (isSecret()) {
            return "data";
        }
        boolean untouched = Objects.equals(before.get(key), content);
        if (untouched) {
            return partNow(key);
        }
        return content.utf8().isPresent() ? "data" : "binaryData";
    }

    private String value(String key, Content content) {
        return isSecret() || part(key, content).equals("binaryData") ? content.base64() : content.utf8().orElseThrow();
    }

    /** Returns what keeps the server from taking these keys, as far as it is known here. */
    public List<Effect> refusals() {
        return KeyRules.refusals(this);
    }
}
