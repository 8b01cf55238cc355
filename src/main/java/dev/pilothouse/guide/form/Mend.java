package dev.pilothouse.guide.form;

import dev.pilothouse.guide.Effect;
import java.util.function.UnaryOperator;

/**
 * One click that settles a remark.
 *
 * @param words what the click does, for example "Use 512Mi"
 */
public record Mend(Effect words, UnaryOperator<Sheet> edit) {

    /** Puts a value where a better one is known. */
    public static Mend use(Spot spot, Object value) {
        return new Mend(Effect.note("guide.form.use", String.valueOf(value)), sheet -> sheet.with(spot, value));
    }
}
