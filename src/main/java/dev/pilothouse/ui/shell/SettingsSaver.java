package dev.pilothouse.ui.shell;

import dev.pilothouse.model.Subscription;
import dev.pilothouse.settings.Settings;
import dev.pilothouse.ui.kit.Fx;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the settings half a second after the last change, off the FX thread. */
final class SettingsSaver implements AutoCloseable {

    private static final Duration REST = Duration.ofMillis(500);
    private static final Logger LOG = LoggerFactory.getLogger(SettingsSaver.class);

    private final Settings settings;
    private final Fx fx;
    private final Subscription following;
    private Subscription turn = Subscription.NONE;

    SettingsSaver(Settings settings, Fx fx) {
        this.settings = settings;
        this.fx = fx;
        following = settings.onChange(() -> fx.later(this::soon));
    }

    private void soon() {
        turn.close();
        turn = fx.after(REST, () -> fx.call(() -> {
            settings.save();
            return true;
        }).onRefused(problem -> LOG.warn("Settings are not saved: {}", problem)));
    }

    /** Saves what is not saved yet. */
    @Override
    public void close() {
        following.close();
        turn.close();
        settings.save();
    }
}
