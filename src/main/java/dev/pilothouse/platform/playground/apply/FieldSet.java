package dev.pilothouse.platform.playground.apply;

import dev.pilothouse.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A set of fields, kept as the tree of their paths; a field does not bring its parents or its children with it.
 *
 * <p>Filled by {@link #add} while it is made, never changed once handed on: all operations return new sets. Terms and rules as in
 * server-side apply.
 */
final class FieldSet {

    /** The set without any field; must not be added to. */
    static final FieldSet EMPTY = new FieldSet();

    private boolean member;
    private final SortedMap<PathElement, FieldSet> below = new TreeMap<>();

    /** Returns a set of fields of objects, each given as its path with dots. */
    static FieldSet of(String... paths) {
        FieldSet set = new FieldSet();
        for (String path : paths) {
            FieldSet node = set;
            for (String step : path.split("\\.", -1)) {
                node = node.child(new PathElement.Field(step));
            }
            node.member = true;
        }
        return set;
    }

    /** Adds a field; the path of the whole object adds nothing. */
    void add(List<PathElement> path) {
        if (path.isEmpty()) {
            return;
        }
        FieldSet node = this;
        for (PathElement step : path) {
            node = node.child(step);
        }
        node.member = true;
    }

    /** Returns the node below, made if need be; for those who fill a set. */
    FieldSet child(PathElement step) {
        return below.computeIfAbsent(step, _ -> new FieldSet());
    }

    /** Makes the place itself a member; for those who fill a set. */
    void addSelf() {
        member = true;
    }

    /** Tells whether the place itself is in the set. */
    boolean isMember() {
        return member;
    }

    boolean hasBelow() {
        return !below.isEmpty();
    }

    SortedMap<PathElement, FieldSet> below() {
        return below;
    }

    boolean isEmpty() {
        return !member && below.isEmpty();
    }

    /** Tells whether the field is in the set. */
    boolean has(List<PathElement> path) {
        FieldSet node = this;
        for (PathElement step : path) {
            FieldSet next = node.below.get(step);
            if (next == null) {
                return false;
            }
            node = next;
        }
        return node.member;
    }

    FieldSet union(FieldSet other) {
        if (isEmpty()) {
            return other;
        }
        if (other.isEmpty()) {
            return this;
        }
        FieldSet result = new FieldSet();
        result.member = member || other.member;
        result.below.putAll(below);
        other.below.forEach((step, node) -> result.below.merge(step, node, FieldSet::union));
        return result;
    }

    FieldSet intersection(FieldSet other) {
        FieldSet result = new FieldSet();
        result.member = member && other.member;
        below.forEach((step, node) -> {
            FieldSet that = other.below.get(step);
            if (that != null) {
                result.keep(step, node.intersection(that));
            }
        });
        return result;
    }

    /** Returns the fields that are not in the other set; children of those that are stay. */
    FieldSet difference(FieldSet other) {
        if (other.isEmpty()) {
            return this;
        }
        FieldSet result = new FieldSet();
        result.member = member && !other.member;
        below.forEach((step, node) -> {
            FieldSet that = other.below.get(step);
            result.keep(step, that == null ? node : node.difference(that));
        });
        return result;
    }

    /** Returns the fields that neither are in the other set nor lie below one that is. */
    FieldSet without(FieldSet other) {
        if (other.isEmpty()) {
            return this;
        }
        FieldSet result = new FieldSet();
        result.member = member;
        below.forEach((step, node) -> {
            FieldSet that = other.below.get(step);
            if (that == null) {
                result.keep(step, node);
            } else if (!that.member) {
                result.keep(step, node.without(that));
            }
        });
        return result;
    }

    /** Returns the set with those fields of objects, too, that have members below them; keys of maps stay out. */
    FieldSet withNamedParents(Schema schema) {
        FieldSet result = new FieldSet();
        result.member = member;
        below.forEach((step, node) -> {
            FieldSet widened = node.withNamedParents(Typed.child(schema, step));
            if (node.hasBelow() && step instanceof PathElement.Field field && Typed.names(schema, field.name()) && !widened.member) {
                FieldSet copy = new FieldSet();
                copy.member = true;
                copy.below.putAll(widened.below);
                widened = copy;
            }
            result.below.put(step, widened);
        });
        return result;
    }

    /** Returns the set with atomic parts owned as a whole, should the schema have become so since the set was written. */
    FieldSet fittedTo(Schema schema) {
        FieldSet result = new FieldSet();
        result.member = member;
        if (hasBelow() && Typed.atomic(schema)) {
            result.member = true;
            return result;
        }
        below.forEach((step, node) -> result.below.put(step, node.hasBelow() ? node.fittedTo(Typed.child(schema, step)) : node));
        return result;
    }

    private void keep(PathElement step, FieldSet node) {
        if (!node.isEmpty()) {
            below.put(step, node);
        }
    }

    /** Calls the action with each field's path, those of one level before those below it. */
    void forEach(Consumer<List<PathElement>> action) {
        walk(new ArrayList<>(), action);
    }

    private void walk(List<PathElement> path, Consumer<List<PathElement>> action) {
        for (Map.Entry<PathElement, FieldSet> entry : below.entrySet()) {
            if (entry.getValue().member) {
                path.add(entry.getKey());
                action.accept(List.copyOf(path));
                path.removeLast();
            }
        }
        for (Map.Entry<PathElement, FieldSet> entry : below.entrySet()) {
            path.add(entry.getKey());
            entry.getValue().walk(path, action);
            path.removeLast();
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FieldSet that && member == that.member && below.equals(that.below);
    }

    @Override
    public int hashCode() {
        return 31 * below.hashCode() + (member ? 1 : 0);
    }

    @Override
    public String toString() {
        List<String> paths = new ArrayList<>();
        forEach(path -> paths.add(PathElement.shown(path)));
        return paths.toString();
    }
}
