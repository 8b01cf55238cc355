package dev.pilothouse.ui.topology;

import dev.pilothouse.topology.Grouping;
import dev.pilothouse.ui.kit.Language;
import java.util.Locale;
import javafx.util.StringConverter;

/** The groupings in the language of now. */
final class GroupingWords extends StringConverter<Grouping> {

    private final Language language;

    GroupingWords(Language language) {
        this.language = language;
    }

    @Override
    public String toString(Grouping value) {
        return value == null ? "" : language.words().say("topology.grouping." + value.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public Grouping fromString(String text) {
        return Grouping.APPLICATION;
    }
}
