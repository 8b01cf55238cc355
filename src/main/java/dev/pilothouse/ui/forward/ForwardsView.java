package dev.pilothouse.ui.forward;

import dev.pilothouse.forward.Report;
import dev.pilothouse.forward.State;
import dev.pilothouse.ui.kit.ActionButton;
import dev.pilothouse.ui.kit.Anchor;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Focus;
import dev.pilothouse.ui.kit.Icon;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.Note;
import dev.pilothouse.ui.kit.PageHead;
import dev.pilothouse.ui.kit.ProblemView;
import dev.pilothouse.ui.kit.StateViews;
import dev.pilothouse.ui.kit.Stylesheet;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The list of forwards, what can be done with the chosen one, and its story. */
final class ForwardsView extends VBox {

    private final ForwardsViewModel model;
    private final Language language;
    private final ForwardsTable table;
    private final HBox tools = new HBox();
    private final VBox story = new VBox();
    private final ActionButton open;
    private final ActionButton copy;
    private final ActionButton toggle;
    private final CheckBox starts = new CheckBox();
    private final Node empty;
    private boolean filling;

    /**
     * @param openPage opens the chosen one in the browser
     * @param copyAddress copies its address
     */
    ForwardsView(ForwardsViewModel model, String context, Language language, InstantSource clock, Runnable openPage, Runnable copyAddress) {
        this.model = model;
        this.language = language;
        table = new ForwardsTable(model, language, clock);
        open = Buttons.with(Icons.OPEN_ELSEWHERE, Buttons.plain(language.text("forward.open-page"), openPage));
        copy = Buttons.with(Icons.COPY, Buttons.plain(language.text("forward.copy"), copyAddress));
        toggle = Buttons.plain(language.text("forward.pause"), model::toggle);
        toggle.textProperty().unbind();
        empty = new StateViews(language).empty(Icons.PORT_FORWARD, language.text("forward.empty"));
        getStyleClass().addAll("page", "forwards-page");
        getStylesheets().add(Stylesheet.of("forward.css"));
        Anchor.at(Anchor.FORWARDS, this);
        starts.textProperty().bind(language.text("forward.starts"));
        starts.selectedProperty().subscribe((_, now) -> {
            if (!filling) {
                model.starts(now);
            }
        });
        tools.getStyleClass().add("forwards-tools");
        tools.getChildren().addAll(
                open, copy, toggle, Anchor.at(Anchor.FORWARDS_REMOVE, Buttons.with(Icons.DELETE, Buttons.plain(language.text("forward.remove"), model::remove))), starts);
        story.getStyleClass().add("forwards-story");
        VBox.setVgrow(table, Priority.ALWAYS);
        VBox.setVgrow(empty, Priority.ALWAYS);
        getChildren().add(new PageHead(language.text("forward.title"), language.text("forward.context", context)));
        model.reportsProperty().subscribe(_ -> render());
        model.chosenProperty().subscribe(_ -> render());
        language.follow(this, this::render);
    }

    void focusList() {
        Focus.on(table);
    }

    private void render() {
        List<Node> wanted = model.reportsProperty().get().isEmpty() ? List.of(empty) : List.of(tools, table, story);
        if (!getChildren().subList(1, getChildren().size()).equals(wanted)) {
            getChildren().subList(1, getChildren().size()).clear();
            getChildren().addAll(wanted);
        }
        model.chosen().ifPresent(this::render);
    }

    private void render(Report report) {
        filling = true;
        starts.setSelected(report.plan().starts());
        starts.setDisable(report.plan().exposed());
        filling = false;
        boolean stopped = report.state() instanceof State.Paused || report.state() instanceof State.Failed;
        toggle.setText(language.words().say(stopped ? "forward.resume" : "forward.pause"));
        toggle.setGraphic(Icon.of(stopped ? Icons.START : Icons.PAUSE));
        if (report.listening()) {
            open.on();
        } else {
            open.off(language.words().say("forward.off.not-open"));
        }
        story.getChildren().setAll(story(report).stream().toList());
        story.setVisible(!story.getChildren().isEmpty());
        story.setManaged(story.isVisible());
    }

    private Optional<Node> story(Report report) {
        return switch (report.state()) {
            case State.PortTaken taken -> Optional.of(taken(taken));
            case State.Waiting waiting -> Optional.of(new ProblemView(language, waiting.why()));
            case State.Failed failed -> Optional.of(new ProblemView(language, failed.why()));
            case State.Open _ when report.lastError().isPresent() -> report.lastError().map(problem -> new ProblemView(language, problem));
            case State.Open now when now.moved().isPresent() ->
                Optional.of(new Note(Note.Tone.PLAIN, language.text("forward.moved", now.pod(), now.moved().get())));
            case State.Open _ when report.plan().exposed() ->
                Optional.of(new Note(Note.Tone.WARN, language.text("forward.exposed.what", report.plan().address())));
            default -> Optional.empty();
        };
    }

    private Node taken(State.PortTaken taken) {
        String port = Integer.toString(taken.port());
        ActionButton again = Buttons.plain(language.text("forward.try-again"), model::tryAgain);
        return taken.next() == 0
                ? new Note(Note.Tone.BAD, language.text("forward.taken", port), again)
                : new Note(
                        Note.Tone.BAD,
                        language.text("forward.taken", port),
                        Buttons.accent(language.text("forward.use", Integer.toString(taken.next())), model::takeNext),
                        again);
    }
}
