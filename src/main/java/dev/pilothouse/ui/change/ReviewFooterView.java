package dev.pilothouse.ui.change;

import dev.pilothouse.ui.kit.ActionButton;
import dev.pilothouse.ui.kit.Anchor;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Icon;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The guard at the end of the review: one main button that names its target, and what must happen before it acts. */
final class ReviewFooterView extends HBox {

    private final ReviewViewModel model;
    private final Language language;
    private final ReviewActions actions;
    private final Label question = new Label();
    private final TextField name = new TextField();
    private final Label missing = new Label();
    private final HBox typing = new HBox(name, missing);
    private final VBox left = new VBox(question, typing);
    private final HBox others = new HBox();
    private final StringProperty mainTitle = new SimpleStringProperty("");
    private final ActionButton main;

    ReviewFooterView(ReviewViewModel model, Language language, ReviewActions actions) {
        this.model = model;
        this.language = language;
        this.actions = actions;
        main = Anchor.at(Anchor.APPLY, Buttons.accent(mainTitle, this::press));
        getStyleClass().add("review-footer");
        setAlignment(Pos.BOTTOM_LEFT);
        question.getStyleClass().addAll("small-text", "muted-text");
        question.setWrapText(true);
        name.getStyleClass().add("code");
        name.textProperty().bindBidirectional(model.typedProperty());
        name.setOnAction(_ -> press());
        name.accessibleTextProperty().bind(question.textProperty());
        missing.getStyleClass().addAll("small-text", "muted-text");
        typing.getStyleClass().add("review-typing");
        typing.setAlignment(Pos.CENTER_LEFT);
        left.getStyleClass().add("review-guard");
        left.setAlignment(Pos.CENTER_LEFT);
        left.setMinWidth(0);
        HBox.setHgrow(left, Priority.ALWAYS);
        others.getStyleClass().add("review-buttons");
        others.setAlignment(Pos.BOTTOM_RIGHT);
        getChildren().addAll(left, others, main);
        model.stateProperty().subscribe(_ -> render());
        model.gateProperty().subscribe(_ -> render());
        language.follow(this, () -> render());
    }

    /** Puts the focus where the person goes on: into the name if one must be typed, else on the main button. */
    void focusMain() {
        if (typing.isVisible()) {
            name.requestFocus();
        } else {
            main.requestFocus();
        }
    }

    /** Does what the main button says. */
    void press() {
        switch (model.state()) {
            case ReviewState.Applied _, ReviewState.Nothing _ -> actions.close().run();
            default -> model.proceed();
        }
    }

    private void render() {
        boolean wasTyping = typing.isVisible();
        showTyping(model.state() instanceof ReviewState.Ready && model.gateProperty().get() instanceof Gate.Name);
        main.setGraphic(null);
        main.on();
        switch (model.state()) {
            case ReviewState.Previewing _ -> off("change.guard.reading");
            case ReviewState.Rehearsing _ -> off("change.guard.rehearsing");
            case ReviewState.Ready _ -> guard(model.gateProperty().get());
            case ReviewState.NeedsChoice _ -> off("change.guard.choose");
            case ReviewState.Outdated _ -> ask("change.guard.outdated", "change.again", save());
            case ReviewState.Refused _ -> ask("change.guard.refused", "change.try-again", save());
            case ReviewState.Applying applying ->
                off("change.guard.applying", applying.millis().size(), applying.rehearsal().verdicts().size());
            case ReviewState.PartlyApplied partly -> ask(
                    "change.guard.partly",
                    "change.try-from-here",
                    Buttons.plain(
                            language.text("change.undo-applied", partly.soFar().entries().size()),
                            () -> actions.undo().accept(partly.soFar())));
            case ReviewState.OutcomeUnknown _ -> ask("change.guard.unknown", "change.look");
            case ReviewState.Applied applied -> ask(
                    "change.guard.applied",
                    "change.close",
                    Buttons.with(
                            Icons.UNDO,
                            Buttons.plain(language.text("change.undo"), () -> actions.undo().accept(applied.receipt()))));
            case ReviewState.Nothing _ -> ask("change.guard.nothing", "change.close");
        }
        if (typing.isVisible() && !wasTyping && getScene() != null) {
            name.requestFocus();
        }
    }

    private void guard(Gate gate) {
        String context = gate.context();
        switch (gate) {
            case Gate.Open _ -> ask("change.guard.free", "change.apply-to", save());
            case Gate.SecondPress second when second.pressedOnce() -> ask("change.guard.sure", "change.apply-sure", save());
            case Gate.SecondPress _ -> ask("change.guard.confirm", "change.apply-to", save());
            case Gate.Name typed -> {
                ask("change.guard.type", "change.apply-to", save());
                main.setGraphic(Icon.of(typed.passed() ? Icons.UNLOCKED : Icons.LOCKED));
                missing.setText(missing(typed));
                showTyping(true);
                if (!typed.passed()) {
                    main.off(language.words().say("change.guard.type", context));
                }
            }
        }
    }

    private String missing(Gate.Name typed) {
        return typed.missing() < 0
                ? language.words().say("change.guard.other-name", typed.context())
                : typed.missing() == 0 ? "" : language.words().say("change.guard.missing", typed.missing());
    }

    private void ask(String questionKey, String titleKey, Node... more) {
        String context = model.gateProperty().get().context();
        question.setText(language.words().say(questionKey, context));
        mainTitle.set(language.words().say(titleKey, context));
        others.getChildren().setAll(more);
    }

    private void off(String key, Object... args) {
        ask("change.guard.free", "change.apply-to", save());
        question.setText(language.words().say(key, args));
        main.off(question.getText());
    }

    private ActionButton save() {
        return Buttons.plain(language.text("change.save-yaml"), actions.save());
    }

    private void showTyping(boolean shown) {
        typing.setVisible(shown);
        typing.setManaged(shown);
    }
}
