package dev.pilothouse.ui.guide;

import dev.pilothouse.model.Health;
import dev.pilothouse.ui.kit.Anchor;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.EnvironmentStyle;
import dev.pilothouse.ui.kit.HealthIcon;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.ProblemView;
import dev.pilothouse.ui.kit.SafeText;
import dev.pilothouse.ui.kit.StateViews;
import dev.pilothouse.ui.kit.Stylesheet;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What a deed befalls, what follows from it, and what somebody must agree to first. */
final class DeedView extends VBox {

    private static final double ROW = 30;
    private static final int MOST_ROWS = 12;

    private final DeedViewModel model;
    private final Language language;
    private final BorderPane body = new BorderPane();
    private final GuideFooter footer;

    DeedView(DeedViewModel model, String context, EnvironmentStyle environment, Language language, Runnable close) {
        this.model = model;
        this.language = language;
        footer = new GuideFooter(language, close, model::review);
        getStylesheets().add(Stylesheet.of("guide.css"));
        getStyleClass().add("deed");
        Anchor.at(Anchor.DEED, this);
        VBox.setVgrow(body, Priority.ALWAYS);
        body.setMinHeight(0);
        Deed deed = model.deed();
        GuideHead head = new GuideHead(
                language.text(deed.titleKey(), deed.titleArgument()), deed.about(), context, environment, language, close);
        getChildren().addAll(head, body, footer);
        setFocusTraversable(true);
        footer.takeEnter(this, model::applyNow);
        model.stateProperty().subscribe(_ -> render());
        language.follow(this, () -> render());
    }

    private void render() {
        switch (model.stateProperty().get()) {
            case DeedState.Reading _ -> {
                body.setCenter(new StateViews(language).loading(language.text("guide.deed.reading")));
                footer.off(say("guide.deed.not-yet"), "");
            }
            case DeedState.Looking looking -> {
                body.setCenter(consequences(looking.consequences()));
                foot();
            }
            case DeedState.Applying applying -> {
                body.setCenter(consequences(applying.consequences()));
                footer.off(say("guide.scale.applying"), say("guide.deed.applying", applying.done(), applying.of()));
            }
            case DeedState.Refused refused -> {
                VBox around = new VBox(
                        new ProblemView(language, refused.problem(), Buttons.link(language.text("guide.scale.again"), model::start)));
                around.getStyleClass().add("scale-form");
                body.setCenter(around);
                footer.off(say("guide.deed.not-yet"), "");
            }
        }
    }

    private void foot() {
        if (model.draft().isPresent()) {
            footer.on(model.free() ? say("guide.scale.at-once") : "");
        } else {
            footer.off(say("guide.deed.agree-first"), "");
        }
    }

    private Node consequences(Deed.Consequences consequences) {
        VBox form = new VBox();
        form.getStyleClass().add("scale-form");
        VBox effects = new VBox();
        effects.getStyleClass().add("scale-effects");
        effects.getChildren().setAll(consequences.effects().stream().map(effect -> new EffectLine(language, effect)).toList());
        VBox options = new VBox();
        options.getStyleClass().add("scale-effects");
        options.getChildren().setAll(consequences.options().stream().map(this::option).toList());
        form.getChildren().addAll(effects, options);
        if (!consequences.lines().isEmpty()) {
            Label title = new Label(say("guide.deed.objects", consequences.lines().size()));
            title.getStyleClass().add("bold-text");
            form.getChildren().addAll(title, list(consequences.lines()));
        }
        return form;
    }

    private Node option(String key) {
        CheckBox box = new CheckBox(say(key));
        box.setWrapText(true);
        box.setSelected(model.isAgreed(key));
        box.selectedProperty().subscribe((_, now) -> model.agree(key, now));
        return box;
    }

    private Node list(List<Deed.Line> lines) {
        ListView<Deed.Line> list = new ListView<>();
        list.getStyleClass().add("deed-list");
        list.setFixedCellSize(ROW);
        list.setCellFactory(_ -> new LineCell());
        list.getItems().setAll(lines);
        list.setPrefHeight(ROW * Math.min(MOST_ROWS, lines.size()) + 2);
        list.setMinHeight(ROW * Math.min(3, lines.size()) + 2);
        return list;
    }

    private final class LineCell extends ListCell<Deed.Line> {

        LineCell() {
            setPrefWidth(0); // as wide as the list, so that nothing scrolls sideways
        }

        @Override
        protected void updateItem(Deed.Line line, boolean empty) {
            super.updateItem(line, empty);
            setGraphic(empty || line == null ? null : row(line));
        }

        private Node row(Deed.Line line) {
            Label name = new Label(SafeText.line(line.name()));
            name.setMinWidth(120);
            HBox.setHgrow(name, Priority.ALWAYS);
            name.setMaxWidth(Double.MAX_VALUE);
            Label fate = new Label(say(line.fateKey(), line.fateArgument()));
            fate.getStyleClass().addAll("small-text", "muted-text");
            fate.setMinWidth(60);
            fate.setAlignment(Pos.CENTER_RIGHT);
            HBox row = new HBox(new HealthIcon(line.stays() ? Health.State.OK : Health.State.PROGRESS), name, fate);
            row.getStyleClass().add("deed-row");
            row.setAlignment(Pos.CENTER_LEFT);
            return row;
        }
    }

    private String say(String key, Object... args) {
        return language.words().say(key, args);
    }
}
