package dev.pilothouse.platform.playground.validation;

import dev.pilothouse.model.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How objects of one kind are made ready to be stored: which part a request may write, and when a new generation begins.
 *
 * <p>{@code RESTCreateStrategy} and {@code RESTUpdateStrategy} of the real server. Objects come with their defaults, before the rules look
 * at them; they are not changed, each call returns a new one. Names, uids, times and resource versions are the registry's.
 *
 * @param firstStatus of a new object, empty for kinds without a status of their own
 * @param keepsStatus whether a new object keeps the status that it comes with
 * @param generation paths whose change is a new generation; empty for kinds that do not count generations
 * @param unconditionalUpdate whether an update may leave {@code resourceVersion} out
 * @param createOnUpdate whether an update of what is not there creates it
 */
public record Strategy(
        String kind,
        Optional<Map<String, Object>> firstStatus,
        boolean keepsStatus,
        Optional<List<String>> generation,
        boolean unconditionalUpdate,
        boolean createOnUpdate) {

    private static final String ALL_BUT_STATUS = "*";

    /** Returns the strategy of a custom kind: every change but one of metadata, or of a status of its own, is a new generation. */
    public static Strategy custom(boolean statusSubresource) {
        Optional<Map<String, Object>> status = statusSubresource ? Optional.of(Map.of()) : Optional.empty();
        return new Strategy("", status, false, Optional.of(List.of(ALL_BUT_STATUS)), false, false);
    }

    /** Returns the object as it is stored when it is new; it must have its name, uid and time already. */
    public Map<String, Object> prepareCreate(Map<String, Object> object) {
        Map<String, Object> prepared = new LinkedHashMap<>(object);
        Map<String, Object> metadata = metadata(object);
        metadata.remove("deletionTimestamp");
        metadata.remove("deletionGracePeriodSeconds");
        put(metadata, "generation", generation.isPresent() ? 1L : null);
        prepared.put("metadata", metadata);
        if (firstStatus.isPresent() && !(keepsStatus && object.get("status") instanceof Map)) {
            put(prepared, "status", kind.isEmpty() ? null : firstStatus.get());
        }
        return Preparations.create(kind, prepared);
    }

    /** Returns the object as it replaces the one before: with its status, and with a new generation if it asks for something else. */
    public Map<String, Object> prepareUpdate(Map<String, Object> object, Map<String, Object> before) {
        Map<String, Object> prepared = new LinkedHashMap<>(object);
        if (firstStatus.isPresent()) {
            put(prepared, "status", before.get("status"));
        }
        prepared = Preparations.update(kind, prepared, before);
        Map<String, Object> metadata = metadata(prepared);
        put(metadata, "generation", generationAfter(prepared, before));
        prepared.put("metadata", metadata);
        return prepared;
    }

    /** Returns the one before with the status, and the metadata, of the object. */
    public Map<String, Object> prepareStatusUpdate(Map<String, Object> object, Map<String, Object> before) {
        Map<String, Object> prepared = new LinkedHashMap<>(before);
        put(prepared, "status", object.get("status"));
        Map<String, Object> metadata = metadata(object);
        Map<String, Object> old = metadata(before);
        put(metadata, "generation", old.get("generation"));
        if (kind.equals("Deployment.apps") || kind.isEmpty()) {
            put(metadata, "labels", old.get("labels"));
        }
        if (kind.isEmpty()) {
            metadata = old;
            put(metadata, "managedFields", metadata(object).get("managedFields"));
            put(metadata, "resourceVersion", metadata(object).get("resourceVersion"));
        }
        prepared.put("metadata", metadata);
        return prepared;
    }

    /** Tells whether the two ask for something else, so that controllers have something to do. */
    public boolean differs(Map<String, Object> object, Map<String, Object> before) {
        return generation.orElse(List.of()).stream().anyMatch(path -> path.equals(ALL_BUT_STATUS)
                ? !Same.values(content(object), content(before))
                : !Same.values(at(object, path), at(before, path)));
    }

    private @Nullable Object generationAfter(Map<String, Object> object, Map<String, Object> before) {
        Object old = metadata(before).get("generation");
        boolean next = generation.isPresent() && differs(object, before);
        return next ? (Object) ((old instanceof Number number ? number.longValue() : 0) + 1) : old;
    }

    private Map<String, Object> content(Map<String, Object> object) {
        Map<String, Object> content = new LinkedHashMap<>(object);
        List.of("apiVersion", "kind", "metadata").forEach(content::remove);
        if (firstStatus.isPresent()) {
            content.remove("status");
        }
        return content;
    }

    private static @Nullable Object at(Map<String, Object> object, String path) {
        return new Tree(object).at(path.split("\\.", -1)).orElse(null);
    }

    private static Map<String, Object> metadata(Map<String, Object> object) {
        return new LinkedHashMap<>(DependentDefaults.map(object, "metadata"));
    }

    private static void put(Map<String, Object> map, String field, @Nullable Object value) {
        if (value == null) {
            map.remove(field);
        } else {
            map.put(field, value);
        }
    }
}
