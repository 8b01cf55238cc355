package dev.pilothouse.ui.kit;

import java.util.Optional;
import javafx.beans.binding.DoubleExpression;

/** What a person chose about tables, kept by whoever owns the settings. */
public interface TablePreferences {

    /** Returns the preferences of somebody who changed nothing; what is changed later is not kept. */
    static TablePreferences unchanged() {
        return new UnchangedTables();
    }

    /** Returns how the table of that kind was left, in the table's own writing. */
    Optional<String> look(String kind);

    /** Remembers how the table of that kind is now. */
    void keep(String kind, String look);

    /** Returns the height of a row in pixels, by the chosen density and text size. */
    DoubleExpression rowHeight();
}
