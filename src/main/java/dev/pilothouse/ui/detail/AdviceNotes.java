package dev.pilothouse.ui.detail;

import dev.pilothouse.metric.Advice;
import dev.pilothouse.metric.Advice.Verdict;
import dev.pilothouse.metric.Gauge;
import dev.pilothouse.metric.RightSizing;
import dev.pilothouse.ui.kit.Ages;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.Note;
import dev.pilothouse.ui.kit.SafeText;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What the use says about requests and limits: the conclusion, what it rests on, what to write instead, and a way to write it. */
final class AdviceNotes {

    private final Language language;
    private final Consumer<List<Advice>> edit;

    AdviceNotes(Language language, Consumer<List<Advice>> edit) {
        this.language = language;
        this.edit = edit;
    }

    Node of(List<Advice> advice) {
        VBox notes = new VBox(8);
        for (Advice each : advice.stream().filter(Advice::changes).toList()) {
            Note note = new Note(tone(each.verdict()), fixed(title(each)), fixed(reason(each) + " " + proposal(each)));
            note.setId("advice-" + each.container() + "-" + each.gauge().resource());
            notes.getChildren().add(note);
        }
        List<Advice> changing = advice.stream().filter(Advice::changes).toList();
        if (!changing.isEmpty()) {
            notes.getChildren().add(Buttons.plain(language.text("detail.metrics.edit"), () -> edit.accept(changing)));
        }
        for (Advice each : advice.stream().filter(each -> !each.changes()).toList()) {
            Label line = new Label(language.words().say("detail.metrics.judged", title(each), reason(each)));
            line.getStyleClass().addAll("muted-text", "small-text");
            line.setWrapText(true);
            line.setMinHeight(Region.USE_PREF_SIZE);
            notes.getChildren().add(line);
        }
        return notes;
    }

    private static Note.Tone tone(Verdict verdict) {
        return switch (verdict) {
            case KILLED -> Note.Tone.BAD;
            case NEAR_LIMIT, THROTTLED, ASKS_TOO_LITTLE -> Note.Tone.WARN;
            case ASKS_NOTHING, ASKS_TOO_MUCH, FITS, TOO_SHORT -> Note.Tone.PLAIN;
        };
    }

    private String title(Advice advice) {
        String key = "detail.metrics.advice." + advice.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-');
        Gauge gauge = advice.gauge();
        return language.words().say(
                key,
                SafeText.line(advice.container()),
                language.words().say("detail.metrics.in-words." + gauge.resource()),
                gauge.text(advice.bounds().request()),
                gauge.text(advice.bounds().limit()));
    }

    private String reason(Advice advice) {
        if (advice.seen().points() == 0) {
            return language.words().say("detail.metrics.reason.none");
        }
        Gauge gauge = advice.gauge();
        String reason = language.words().say(
                "detail.metrics.reason",
                gauge.text(advice.seen().usual()),
                gauge.text(advice.seen().peak()),
                Ages.say(language.words(), advice.seen().seconds()),
                advice.pods());
        String more = advice.verdict() == Verdict.TOO_SHORT ? "detail.metrics.reason.short" : RightSizing.brief(advice) ? "detail.metrics.reason.brief" : "";
        return more.isEmpty() ? reason : reason + " " + language.words().say(more);
    }

    private String proposal(Advice advice) {
        String request = advice.request().isPresent() ? RightSizing.quantity(advice.gauge(), advice.request().getAsDouble()) : "";
        String limit = advice.limit().isPresent() ? RightSizing.quantity(advice.gauge(), advice.limit().getAsDouble()) : "";
        if (request.isEmpty()) {
            return language.words().say("detail.metrics.propose.limit", limit);
        }
        return limit.isEmpty() ? language.words().say("detail.metrics.propose.request", request) : language.words().say("detail.metrics.propose.both", request, limit);
    }

    private static ObservableValue<String> fixed(String text) {
        return new SimpleObjectProperty<>(text);
    }
}
