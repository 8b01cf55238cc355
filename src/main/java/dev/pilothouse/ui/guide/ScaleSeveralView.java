package dev.pilothouse.ui.guide;

import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.ui.guide.ScaleSeveralViewModel.Line;
import dev.pilothouse.ui.guide.ScaleSeveralViewModel.State;
import dev.pilothouse.ui.kit.Anchor;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.EnvironmentStyle;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.ProblemView;
import dev.pilothouse.ui.kit.SafeText;
import dev.pilothouse.ui.kit.StateViews;
import dev.pilothouse.ui.kit.Stylesheet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Workloads with a number each, and what can be done to all of them. */
final class ScaleSeveralView extends VBox {

    private final ScaleSeveralViewModel model;
    private final Language language;
    private final BorderPane body = new BorderPane();
    private final GuideFooter footer;
    private final VBox effects = new VBox();
    private final Map<ResourceRef, TextField> fields = new LinkedHashMap<>();

    ScaleSeveralView(
            ScaleSeveralViewModel model, List<ResourceRef> refs, String context, EnvironmentStyle environment, Language language, Runnable close) {
        this.model = model;
        this.language = language;
        footer = new GuideFooter(language, close, model::review);
        getStylesheets().add(Stylesheet.of("guide.css"));
        getStyleClass().add("scale");
        Anchor.at(Anchor.SCALE, this);
        effects.getStyleClass().add("scale-effects");
        VBox.setVgrow(body, Priority.ALWAYS);
        body.setMinHeight(0);
        GuideHead head = new GuideHead(
                language.text("guide.scale.title-several", refs.size()), refs.getFirst(), context, environment, language, close);
        getChildren().addAll(head, body, footer);
        footer.takeEnter(this, model::applyNow);
        model.stateProperty().subscribe((before, now) -> render(before, now));
        language.follow(this, () -> render(new State.Reading(), model.stateProperty().get()));
    }

    private void render(State before, State now) {
        switch (now) {
            case State.Reading _ -> {
                body.setCenter(new StateViews(language).loading(language.text("guide.scale.reading")));
                footer.off(say("guide.scale.not-yet"), "");
            }
            case State.Choosing(List<Line> lines) -> {
                if (before instanceof State.Choosing) {
                    show(lines);
                } else {
                    body.setCenter(form(lines));
                    show(lines);
                }
            }
            case State.Applying _ -> footer.off(say("guide.scale.applying"), say("guide.scale.applying"));
            case State.Refused(var problem) -> {
                VBox around = new VBox(new ProblemView(language, problem, Buttons.link(language.text("guide.scale.again"), model::start)));
                around.getStyleClass().add("scale-form");
                body.setCenter(around);
                footer.off(say("guide.scale.not-yet"), "");
            }
        }
    }

    private Node form(List<Line> lines) {
        fields.clear();
        HBox all = new HBox(Buttons.plain(language.text("guide.scale.all-zero"), () -> model.wantAll(0)));
        if (model.canGoBack()) {
            all.getChildren().add(Buttons.plain(language.text("guide.scale.all-back"), model::wantBack));
        }
        all.getStyleClass().add("scale-row");
        VBox form = new VBox(all);
        lines.forEach(line -> form.getChildren().add(row(line)));
        form.getChildren().add(effects);
        form.getStyleClass().add("scale-form");
        ScrollPane scroll = new ScrollPane(form);
        scroll.setFitToWidth(true);
        return scroll;
    }

    private Node row(Line line) {
        ResourceRef ref = line.scale().ref();
        Label name = new Label(SafeText.line(ref.name()));
        name.setMinWidth(0);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        Label now = new Label(say("guide.scale.now", line.scale().current()));
        now.getStyleClass().addAll("small-text", "muted-text");
        now.setMinWidth(USE_PREF_SIZE);
        TextField field = new TextField(Integer.toString(line.wanted()));
        field.setPrefColumnCount(4);
        field.setMinWidth(USE_PREF_SIZE);
        field.setAccessibleText(say("guide.scale.copies") + " " + ref.name());
        field.textProperty().subscribe(text -> {
            if (text.strip().matches("\\d{1,5}")) {
                model.want(ref, Integer.parseInt(text.strip()));
            }
        });
        fields.put(ref, field);
        HBox row = new HBox(name, now, field);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("scale-row");
        return row;
    }

    private void show(List<Line> lines) {
        List<Node> warnings = new ArrayList<>();
        for (Line line : lines) {
            TextField field = fields.get(line.scale().ref());
            if (field != null && !field.getText().strip().equals(Integer.toString(line.wanted())) && !field.isFocused()) {
                field.setText(Integer.toString(line.wanted()));
            }
            if (!line.warnings().isEmpty()) {
                Label name = new Label(SafeText.line(line.scale().ref().name()));
                name.getStyleClass().add("bold-text");
                warnings.add(name);
                line.warnings().forEach(effect -> warnings.add(new EffectLine(language, effect)));
            }
        }
        effects.getChildren().setAll(warnings);
        if (model.draft().isPresent()) {
            footer.on(model.free() ? say("guide.scale.at-once") : "");
        } else {
            footer.off(say("guide.scale.unchanged"), "");
        }
    }

    private String say(String key, Object... args) {
        return language.words().say(key, args);
    }
}
