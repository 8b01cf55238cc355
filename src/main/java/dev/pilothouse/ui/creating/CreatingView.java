package dev.pilothouse.ui.creating;

import dev.pilothouse.local.Creation.Outcome;
import dev.pilothouse.local.Progress.Step;
import dev.pilothouse.ui.creating.Story.State;
import dev.pilothouse.ui.creating.Story.StepLine;
import dev.pilothouse.ui.kit.Anchor;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.PageHead;
import dev.pilothouse.ui.kit.Stylesheet;
import dev.pilothouse.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The page: steps at the left, nodes and log beside them, the ways on under both. */
final class CreatingView extends BorderPane {

    private static final double LEAST_STEPS = 290;
    private static final double MOST_STEPS = 430;
    private static final double STEPS_SHARE = 0.31;
    private static final double RIGHT = 560;
    private static final double ONE_ROW = 62;
    private static final double TWO_ROWS = 136;

    private final CreatingViewModel model;
    private final Language language;
    private final StringProperty title = new SimpleStringProperty("");
    private final StringProperty context = new SimpleStringProperty("");
    private final VBox steps = new VBox();
    private final ScrollPane scroll = new ScrollPane(steps);
    private final List<StepRow> rows = new ArrayList<>();
    private final NodesRow nodes;
    private final LogView log;
    private final EndPanel end;
    private final CreatingFooter footer;
    private final Node hide;
    private Optional<Step> current = Optional.empty();

    /**
     * @param change goes back to the blueprint
     * @param leave goes to where the person was before
     */
    CreatingView(CreatingViewModel model, Language language, Runnable change, Runnable leave) {
        this.model = model;
        this.language = language;
        getStyleClass().addAll("page", "creating");
        getStylesheets().add(Stylesheet.of("creating.css"));
        Anchor.at(Anchor.CREATING, this);
        nodes = new NodesRow(model.name());
        log = new LogView(language);
        end = new EndPanel(model, language);
        footer = new CreatingFooter(model, language, change, leave);
        PageHead head = new PageHead(title, context);
        HBox.setHgrow(head, Priority.ALWAYS);
        hide = Anchor.at(Anchor.CREATING_HIDE, Buttons.plain(language.text("creating.hide"), leave));
        HBox top = new HBox(8, head, hide);
        top.setAlignment(Pos.CENTER_LEFT);
        top.getStyleClass().add("creating-head");
        steps.getStyleClass().add("creating-steps");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("creating-steps-scroll");
        Anchor.at(Anchor.CREATING_STEPS, scroll);
        VBox.setVgrow(log, Priority.ALWAYS);
        ScrollPane tiles = new ScrollPane(nodes);
        tiles.setFitToWidth(true);
        tiles.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        tiles.getStyleClass().add("creating-nodes-scroll");
        tiles.setMinHeight(ONE_ROW);
        tiles.setMaxHeight(Region.USE_PREF_SIZE);
        tiles.prefHeightProperty().bind(nodes.heightProperty().map(height -> Math.clamp(height.doubleValue(), ONE_ROW, TWO_ROWS)));
        VBox right = new VBox(tiles, log, end);
        right.getStyleClass().add("creating-right");
        HBox.setHgrow(right, Priority.ALWAYS);
        right.setMinWidth(0);
        right.setPrefWidth(RIGHT);
        scroll.setMinWidth(LEAST_STEPS);
        scroll.prefWidthProperty().bind(widthProperty().map(width -> Math.clamp(width.doubleValue() * STEPS_SHARE, LEAST_STEPS, MOST_STEPS)));
        setTop(top);
        setCenter(new HBox(scroll, right));
        setBottom(footer);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                leave.run();
                event.consume();
            }
        });
        model.revisionProperty().subscribe(_ -> draw());
        model.troubleProperty().subscribe(_ -> draw());
        language.onChange(this, this::draw);
    }

    /** Puts the focus where Esc leaves and nothing is done by Enter that cannot be undone. */
    void focusFirst() {
        hide.requestFocus();
    }

    private void draw() {
        Words words = language.words();
        List<StepLine> lines = model.story().steps();
        while (rows.size() > lines.size()) {
            steps.getChildren().remove(rows.removeLast());
        }
        while (rows.size() < lines.size()) {
            StepRow row = new StepRow();
            rows.add(row);
            steps.getChildren().add(row);
        }
        for (int i = 0; i < lines.size(); i++) {
            StepLine line = lines.get(i);
            boolean stopped = line.state() == State.FAILED && model.outcome() instanceof Outcome.Cancelled;
            rows.get(i).show(stopped ? line.stopped() : line, model.now(), model.usual(line.step()), model.story().pulled(), words);
        }
        Optional<StepLine> open = model.story().failed().or(model.story()::current);
        nodes.show(model.story().nodes(), model.removed(), words);
        log.show(model.story().log(), open.map(StepLine::step));
        end.show();
        footer.show();
        head(words, lines, open);
        reveal(open, lines);
    }

    private void head(Words words, List<StepLine> lines, Optional<StepLine> open) {
        String soFar = StepWords.time(words, model.soFar());
        title.set(words.say(model.outcome() instanceof Outcome.Ready ? "creating.title.ready" : "creating.title", model.name()));
        context.set(switch (model.outcome()) {
            case Outcome.Running _ -> {
                int at = open.map(lines::indexOf).orElse(0) + 1;
                String step = words.say("creating.at", at, Math.max(1, lines.size()), soFar);
                yield model.remaining().map(left -> words.say("creating.to-go", step, StepWords.time(words, left))).orElse(step);
            }
            case Outcome.Cancelling _ -> words.say("creating.state.cancelling", soFar);
            case Outcome.Cancelled _ -> words.say("creating.state.cancelled", soFar);
            case Outcome.Ready _ -> words.say("creating.state.ready", soFar);
            case Outcome.Blocked _ -> words.say("creating.state.blocked");
            case Outcome.Failed _ -> words.say("creating.state.failed", soFar);
        });
    }

    /** The step that goes on is kept in sight when it becomes another. */
    private void reveal(Optional<StepLine> open, List<StepLine> lines) {
        Optional<Step> now = open.filter(line -> line.state() != State.DONE).map(StepLine::step);
        if (!now.equals(current) && now.isPresent() && lines.size() > 1) {
            double at = lines.indexOf(open.orElseThrow());
            scroll.setVvalue(at < 4 ? 0 : at / (lines.size() - 1));
        }
        current = now;
    }
}
