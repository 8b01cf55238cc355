package dev.pilothouse.ui.topology;

import dev.pilothouse.model.Health;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.topology.Step;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.HealthIcon;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.ProblemView;
import dev.pilothouse.ui.kit.SafeText;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Where a request or a question about two boxes is asked, and answered step by step: the first step that does not pass is where it ends. */
final class AnswerPanel extends VBox {

    private final Questions questions;
    private final Language language;
    private final Consumer<ResourceRef> look;
    private final ComboBox<String> host = new ComboBox<>();
    private final TextField path = new TextField("/");
    private final VBox answer = new VBox(8);

    /**
     * @param look shows an object on the map
     */
    AnswerPanel(Questions questions, Language language, Consumer<ResourceRef> look, Runnable close) {
        this.questions = questions;
        this.language = language;
        this.look = look;
        Label title = new Label();
        title.textProperty().bind(language.text("topology.request.title"));
        title.getStyleClass().add("section-title");
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        HBox head = new HBox(title, stretch, Buttons.small(Buttons.icon(Icons.CLOSE, language.text("topology.close"), close)));
        head.setAlignment(Pos.CENTER_LEFT);
        ScrollPane scroll = new ScrollPane(answer);
        scroll.setFitToWidth(true);
        setVgrow(scroll, Priority.ALWAYS);
        getStyleClass().addAll("map-panel", "answer-panel");
        setId("map-answer");
        getChildren().addAll(head, form(), scroll);
        questions.answerProperty().subscribe(this::show);
        questions.troubleProperty().subscribe(problem -> problem.ifPresent(this::refuse));
        questions.hostsProperty().subscribe(known -> {
            host.getItems().setAll(known);
            if (host.getEditor().getText().isEmpty() && !known.isEmpty()) {
                host.setValue(known.getFirst());
            }
        });
        language.onChange(this, () -> show(questions.answerProperty().get()));
    }

    private Node form() {
        host.setEditable(true);
        host.setId("map-host");
        host.setMaxWidth(Double.MAX_VALUE);
        host.setPrefWidth(10);
        host.accessibleTextProperty().bind(language.text("topology.request.host"));
        host.getEditor().promptTextProperty().bind(language.text("topology.request.host"));
        host.getEditor().setOnAction(_ -> ask());
        HBox.setHgrow(host, Priority.ALWAYS);
        path.setPrefWidth(76);
        path.accessibleTextProperty().bind(language.text("topology.request.path"));
        path.setOnAction(_ -> ask());
        return new HBox(6, host, path, Buttons.plain(language.text("topology.request.follow"), this::ask));
    }

    private void ask() {
        String wanted = host.getEditor().getText().strip();
        if (!wanted.isEmpty()) {
            questions.request(wanted, path.getText().strip());
        }
    }

    void focus() {
        host.requestFocus();
    }

    /** Says what can be asked about. */
    void hint(String key) {
        answer.getChildren().setAll(wrapped(language.words().say(key), "muted-text"));
    }

    private void refuse(Problem problem) {
        answer.getChildren().setAll(new ProblemView(language, problem));
    }

    private void show(Optional<Answer> now) {
        answer.getChildren().clear();
        now.ifPresent(this::show);
    }

    private void show(Answer now) {
        Label sentence = wrapped(language.words().say(now.key(), now.args().stream().map(SafeText::line).toArray()), "answer-sentence");
        sentence.setGraphic(new HealthIcon(now.open() ? Health.State.OK : Health.State.BAD));
        answer.getChildren().add(sentence);
        if (now.aboutPolicies()) {
            String enforced = now.enforced().map(yes -> yes ? "yes" : "no").orElse("unknown");
            answer.getChildren().add(wrapped(language.words().say("topology.answer.enforced." + enforced), "muted-text"));
        }
        Set<ResourceRef> told = new HashSet<>();
        now.steps().forEach(step -> answer.getChildren().add(draw(step, step.object().filter(told::add))));
    }

    /** @param object to lead to, told with the first step that it decides */
    private Node draw(Step step, Optional<ResourceRef> object) {
        Object[] args = step.args().stream().map(SafeText::line).toArray();
        VBox said = new VBox(2, wrapped(language.words().say(step.key(), args), "answer-step"));
        if (!step.cause().isEmpty()) {
            said.getChildren().add(wrapped(language.words().say(step.cause(), args), "muted-text"));
        }
        object.ifPresent(ref -> said.getChildren().add(Buttons.link(
                language.text("topology.answer.look", SafeText.line(ref.name())), () -> look.accept(ref))));
        HBox.setHgrow(said, Priority.ALWAYS);
        HBox row = new HBox(8, new HealthIcon(state(step)), said);
        row.getStyleClass().add("answer-row");
        return row;
    }

    static Health.State state(Step step) {
        return switch (step.standing()) {
            case PASSES -> Health.State.OK;
            case DOUBTFUL -> Health.State.WARN;
            case BROKEN -> Health.State.BAD;
        };
    }

    private static Label wrapped(String text, String style) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }
}
