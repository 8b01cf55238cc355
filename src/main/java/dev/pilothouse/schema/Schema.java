package dev.pilothouse.schema;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What stands at one place of an object: a field, an element of a list, a value of a map, or the object itself.
 *
 * <p>Terms and rules as in OpenAPI 3.0 and in the Kubernetes extensions of it ({@code x-kubernetes-list-type} and so on). A schema may
 * hold itself somewhere below, so walk it along a document and never to its end. What is not told of a place is as the defaults here say.
 */
public interface Schema {

    /** What kind of value stands here. */
    enum Shape {
        /** An object whose fields are known. */
        OBJECT,
        /** An object whose keys are free and whose values are alike. */
        MAP,
        LIST,
        STRING,
        INTEGER,
        NUMBER,
        BOOLEAN,
        /** A whole number or a text, such as a port or a share. */
        INT_OR_STRING,
        /** An amount such as {@code 500m} or {@code 1Gi}: a text or a number. */
        QUANTITY,
        /** Anything at all. */
        ANY
    }

    /** How a list behaves when several people apply it. */
    enum ListType {
        /** Replaced as a whole. */
        ATOMIC,
        /** Each value once. */
        SET,
        /** Elements known by {@link #listKeys()}. */
        MAP
    }

    Shape shape();

    /** Returns the name of the type, for example {@code io.k8s.api.core.v1.PodSpec}; empty when it has none. */
    default String typeName() {
        return "";
    }

    /** Returns the type that has this name, without what is said of this place alone. */
    default Schema declaration() {
        return this;
    }

    /** Returns the format, for example {@code int32}, {@code date-time} or {@code byte}; empty when there is none. */
    default String format() {
        return "";
    }

    /** Returns what the field is for, in English; may be empty. */
    default String description() {
        return "";
    }

    /** Returns the known fields of an {@code OBJECT} in their order, nothing of other shapes. */
    default Map<String, Schema> fields() {
        return Map.of();
    }

    /** Returns what the elements of a {@code LIST} or the values of a {@code MAP} hold. */
    Schema element();

    /** Returns the fields that must be given. */
    default Set<String> required() {
        return Set.of();
    }

    /** Tells whether an {@code OBJECT} or a {@code MAP} is replaced as a whole when applied. */
    default boolean atomic() {
        return false;
    }

    /** Returns how a {@code LIST} is applied. */
    default ListType listType() {
        return ListType.ATOMIC;
    }

    /** Returns the fields that tell elements of a {@code LIST} of type {@code MAP} apart. */
    default List<String> listKeys() {
        return List.of();
    }

    /** Returns the key by which a strategic merge patch merges this {@code LIST}; empty when it replaces it, or when its elements are plain. */
    default Optional<String> mergeKey() {
        return Optional.empty();
    }

    /** Tells whether a strategic merge patch merges this {@code LIST} ({@code x-kubernetes-patch-strategy: merge}). */
    default boolean mergesByPatch() {
        return false;
    }

    /** Tells whether a strategic merge patch keeps only the keys that it names ({@code retainKeys}). */
    default boolean retainsKeys() {
        return false;
    }

    /** Returns the values that are allowed, all if empty. */
    default List<String> enumeration() {
        return List.of();
    }

    /**
     * Returns what stands here when nothing was given. Of built-in kinds also the zero of a field that the server always writes: an empty
     * object, an empty text, 0 or false.
     */
    default Optional<Object> defaultValue() {
        return Optional.empty();
    }

    /** Tells whether null may stand here as a value. */
    boolean nullable();

    /** Tells whether fields that are not known are kept. */
    boolean preservesUnknown();

    /**
     * Returns the words in which the definition of a custom kind describes this place ({@code JSONSchemaProps}), with constraints on values
     * that a schema does not know; nothing for built-in kinds.
     */
    default Map<String, Object> definition() {
        return Map.of();
    }

    /** Returns the field's schema, if it is known. */
    default Optional<Schema> field(String name) {
        return Optional.ofNullable(fields().get(name));
    }
}
