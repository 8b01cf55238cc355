package dev.pilothouse.platform.playground.apply;

import dev.pilothouse.schema.Schema;

/** The schema of what has none: anything may stand here. */
enum Anything implements Schema {
    SCHEMA;

    @Override
    public Shape shape() {
        return Shape.ANY;
    }

    @Override
    public Schema element() {
        return this;
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
