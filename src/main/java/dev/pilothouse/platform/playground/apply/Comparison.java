package dev.pilothouse.platform.playground.apply;

import dev.pilothouse.platform.playground.apply.Typed.Form;
import dev.pilothouse.platform.playground.apply.Typed.NoKey;
import dev.pilothouse.schema.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What became of an object: fields that are gone, that changed, and that are new; none is in two of the sets. */
record Comparison(FieldSet removed, FieldSet modified, FieldSet added) {

    /** Compares two objects of one schema; both as they are kept, so lists may hold one key twice. */
    static Comparison of(Schema schema, Map<String, Object> before, Map<String, Object> after) {
        Walk walk = new Walk(!schema.typeName().isEmpty());
        walk.compare(schema, before, after);
        return new Comparison(walk.removed, walk.modified, walk.added);
    }

    /** Returns the comparison without some fields and what lies below them. */
    Comparison without(FieldSet ignored) {
        return new Comparison(removed.without(ignored), modified.without(ignored), added.without(ignored));
    }

    /** Returns the fields that have another value than before. */
    FieldSet written() {
        return modified.union(added);
    }

    private static final class Walk {
        final FieldSet removed = new FieldSet();
        final FieldSet modified = new FieldSet();
        final FieldSet added = new FieldSet();
        private final List<PathElement> path = new ArrayList<>();
        private final boolean builtIn;

        Walk(boolean builtIn) {
            this.builtIn = builtIn;
        }

        void compare(Schema schema, @Nullable Object before, @Nullable Object after) {
            Form form = Typed.form(schema, after == Typed.ABSENT || after == null ? before : after);
            boolean whole = switch (form) {
                case SCALAR -> true;
                case LIST -> Typed.atomic(schema, form) || (Typed.list(before).isEmpty() && Typed.list(after).isEmpty());
                case MAP -> Typed.atomic(schema, form) || (Typed.map(before).isEmpty() && Typed.map(after).isEmpty());
            };
            if (whole || form != Typed.form(schema, before == Typed.ABSENT || before == null ? after : before)) {
                compareWhole(before, after);
                return;
            }
            if (form == Form.LIST) {
                compareItems(schema, Typed.list(before), Typed.list(after));
            } else {
                compareFields(schema, before, after);
            }
            if (before == Typed.ABSENT) {
                added.add(path);
            } else if (after == Typed.ABSENT) {
                removed.add(path);
            }
        }

        private void compareWhole(@Nullable Object before, @Nullable Object after) {
            if (before == Typed.ABSENT) {
                added.add(path);
            } else if (after == Typed.ABSENT) {
                removed.add(path);
            } else if (!Scalars.same(before, after)) {
                modified.add(path);
            }
        }

        private void compareFields(Schema schema, @Nullable Object before, @Nullable Object after) {
            Map<String, @Nullable Object> old = Typed.map(before);
            Map<String, @Nullable Object> now = Typed.map(after);
            Set<String> names = new LinkedHashSet<>(old.keySet());
            names.addAll(now.keySet());
            if (builtIn && schema.shape() == Schema.Shape.OBJECT && before instanceof Map != after instanceof Map) {
                names.addAll(schema.fields().keySet()); // those that are never absent come or go with their parent
            }
            for (String name : names) {
                Schema field = Typed.field(schema, name);
                Object left = value(schema, field, name, before, old);
                Object right = value(schema, field, name, after, now);
                descend(new PathElement.Field(name), field, left, right);
            }
        }

        /**
         * Returns a field's value. Objects of the built-in kinds are never without the structs that their kind holds by value, nor without
         * required fields, so these have a value wherever their parent has one.
         */
        private @Nullable Object value(Schema parent, Schema field, String name, @Nullable Object holder, Map<String, @Nullable Object> fields) {
            if (fields.containsKey(name)) {
                return fields.get(name);
            }
            if (!builtIn || !(holder instanceof Map) || !Typed.names(parent, name)) {
                return Typed.ABSENT;
            }
            Optional<Object> standard = field.defaultValue();
            if (standard.isPresent() && standard.get() instanceof Map<?, ?> map && map.isEmpty()) {
                return map;
            }
            return parent.required().contains(name) ? null : Typed.ABSENT;
        }

        private void compareItems(Schema schema, List<@Nullable Object> before, List<@Nullable Object> after) {
            Map<PathElement, List<@Nullable Object>> old = byStep(schema, before);
            Map<PathElement, List<@Nullable Object>> now = byStep(schema, after);
            Set<PathElement> steps = new LinkedHashSet<>(old.keySet());
            steps.addAll(now.keySet());
            for (PathElement step : steps) {
                List<@Nullable Object> left = old.getOrDefault(step, List.of());
                List<@Nullable Object> right = now.getOrDefault(step, List.of());
                if (left.size() <= 1 && right.size() <= 1) {
                    descend(step, schema.element(), first(left), first(right));
                } else {
                    compareRepeated(schema, step, left, right);
                }
            }
        }

        /** Elements that share a key are owned together, as a whole. */
        private void compareRepeated(Schema schema, PathElement step, List<@Nullable Object> left, List<@Nullable Object> right) {
            path.add(step);
            if (left.size() > 1 && right.size() > 1) {
                if (!Scalars.same(left, right)) {
                    modified.add(path);
                }
            } else if (left.size() > 1) {
                removed.add(path);
            } else {
                added.add(path);
            }
            path.removeLast();
            if (left.size() > 1 && right.size() == 1) {
                descend(step, schema.element(), Typed.ABSENT, first(right));
            } else if (right.size() > 1 && left.size() == 1) {
                descend(step, schema.element(), first(left), Typed.ABSENT);
            }
        }

        private void descend(PathElement step, Schema schema, @Nullable Object before, @Nullable Object after) {
            if (before == Typed.ABSENT && after == Typed.ABSENT) {
                return;
            }
            path.add(step);
            compare(schema, before, after);
            path.removeLast();
        }

        private static @Nullable Object first(List<@Nullable Object> values) {
            return values.isEmpty() ? Typed.ABSENT : values.getFirst();
        }

        private static Map<PathElement, List<@Nullable Object>> byStep(Schema schema, List<@Nullable Object> items) {
            Map<PathElement, List<@Nullable Object>> found = new LinkedHashMap<>();
            for (Object item : items) {
                try {
                    found.computeIfAbsent(Typed.step(schema, item), _ -> new ArrayList<>(1)).add(item);
                } catch (NoKey e) {
                    // such an element cannot be owned
                }
            }
            return found;
        }
    }
}
