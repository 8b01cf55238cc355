package dev.pilothouse.ui.shell.tour;

import dev.pilothouse.settings.Setting;
import dev.pilothouse.settings.Settings;

/** The language and theme that somebody chose, put back when the tour that showed all of them ends, also one that failed. */
final class KeptLook implements AutoCloseable {

    private final Settings settings;
    private final String language;
    private final Setting.Look look;

    KeptLook(Settings settings) {
        this.settings = settings;
        this.language = settings.get(Setting.LANGUAGE);
        this.look = settings.get(Setting.LOOK);
    }

    @Override
    public void close() {
        settings.set(Setting.LANGUAGE, language);
        settings.set(Setting.LOOK, look);
        settings.save();
    }
}
