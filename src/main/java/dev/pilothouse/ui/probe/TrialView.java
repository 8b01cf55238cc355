package dev.pilothouse.ui.probe;

import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.probe.Handler;
import dev.pilothouse.guide.probe.Moments;
import dev.pilothouse.guide.probe.Probe;
import dev.pilothouse.guide.probe.ProbeKind;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Health;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.ui.kit.ActionButton;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.HealthIcon;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.ProblemView;
import dev.pilothouse.ui.kit.SafeText;
import dev.pilothouse.ui.probe.ProbesState.Working;
import dev.pilothouse.ui.probe.Tried.Answer;
import dev.pilothouse.ui.probe.Tried.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Tries a probe once against a running pod, and lists what came of it. A command is run only when asked for a second time. */
final class TrialView extends VBox {

    private final ProbesViewModel model;
    private final Language language;
    private final Supplier<ProbeKind> chosen;
    private final Label about = new Label();
    private final ActionButton run;
    private final VBox list = new VBox();
    private Optional<Handler> sure = Optional.empty();

    /**
     * @param chosen the probe whose card is open
     */
    TrialView(ProbesViewModel model, Language language, Supplier<ProbeKind> chosen) {
        this.model = model;
        this.language = language;
        this.chosen = chosen;
        Label title = new Label();
        title.textProperty().bind(language.text("guide.probe.try.title"));
        title.getStyleClass().add("bold-text");
        title.setMinWidth(Region.USE_PREF_SIZE);
        about.getStyleClass().addAll("small-text", "muted-text");
        about.setMinWidth(0);
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        run = Buttons.with(Icons.START, Buttons.plain(language.text("guide.probe.try.run"), this::tryNow));
        HBox head = new HBox(title, about, stretch, run);
        head.getStyleClass().add("probe-row");
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(head, list);
        getStyleClass().add("probe-trial");
        model.triesProperty().subscribe(this::fill);
        model.tryingProperty().subscribe(this::refresh);
        language.follow(this, () -> {
            fill();
            refresh();
        });
    }

    /** Tries the probe of the open card; a command asks first. */
    void tryNow() {
        Optional<Handler> handler = working().flatMap(working -> working.probes().get(chosen.get())).map(Probe::handler);
        if (run.isOff()) {
            return;
        }
        if (handler.orElse(null) instanceof Handler.Exec && !handler.equals(sure)) {
            sure = handler;
            refresh();
            return;
        }
        model.tryNow(chosen.get());
    }

    private Optional<Working> working() {
        return model.stateProperty().get() instanceof Working working ? Optional.of(working) : Optional.empty();
    }

    /** Says what would be asked of which pod. */
    void refresh() {
        working().ifPresent(working -> {
            Optional<String> pod = working.subject()
                    .running(working.container().name())
                    .map(ResourceRef::name)
                    .or(() -> working.subject().pods().stream().map(Document::name).findFirst());
            Optional<Probe> probe = working.probes().get(chosen.get());
            String why = pod.isEmpty()
                    ? language.words().say("guide.probe.try.no-pod")
                    : probe.isEmpty() ? language.words().say("guide.probe.try.no-probe") : model.tryingProperty().get() ? language.words().say("guide.probe.try.running") : "";
            if (why.isEmpty()) {
                run.on();
            } else {
                run.off(why);
            }
            boolean command = probe.map(Probe::handler).orElse(null) instanceof Handler.Exec;
            boolean asked = command && probe.map(Probe::handler).equals(sure);
            about.setText(!why.isEmpty()
                    ? why
                    : language.words().say(asked ? "guide.probe.try.sure" : "guide.probe.try.about", pod.orElse(""), probe.map(found -> found.handler().asked()).orElse("")));
        });
    }

    private void fill() {
        list.getChildren().setAll(model.triesProperty().get().stream().map(this::line).toList());
    }

    private Node line(Tried tried) {
        HBox line = switch (tried.outcome()) {
            case Outcome.Answered answered -> answered(tried, answered);
            case Outcome.NotAsked(var problem) -> new HBox(new ProblemView(language, problem));
        };
        line.getStyleClass().add("probe-try");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private HBox answered(Tried tried, Outcome.Answered answered) {
        long ago = Math.max(0, Duration.between(tried.when(), Instant.now()).toMillis());
        Label when = label(language.words().say("guide.probe.kind." + tried.probe().word()) + ", " + language.words().say("guide.probe.try.ago", Moments.text(ago)), "muted-text");
        when.setMinWidth(130);
        Label answer = label(language.words().say(verdict(answered.answer()), said(answered.reason())), "bold-text");
        answer.setMinWidth(Region.USE_PREF_SIZE);
        Label body = label(SafeText.line(answered.body().strip().replace('\n', ' ')), "code-text");
        body.setMinWidth(0);
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        Label took = label(answered.millis() + " ms", "muted-text");
        took.setMinWidth(Region.USE_PREF_SIZE);
        return new HBox(new HealthIcon(state(answered.answer())), when, answer, body, stretch, took);
    }

    /** Says the reason without its full stop, to go on after it. */
    private String said(Effect reason) {
        return language.words().say(reason.key(), reason.args().stream().map(SafeText::line).toArray()).replaceFirst("[.。]$", "");
    }

    private static String verdict(Answer answer) {
        return switch (answer) {
            case PASS -> "guide.probe.try.pass";
            case FAIL -> "guide.probe.try.fail";
            case NOT_TRIED -> "guide.probe.try.not";
        };
    }

    private static Health.State state(Answer answer) {
        return switch (answer) {
            case PASS -> Health.State.OK;
            case FAIL -> Health.State.BAD;
            case NOT_TRIED -> Health.State.UNKNOWN;
        };
    }

    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().addAll("small-text", style);
        return label;
    }
}
