package dev.pilothouse.ui.log;

import dev.pilothouse.model.Health;
import dev.pilothouse.ui.kit.Ages;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.SafeText;
import dev.pilothouse.ui.kit.StateViews;
import dev.pilothouse.ui.kit.Strip;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/** The line above the lines that says what they are not. Its ages count on when it is told to. */
final class NewsStrip extends StackPane {

    private final Language language;
    private final StateViews states;
    private final InstantSource clock;
    private final Runnable tryNow;
    private final Runnable current;
    private final SimpleStringProperty sentence = new SimpleStringProperty("");
    private Optional<LogNews> shown = Optional.empty();

    /**
     * @param tryNow reads again at once
     * @param current shows the run that goes on
     */
    NewsStrip(Language language, StateViews states, InstantSource clock, Runnable tryNow, Runnable current) {
        this.language = language;
        this.states = states;
        this.clock = clock;
        this.tryNow = tryNow;
        this.current = current;
    }

    void show(Optional<LogNews> news) {
        if (!kind(news).equals(kind(shown))) {
            getChildren().setAll(news.map(this::strip).stream().toList());
        }
        shown = news;
        tick();
    }

    private static Optional<Class<?>> kind(Optional<LogNews> news) {
        return news.map(LogNews::getClass);
    }

    void tick() {
        sentence.set(shown.map(this::say).orElse(""));
    }

    private Node strip(LogNews news) {
        return switch (news) {
            case LogNews.Stale _ -> states.stale(sentence, tryNow);
            case LogNews.Waiting _ -> new Strip(Health.State.WAITING, sentence);
            case LogNews.LeftOut _ -> new Strip(Health.State.WARN, sentence);
            case LogNews.LetGo _ -> new Strip(Health.State.UNKNOWN, sentence);
            case LogNews.Previous _ -> new Strip(Health.State.PAUSED, sentence, Buttons.link(language.text("log-view.previous.back"), current));
            case LogNews.Ended _ -> new Strip(Health.State.DONE, sentence);
        };
    }

    private String say(LogNews news) {
        Instant now = clock.instant();
        return switch (news) {
            case LogNews.Stale(Instant seen, Instant retry) -> states.staleSentence(seen, retry, now);
            case LogNews.Waiting(String reason, Instant since) -> language.words()
                    .say("log-view.news.waiting", SafeText.line(reason), Ages.say(language.words(), Math.max(0, now.getEpochSecond() - since.getEpochSecond())));
            case LogNews.LeftOut(int pods, int leftOut) -> language.words().say("log-view.news.left-out", pods, pods + leftOut);
            case LogNews.LetGo(long lines) -> language.words().say("log-view.news.let-go", lines);
            case LogNews.Previous() -> language.words().say("log-view.news.previous");
            case LogNews.Ended() -> language.words().say("log-view.news.ended");
        };
    }
}
