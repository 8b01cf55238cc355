package dev.pilothouse.ui.guide;

import dev.pilothouse.guide.Scale;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.text.Difference;
import dev.pilothouse.ui.kit.Anchor;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.DiffPane;
import dev.pilothouse.ui.kit.EnvironmentStyle;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.ProblemView;
import dev.pilothouse.ui.kit.StateViews;
import dev.pilothouse.ui.kit.Stylesheet;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A slider and a number, what follows from it in words and squares, and the line that it changes. */
final class ScaleView extends VBox {

    private static final double ROOM_FOR_BOTH = 760;
    private static final int LARGE_STEP = 10;
    private static final int MOST_DIFF_LINES = 14;

    private final ScaleViewModel model;
    private final Language language;
    private final Slider slider = new Slider();
    private final TextField number = new TextField();
    private final Label now = new Label();
    private final VBox effects = new VBox();
    private final ReplicaSquares squares;
    private final VBox form = new VBox();
    private final DiffPane diff;
    private final BorderPane body = new BorderPane();
    private final Consumer<ResourceRef> toAutoscaler;
    private boolean focusWanted;
    private final GuideFooter footer;

    /**
     * @param toAutoscaler opens the guide of the autoscaler that decides in our place
     */
    ScaleView(
            ScaleViewModel model, String context, EnvironmentStyle environment, Language language, Runnable close, Consumer<ResourceRef> toAutoscaler) {
        this.model = model;
        this.toAutoscaler = toAutoscaler;
        this.language = language;
        squares = new ReplicaSquares(language);
        diff = new DiffPane(language);
        footer = new GuideFooter(language, close, model::review);
        getStylesheets().add(Stylesheet.of("guide.css"));
        getStyleClass().add("scale");
        Anchor.at(Anchor.SCALE, this);
        VBox.setVgrow(body, Priority.ALWAYS);
        body.setMinHeight(0);
        GuideHead head = new GuideHead(language.text("guide.scale.title", model.ref().name()), model.ref(), context, environment, language, close);
        getChildren().addAll(head, body, footer);
        buildForm();
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        model.stateProperty().subscribe(_ -> render());
        model.replicasProperty().subscribe(_ -> show());
        widthProperty().subscribe(_ -> render());
        language.follow(this, () -> render());
    }

    /** Puts the focus into the number, as soon as there is one. */
    void focusNumber() {
        focusWanted = true;
        takeFocus();
    }

    private void takeFocus() {
        if (focusWanted && number.getScene() != null) {
            focusWanted = false;
            number.requestFocus();
            number.selectAll();
        }
    }

    private void buildForm() {
        Label label = new Label();
        label.textProperty().bind(language.text("guide.scale.copies"));
        label.getStyleClass().add("bold-text");
        slider.setBlockIncrement(1);
        slider.setMajorTickUnit(1);
        slider.setMinorTickCount(0);
        slider.setSnapToTicks(true);
        slider.accessibleTextProperty().bind(label.textProperty());
        slider.valueProperty().subscribe(value -> {
            int rounded = (int) Math.round(value.doubleValue());
            if (model.replicasProperty().get() <= slider.getMax() || slider.isValueChanging()) {
                model.replicasProperty().set(rounded);
            }
        });
        HBox.setHgrow(slider, Priority.ALWAYS);
        number.setPrefColumnCount(4);
        number.accessibleTextProperty().bind(label.textProperty());
        number.textProperty().subscribe(this::take);
        HBox row = new HBox(slider, number);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("scale-row");
        now.getStyleClass().addAll("small-text", "muted-text");
        effects.getStyleClass().add("scale-effects");
        form.getStyleClass().add("scale-form");
        form.getChildren().addAll(label, row, now, squares, effects);
    }

    /** Takes over a typed number; anything else waits until it is one. */
    private void take(String text) {
        String digits = text.strip();
        if (digits.matches("\\d{1,5}")) {
            model.replicasProperty().set(Math.min(ScaleViewModel.MOST, Integer.parseInt(digits)));
        }
        number.pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("error"), !digits.matches("\\d{1,5}"));
    }

    private void render() {
        switch (model.stateProperty().get()) {
            case ScaleState.Reading _ -> showOnly(new StateViews(language).loading(language.text("guide.scale.reading")));
            case ScaleState.Choosing choosing -> {
                choose(choosing.scale(), choosing.difference());
                takeFocus();
            }
            case ScaleState.Applying applying -> {
                choose(applying.scale(), applying.difference());
                footer.off(language.words().say("guide.scale.applying"), language.words().say("guide.scale.applying"));
            }
            case ScaleState.NoCopies _ -> showOnly(
                    new StateViews(language).empty(Icons.SCALE, language.text("guide.scale.no-copies", model.ref().kind().name())));
            case ScaleState.Refused refused -> refused(refused.problem());
        }
    }

    private void refused(Problem problem) {
        VBox around = new VBox(new ProblemView(language, problem, Buttons.link(language.text("guide.scale.again"), model::start)));
        around.getStyleClass().add("scale-form");
        showOnly(around);
    }

    private void showOnly(Node node) {
        body.setCenter(node);
        body.setRight(null);
        footer.off(language.words().say("guide.scale.not-yet"), "");
    }

    private void choose(Scale scale, Difference difference) {
        slider.setMax(Math.max(scale.reach(), model.replicasProperty().get()));
        now.setText(language.words().say("guide.scale.now", scale.current()));
        diff.show(model.ref().name() + ".yaml", difference);
        boolean beside = getWidth() >= ROOM_FOR_BOTH;
        double height = diff.heightFor(MOST_DIFF_LINES) + 18;
        diff.setMinHeight(beside ? 0 : height);
        diff.setMaxHeight(beside ? Double.MAX_VALUE : height);
        if (beside) {
            body.setRight(diff);
            diff.setPrefWidth(getWidth() / 2);
            body.setCenter(form);
        } else {
            VBox both = new VBox(form, diff);
            body.setRight(null);
            body.setCenter(both);
        }
        show();
    }

    /** What changes with every move of the slider. */
    private void show() {
        if (!(model.stateProperty().get() instanceof ScaleState.Choosing choosing)) {
            return;
        }
        int replicas = model.replicasProperty().get();
        if (!number.getText().strip().equals(Integer.toString(replicas))) {
            number.setText(Integer.toString(replicas));
        }
        if (!slider.isValueChanging()) {
            slider.setMax(Math.max(choosing.scale().reach(), replicas));
            slider.setValue(replicas);
        }
        squares.show(choosing.scale().current(), replicas);
        effects.getChildren().setAll(choosing.scale().effects(replicas).stream().map(effect -> new EffectLine(language, effect)).toList());
        choosing.scale().autoscalerRef().ifPresent(ref ->
                effects.getChildren().addFirst(Buttons.link(language.text("guide.scale.to-autoscaler"), () -> toAutoscaler.accept(ref))));
        if (model.changes(choosing.scale())) {
            footer.on(model.free() ? language.words().say("guide.scale.at-once") : "");
        } else {
            footer.off(language.words().say("guide.scale.unchanged"), "");
        }
    }

    private void onKey(KeyEvent event) {
        int step = event.isShiftDown() ? LARGE_STEP : 1;
        boolean typing = event.getTarget() == number;
        if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
            model.applyNow();
        } else if (event.getCode() == KeyCode.ENTER && (typing || event.getTarget() == slider)) {
            model.review();
        } else if (event.getCode() == KeyCode.UP && typing) {
            model.step(step);
        } else if (event.getCode() == KeyCode.DOWN && typing) {
            model.step(-step);
        } else {
            return;
        }
        event.consume();
    }
}
