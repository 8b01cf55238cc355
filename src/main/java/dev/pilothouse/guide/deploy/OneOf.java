package dev.pilothouse.guide.deploy;

import dev.pilothouse.guide.form.Lens;
import dev.pilothouse.guide.form.Sheet;
import dev.pilothouse.guide.form.Spot;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which of several fields of an object is there, as one choice: a volume is one of many sorts, a probe one of four ways, and the object
 * says it by the field that it has.
 *
 * @param at the object that has one of the fields
 * @param beginnings what each begins with when it is chosen
 */
record OneOf(Spot at, Map<String, Object> beginnings) implements Lens {

    @Override
    public Optional<Object> read(Sheet sheet) {
        return beginnings.keySet().stream().filter(sheet.tree(at)::has).findFirst().map(chosen -> chosen);
    }

    @Override
    public Sheet write(Sheet sheet, @Nullable Object value) {
        String chosen = value == null ? "" : value.toString();
        Object begun = beginnings.get(chosen);
        if (begun == null || sheet.tree(at).has(chosen)) {
            return sheet;
        }
        Sheet changed = sheet.with(at.then(chosen), begun);
        for (String other : beginnings.keySet()) {
            if (!other.equals(chosen) && changed.at(at.then(other)).isPresent()) {
                changed = changed.without(at.then(other));
            }
        }
        return changed;
    }
}
