package dev.pilothouse.guide.deploy;

import dev.pilothouse.guide.form.Lens;
import dev.pilothouse.guide.form.Sheet;
import dev.pilothouse.guide.form.Spot;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A value that is a number or a name, such as a port or a share of copies: what is a number is written as one. */
record NumberOrName(Spot spot) implements Lens {

    @Override
    public Optional<Object> read(Sheet sheet) {
        return sheet.at(spot);
    }

    @Override
    public Sheet write(Sheet sheet, @Nullable Object value) {
        if (value == null) {
            return sheet.without(spot);
        }
        String text = value.toString().strip();
        return sheet.with(spot, text.matches("\\d{1,9}") ? Long.valueOf(text) : text);
    }
}
