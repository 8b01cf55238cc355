package dev.pilothouse.ui.kit;

import java.util.function.Function;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** What a box says of its choices, in the language of now. Such a box is not typed into, so nothing is read back. */
public final class ChoiceWords<T> extends StringConverter<T> {

    private final Function<T, String> words;

    /**
     * @param words asked each time, so that another language is spoken at once
     */
    public ChoiceWords(Function<T, String> words) {
        this.words = words;
    }

    @Override
    public String toString(@Nullable T choice) {
        return choice == null ? "" : words.apply(choice);
    }

    @Override
    public T fromString(String text) {
        throw new UnsupportedOperationException("nothing is typed here");
    }
}
