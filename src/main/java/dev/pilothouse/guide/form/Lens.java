package dev.pilothouse.guide.form;

import org.jspecify.annotations.Nullable;
import java.util.Optional;

/**
 * How a field is read from the sheet and written to it. Most fields stand at one spot as they are; others are a part of a value, or say
 * the same in fewer words than the YAML does.
 */
public interface Lens {

    Optional<Object> read(Sheet sheet);

    /** Returns the sheet with that value; null takes the field out. */
    Sheet write(Sheet sheet, @Nullable Object value);

    /** The value at one spot, as it is. */
    static Lens at(Spot spot) {
        return new Lens() {
            @Override
            public Optional<Object> read(Sheet sheet) {
                return sheet.at(spot);
            }

            @Override
            public Sheet write(Sheet sheet, @Nullable Object value) {
                return value == null ? sheet.without(spot) : sheet.with(spot, value);
            }
        };
    }
}
