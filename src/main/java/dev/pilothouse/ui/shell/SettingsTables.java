package dev.pilothouse.ui.shell;

import dev.pilothouse.settings.Setting;
import dev.pilothouse.settings.Settings;
import dev.pilothouse.ui.kit.TablePreferences;
import dev.pilothouse.ui.kit.Theme;
import java.util.Optional;
import javafx.beans.binding.DoubleExpression;

/** How tables were left, kept in the settings. */
final class SettingsTables implements TablePreferences {

    private final Settings settings;
    private final Theme theme;

    SettingsTables(Settings settings, Theme theme) {
        this.settings = settings;
        this.theme = theme;
    }

    @Override
    public Optional<String> look(String kind) {
        return Optional.of(settings.get(Setting.table(kind))).filter(look -> !look.isEmpty());
    }

    @Override
    public void keep(String kind, String look) {
        settings.set(Setting.table(kind), look);
    }

    @Override
    public DoubleExpression rowHeight() {
        return theme.rowHeightBinding();
    }
}
