package dev.pilothouse.guide.form;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a field is read from the sheet and written to it. Most fields stand at one spot as they are; others are a part of a value, or say
 * the same in fewer words than the YAML does.
 */
public interface Lens {

    Optional<Object> read(Sheet sheet);

    /** Returns the sheet with that value; null takes the field out. */
    Sheet write(Sheet sheet, @Nullable Object value);

    /** A number or a text, as ports and shares are written: what consists of digits is a number. */
    static Lens numberOrText(Spot spot) {
        Lens plain = at(spot);
        return new Lens() {
            @Override
            public Optional<Object> read(Sheet sheet) {
                return plain.read(sheet);
            }

            @Override
            public Sheet write(Sheet sheet, @Nullable Object value) {
                boolean digits = value instanceof String text && text.matches("0|[1-9]\\d{0,8}");
                return plain.write(sheet, digits ? Long.valueOf((String) value) : value);
            }
        };
    }

    /** A list of words, written with commas between them. */
    static Lens words(Spot spot) {
        Lens plain = at(spot);
        return new Lens() {
            @Override
            public Optional<Object> read(Sheet sheet) {
                return sheet.at(spot).isEmpty() ? Optional.empty() : Optional.of(String.join(", ", sheet.texts(spot)));
            }

            @Override
            public Sheet write(Sheet sheet, @Nullable Object value) {
                String text = value == null ? "" : value.toString();
                List<String> words = Arrays.stream(text.split(",", -1)).map(String::strip).filter(word -> !word.isEmpty()).toList();
                return plain.write(sheet, words.isEmpty() ? null : words);
            }
        };
    }

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
