package dev.pilothouse.ui.kit;

import java.util.Optional;
import javafx.beans.binding.DoubleExpression;
import javafx.beans.property.SimpleDoubleProperty;

/** The look of tables that nobody changed. */
record UnchangedTables(DoubleExpression rowHeight) implements TablePreferences {

    UnchangedTables() {
        this(new SimpleDoubleProperty(30));
    }

    @Override
    public Optional<String> look(String kind) {
        return Optional.empty();
    }

    @Override
    public void keep(String kind, String look) {}
}
