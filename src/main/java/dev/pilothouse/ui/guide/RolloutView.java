package dev.pilothouse.ui.guide;

import dev.pilothouse.guide.rollout.Revision;
import dev.pilothouse.guide.rollout.Rollout;
import dev.pilothouse.model.Problem;
import dev.pilothouse.ui.kit.ActionButton;
import dev.pilothouse.ui.kit.Anchor;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.EnvironmentStyle;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.ProblemView;
import dev.pilothouse.ui.kit.StateViews;
import dev.pilothouse.ui.kit.Stylesheet;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The page of a rollout: how far it is and what holds it up, its history with the difference of any two revisions, and what can be done. */
final class RolloutView extends VBox {

    private static final double ROOM_FOR_BOTH = 860;
    private static final double LEFT = 420;
    private static final double ROW = 48;

    private final RolloutViewModel model;
    private final Language language;
    private final RolloutProgressView progress;
    private final VBox strategy = new VBox();
    private final ListView<Revision> history = new ListView<>();
    private final RevisionsView revisions;
    private final ImageForm images;
    private final VBox left = new VBox();
    private final VBox content = new VBox();
    private final ActionButton image;
    private final ActionButton restart;
    private final ActionButton pause;
    private final ActionButton undo;
    private Optional<Boolean> arranged = Optional.empty();
    private boolean choosing;

    RolloutView(RolloutViewModel model, String context, EnvironmentStyle environment, Language language, Runnable close) {
        this.model = model;
        this.language = language;
        progress = new RolloutProgressView(language, number -> model.carryOut(RolloutViewModel.undo(number)), model::remove);
        revisions = new RevisionsView(model, language);
        images = new ImageForm(language, this::setImages, () -> showImages(false));
        image = Buttons.with(Icons.EDIT, Buttons.plain(language.text("guide.rollout.image"), () -> showImages(true)));
        restart = Buttons.with(Icons.RESTART, Buttons.plain(language.text("guide.rollout.restart"), () -> model.carryOut(model.restart())));
        pause = Buttons.plain(language.text("guide.rollout.pause"), () -> model.carryOut(RolloutViewModel.pauseOrResume()));
        undo = Buttons.with(Icons.UNDO, Buttons.plain(language.text("guide.rollout.undo"), () -> model.carryOut(RolloutViewModel.undo(0))));
        pause.textProperty().unbind();
        undo.textProperty().unbind();
        getStylesheets().addAll(Stylesheet.of("guide.css"), Stylesheet.of("rollout.css"));
        getStyleClass().addAll("page", "rollout");
        Anchor.at(Anchor.ROLLOUT, this);
        HBox tools = new HBox(image, restart, pause, undo);
        tools.getStyleClass().add("tool-row");
        VBox.setVgrow(content, Priority.ALWAYS);
        content.setMinHeight(0);
        getChildren().addAll(new GuideHead(language.text("guide.rollout.title", model.ref().name()), model.ref(), context, environment, language, close), tools, images, content);
        showImages(false);
        buildLeft();
        model.stateProperty().subscribe(_ -> render());
        model.chosenProperty().subscribe(_ -> render());
        widthProperty().subscribe(_ -> render());
        language.follow(this, () -> {
            history.refresh();
            render();
        });
    }

    private void buildLeft() {
        history.getStyleClass().add("revision-list");
        history.setCellFactory(_ -> new RevisionCell(language, model::now));
        history.setFixedCellSize(ROW);
        history.accessibleTextProperty().bind(language.text("guide.rollout.history"));
        history.getSelectionModel().selectedItemProperty().subscribe(revision -> {
            if (!choosing && revision != null) {
                model.choose(revision.number());
            }
        });
        strategy.getStyleClass().add("rollout-strategy");
        left.getStyleClass().add("rollout-left");
        left.getChildren().setAll(progress, heading("guide.rollout.strategy"), strategy, heading("guide.rollout.history"), history);
    }

    private Label heading(String key) {
        Label label = new Label();
        label.textProperty().bind(language.text(key));
        label.getStyleClass().addAll("bold-text", "rollout-heading");
        return label;
    }

    /** Puts the focus on the history, so that the arrows walk through revisions. */
    void focusHistory() {
        history.requestFocus();
    }

    private void render() {
        switch (model.stateProperty().get()) {
            case RolloutState.Reading _ -> showOnly(new StateViews(language).loading(language.text("guide.rollout.reading")));
            case RolloutState.NoRollout _ ->
                showOnly(new StateViews(language).empty(Icons.HISTORY, language.text("guide.rollout.none", model.ref().kind().name())));
            case RolloutState.Refused refused ->
                showOnly(new StateViews(language).error(refused.problem(), Buttons.link(language.text("guide.scale.again"), model::start)));
            case RolloutState.Showing showing -> show(showing);
        }
    }

    private void showOnly(Node node) {
        content.getChildren().setAll(node);
        arranged = Optional.empty();
        String notYet = language.words().say("guide.rollout.not-yet");
        image.off(notYet);
        restart.off(notYet);
        pause.off(notYet);
        undo.off(notYet);
    }

    private void show(RolloutState.Showing showing) {
        Rollout rollout = showing.rollout();
        progress.show(rollout);
        images.show(rollout);
        strategy.getChildren().setAll(rollout.strategy().stream().map(effect -> new EffectLine(language, effect)).toList());
        fillHistory(rollout);
        revisions.show(rollout, showing.applying());
        pause.setText(language.words().say(rollout.paused() ? "guide.rollout.resume" : "guide.rollout.pause"));
        undo.setText(rollout.previous()
                .map(previous -> language.words().say("guide.rollout.undo-to", Long.toString(previous.number())))
                .orElseGet(() -> language.words().say("guide.rollout.undo")));
        turn(image, showing.applying(), Optional.empty());
        turn(restart, showing.applying(), model.refusal(model.restart()));
        turn(pause, showing.applying(), model.refusal(RolloutViewModel.pauseOrResume()));
        turn(undo, showing.applying(), model.refusal(RolloutViewModel.undo(0)));
        arrange();
    }

    private void turn(ActionButton button, boolean applying, Optional<Problem> refusal) {
        if (applying) {
            button.off(language.words().say("guide.scale.applying"));
        } else {
            refusal.ifPresentOrElse(problem -> button.off(ProblemView.title(language.words(), problem)), button::on);
        }
    }

    private void fillHistory(Rollout rollout) {
        choosing = true;
        if (!history.getItems().equals(rollout.revisions())) {
            history.getItems().setAll(rollout.revisions());
        }
        long number = model.chosenProperty().get().number();
        rollout.revision(number).ifPresent(history.getSelectionModel()::select);
        choosing = false;
        history.setMinHeight(ROW * Math.min(4, Math.max(1, rollout.revisions().size())) + 2);
    }

    /** Beside each other where there is room, else below each other. */
    private void arrange() {
        boolean beside = getWidth() >= ROOM_FOR_BOTH;
        revisions.takeOnlyNeededHeight(!beside);
        if (arranged.equals(Optional.of(beside))) {
            return;
        }
        arranged = Optional.of(beside);
        Node wanted = beside ? besideEachOther() : belowEachOther();
        content.getChildren().setAll(wanted);
        VBox.setVgrow(wanted, Priority.ALWAYS);
    }

    private Node besideEachOther() {
        left.setMinWidth(LEFT);
        left.setMaxWidth(LEFT);
        HBox.setHgrow(revisions, Priority.ALWAYS);
        VBox.setVgrow(history, Priority.ALWAYS);
        return new HBox(left, revisions);
    }

    private Node belowEachOther() {
        left.setMinWidth(0);
        left.setMaxWidth(Double.MAX_VALUE);
        VBox both = new VBox(left, revisions);
        ScrollPane scroll = new ScrollPane(both);
        scroll.setFitToWidth(true);
        return scroll;
    }

    private void showImages(boolean shown) {
        images.setVisible(shown);
        images.setManaged(shown);
        if (shown) {
            images.focusFirst();
        }
    }

    private void setImages(java.util.Map<String, String> wanted, String cause) {
        showImages(false);
        model.carryOut(RolloutViewModel.images(wanted, cause));
    }
}
