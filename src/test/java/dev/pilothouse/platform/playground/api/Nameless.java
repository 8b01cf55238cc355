package dev.pilothouse.platform.playground.api;

import dev.pilothouse.schema.Schema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A schema without a type name, as those of custom kinds are. */
record Nameless(Schema like) implements Schema {

    @Override
    public Shape shape() {
        return like.shape();
    }

    @Override
    public String typeName() {
        return "";
    }

    @Override
    public String format() {
        return like.format();
    }

    @Override
    public String description() {
        return like.description();
    }

    @Override
    public Map<String, Schema> fields() {
        return like.fields();
    }

    @Override
    public Schema element() {
        return like.element();
    }

    @Override
    public Set<String> required() {
        return like.required();
    }

    @Override
    public boolean atomic() {
        return like.atomic();
    }

    @Override
    public ListType listType() {
        return like.listType();
    }

    @Override
    public List<String> listKeys() {
        return like.listKeys();
    }

    @Override
    public Optional<String> mergeKey() {
        return like.mergeKey();
    }

    @Override
    public boolean mergesByPatch() {
        return like.mergesByPatch();
    }

    @Override
    public boolean retainsKeys() {
        return like.retainsKeys();
    }

    @Override
    public List<String> enumeration() {
        return like.enumeration();
    }

    @Override
    public Optional<Object> defaultValue() {
        return like.defaultValue();
    }

    @Override
    public boolean nullable() {
        return like.nullable();
    }

    @Override
    public boolean preservesUnknown() {
        return like.preservesUnknown();
    }
}
