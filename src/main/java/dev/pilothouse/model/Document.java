package dev.pilothouse.model;

import java.util.Map;

/**
 * One whole object as the API server holds it or as somebody wrote it, of any kind, with every field kept.
 *
 * <p>Documents are fetched when something is opened or changed and are not kept; tables live on {@link Row}s.
 */
public record Document(Tree tree) {

    /** Returns a document over the given fields, which must not be changed afterwards. */
    public static Document of(Map<String, Object> fields) {
        return new Document(new Tree(fields));
    }

    public String apiVersion() {
        return tree.text("apiVersion");
    }

    /** Returns the field {@code kind}. */
    public String kindName() {
        return tree.text("kind");
    }

    public String name() {
        return tree.text("metadata", "name");
    }

    /** Returns the namespace, empty when none is given. */
    public String namespace() {
        return tree.text("metadata", "namespace");
    }

    public String uid() {
        return tree.text("metadata", "uid");
    }

    /** Returns {@code metadata.resourceVersion}: opaque, equal only when nothing changed. */
    public String version() {
        return tree.text("metadata", "resourceVersion");
    }

    public Map<String, Object> fields() {
        return tree.fields();
    }
}
