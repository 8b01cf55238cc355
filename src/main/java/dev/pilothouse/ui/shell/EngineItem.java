package dev.pilothouse.ui.shell;

import dev.pilothouse.local.Engines;
import dev.pilothouse.model.Health;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.ui.kit.Anchor;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.kit.HealthIcon;
import dev.pilothouse.ui.kit.Icon;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import java.time.Duration;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/** The container engine in the status line, where no cluster is looked at. Nobody asks the engine while it does not show. */
final class EngineItem extends Button {

    /** Memory comes and goes, unlike engines, and nobody tells of it. */
    private static final Duration BEAT = Duration.ofSeconds(5);

    private final Engines engines;
    private final Language language;
    private final Fx fx;
    private final Tooltip tooltip = new Tooltip();
    private Subscription news = Subscription.NONE;
    private Subscription next = Subscription.NONE;
    private boolean shown;

    /**
     * @param pressed called when the person wants to see the clusters of this computer
     */
    EngineItem(Engines engines, Language language, Fx fx, Runnable pressed) {
        this.engines = engines;
        this.language = language;
        this.fx = fx;
        getStyleClass().setAll("status-item");
        Anchor.at(Anchor.STATUS_ENGINE, this);
        setMinWidth(Region.USE_PREF_SIZE);
        setOnAction(event -> pressed.run());
        setTooltip(tooltip);
        language.wordsProperty().subscribe(words -> read());
        show(false);
    }

    /** Comes on the screen or leaves it. */
    void show(boolean now) {
        boolean before = shown;
        shown = now;
        if (!now) {
            news.close();
            next.close();
            news = Subscription.NONE;
            setVisible(false);
            setManaged(false);
        } else if (!before) {
            news = engines.onChange(() -> fx.later(this::read));
            read();
        }
    }

    private void read() {
        next.close();
        if (!shown) {
            return;
        }
        fx.call(() -> EngineWord.of(engines.chosen(), engines.freeMemory(), language.words()))
                .onDone(this::say)
                .onRefused(problem -> say(EngineWord.of(problem, language.words())));
        next = fx.after(BEAT, this::read);
    }

    private void say(EngineWord word) {
        if (shown) {
            setText(word.text());
            setGraphic(word.answers() ? Icon.of(Icons.ENGINE, 14) : new HealthIcon(Health.State.BAD));
            tooltip.setText(word.help());
            setAccessibleHelp(word.help());
            setVisible(true);
            setManaged(true);
        }
    }
}
