package dev.pilothouse.ui.shell.tour;

import dev.pilothouse.settings.Setting;
import dev.pilothouse.settings.Settings;
import java.util.function.Consumer;

/** The language and theme that somebody chose, put back when the tour that showed all of them ends, also one that failed. */
final class KeptLook implements AutoCloseable {

    private final Settings settings;
    private final Consumer<Runnable> run;
    private final String language;
    private final Setting.Look look;

    /** @param run runs something on the thread of the window, which follows the settings, and waits for its end */
    KeptLook(Settings settings, Consumer<Runnable> run) {
        this.settings = settings;
        this.run = run;
        this.language = settings.get(Setting.LANGUAGE);
        this.look = settings.get(Setting.LOOK);
    }

    @Override
    public void close() {
        run.accept(this::putBack);
    }

    private void putBack() {
        settings.set(Setting.LANGUAGE, language);
        settings.set(Setting.LOOK, look);
        settings.save();
    }
}
