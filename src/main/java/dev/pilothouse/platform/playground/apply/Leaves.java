package dev.pilothouse.platform.playground.apply;

import dev.pilothouse.platform.playground.apply.Typed.Form;
import dev.pilothouse.platform.playground.apply.Typed.NoKey;
import dev.pilothouse.schema.Schema;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which fields an object states: its leaves, the elements of its lists and the keys of its maps. */
final class Leaves {

    private Leaves() {}

    static FieldSet of(Schema schema, Map<String, Object> object) {
        FieldSet set = new FieldSet();
        collect(set, schema, object);
        return set;
    }

    private static void collect(FieldSet place, Schema schema, @Nullable Object value) {
        Form form = Typed.form(schema, value);
        if (form == Form.SCALAR || Typed.atomic(schema, form)) {
            place.addSelf();
        } else if (form == Form.LIST) {
            collectItems(place, schema, value);
        } else {
            Typed.map(value).forEach((name, inner) -> {
                FieldSet field = place.child(new PathElement.Field(name));
                collect(field, Typed.field(schema, name), inner);
                if (inner == null || (inner instanceof Map<?, ?> map && map.isEmpty()) || !Typed.names(schema, name)) {
                    field.addSelf();
                }
            });
        }
        drop(place);
    }

    /** Empty lists of keyed elements state nothing. */
    private static void drop(FieldSet place) {
        place.below().values().removeIf(FieldSet::isEmpty);
    }

    private static void collectItems(FieldSet place, Schema schema, @Nullable Object value) {
        Set<PathElement> seen = new HashSet<>();
        Set<PathElement> repeated = new HashSet<>();
        for (Object item : Typed.list(value)) {
            PathElement step = stepOrNull(schema, item);
            if (step != null && !seen.add(step)) {
                repeated.add(step);
            }
        }
        for (Object item : Typed.list(value)) {
            PathElement step = stepOrNull(schema, item);
            if (step == null) {
                continue;
            }
            FieldSet element = place.child(step);
            if (!repeated.contains(step)) {
                collect(element, schema.element(), item);
            }
            element.addSelf();
        }
    }

    private static @Nullable PathElement stepOrNull(Schema schema, @Nullable Object item) {
        try {
            return Typed.step(schema, item);
        } catch (NoKey e) {
            return null;
        }
    }
}
