package dev.pilothouse.platform.playground.apply;

import dev.pilothouse.schema.Schema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The schema of what has none: anything may stand here. */
enum Anything implements Schema {
    SCHEMA;

    @Override
    public Shape shape() {
        return Shape.ANY;
    }

    @Override
    public String typeName() {
        return "";
    }

    @Override
    public String format() {
        return "";
    }

    @Override
    public String description() {
        return "";
    }

    @Override
    public Map<String, Schema> fields() {
        return Map.of();
    }

    @Override
    public Schema element() {
        return this;
    }

    @Override
    public Set<String> required() {
        return Set.of();
    }

    @Override
    public boolean atomic() {
        return false;
    }

    @Override
    public ListType listType() {
        return ListType.ATOMIC;
    }

    @Override
    public List<String> listKeys() {
        return List.of();
    }

    @Override
    public Optional<String> mergeKey() {
        return Optional.empty();
    }

    @Override
    public boolean mergesByPatch() {
        return false;
    }

    @Override
    public boolean retainsKeys() {
        return false;
    }

    @Override
    public List<String> enumeration() {
        return List.of();
    }

    @Override
    public Optional<Object> defaultValue() {
        return Optional.empty();
    }

    @Override
    public boolean nullable() {
        return true;
    }

    @Override
    public boolean preservesUnknown() {
        return true;
    }
}
