package dev.pilothouse.ui.guide;

import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.form.Form;
import dev.pilothouse.guide.form.Guide;
import dev.pilothouse.guide.form.Remark;
import dev.pilothouse.guide.form.Section;
import dev.pilothouse.guide.form.Spot;
import dev.pilothouse.ui.guide.GuideState.Filling;
import dev.pilothouse.ui.guide.GuideState.Standing;
import dev.pilothouse.ui.kit.ActionButton;
import dev.pilothouse.ui.kit.Anchor;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Chip;
import dev.pilothouse.ui.kit.EnvironmentStyle;
import dev.pilothouse.ui.kit.Icon;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.Note;
import dev.pilothouse.ui.kit.ProblemView;
import dev.pilothouse.ui.kit.Segmented;
import dev.pilothouse.ui.kit.StateViews;
import dev.pilothouse.ui.kit.Stylesheet;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Draws any guide: its sections, the form and the YAML beside it, as far as there is room, and the way to the review below. */
final class GuideView extends VBox {

    /** What is looked at where there is not room for both. */
    enum Side {
        FORM,
        YAML
    }

    private static final double FORM = 470;
    private static final double ROOM_FOR_BOTH = FORM + 380;
    private static final double SECTIONS = 196;
    private static final double ROOM_FOR_SECTIONS = 760;

    private final GuideViewModel model;
    private final Language language;
    private final BorderPane body = new BorderPane();
    private final VBox notes = new VBox();
    private final SectionList sections;
    private final FormPane form;
    private final YamlBeside yaml;
    private final Segmented<Side> side = new Segmented<>(Side.FORM);
    private final StringProperty formTitle = new SimpleStringProperty("");
    private final StringProperty yamlTitle = new SimpleStringProperty("");
    private final Label hint = new Label();
    private final ActionButton review;
    private final ActionButton previous;
    private final ActionButton next;
    private boolean focusWanted;
    private final StringProperty nextWords = new SimpleStringProperty("");
    private final Label title = new Label();
    private final Label step = new Label();
    private int chosen;

    /**
     * @param context name of the cluster's context
     * @param close leaves the guide; what was filled in is kept
     */
    GuideView(GuideViewModel model, String context, EnvironmentStyle environment, Language language, Runnable close) {
        this.model = model;
        this.language = language;
        FormContext parts = new FormContext(language, model::edit, this::lookFromForm);
        sections = new SectionList(parts, this::choose);
        form = new FormPane(parts);
        previous = Buttons.plain(language.text("guide.form.previous"), () -> choose(Math.max(0, chosen - 1)));
        next = Buttons.plain(nextWords, () -> choose(chosen + 1));
        previous.managedProperty().bind(previous.visibleProperty());
        next.managedProperty().bind(next.visibleProperty());
        side.managedProperty().bind(side.visibleProperty());
        yaml = new YamlBeside(parts, model::typed, this::lookFromYaml);
        review = Buttons.accent(language.text("guide.review"), model::review);
        getStylesheets().add(Stylesheet.of("guide.css"));
        getStyleClass().add("guide");
        Anchor.at(Anchor.GUIDE, this);
        side.add(Side.FORM, formTitle);
        side.add(Side.YAML, yamlTitle);
        side.valueProperty().subscribe(_ -> render());
        notes.getStyleClass().add("guide-notes");
        VBox.setVgrow(body, Priority.ALWAYS);
        body.setMinHeight(0);
        getChildren().addAll(head(context, environment, close), notes, body, footer(close));
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        widthProperty().subscribe(_ -> render());
        model.stateProperty().subscribe(_ -> render());
        model.restoredProperty().subscribe(_ -> render());
        language.follow(this, () -> render());
    }

    /** Puts the focus on the first field, as soon as there is one. */
    void focusFirst() {
        focusWanted = !(model.stateProperty().get() instanceof Filling);
        if (!focusWanted) {
            form.focusFirst();
        }
    }

    private Node head(String context, EnvironmentStyle environment, Runnable close) {
        title.getStyleClass().add(paged() ? "page-title" : "title-text");
        title.setMinWidth(0);
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        step.getStyleClass().addAll("small-text", "muted-text");
        HBox head = new HBox(Icon.of(model.guide().icon()), title, Chip.environment(environment, context), step, stretch, side);
        if (!paged()) {
            head.getChildren().add(Buttons.small(Buttons.icon(Icons.CLOSE, language.text("kit.close"), close)));
        }
        head.getStyleClass().addAll("guide-head", "guide-title");
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private Node footer(Runnable close) {
        hint.getStyleClass().addAll("small-text", "muted-text");
        hint.setMinWidth(0);
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        HBox footer = new HBox(Buttons.plain(language.text("guide.cancel"), close), hint, stretch);
        if (paged()) {
            footer.getChildren().addAll(previous, next);
        }
        footer.getChildren().add(review);
        footer.getStyleClass().add("page-footer");
        footer.setAlignment(Pos.CENTER_LEFT);
        return footer;
    }

    private void render() {
        switch (model.stateProperty().get()) {
            case GuideState.Reading _ -> showOnly(new StateViews(language).loading(language.text("guide.form.reading")));
            case GuideState.Refused refused -> showOnly(new VBox(new ProblemView(
                    language, refused.problem(), Buttons.link(language.text("guide.scale.again"), model::start))));
            case Filling filling -> fill(filling);
        }
    }

    private void showOnly(Node node) {
        body.setLeft(null);
        body.setCenter(node);
        notes.getChildren().clear();
        side.setVisible(false);
        previous.setVisible(false);
        next.setVisible(false);
        review.off(language.words().say("guide.form.not-yet"));
        hint.setText("");
    }

    private boolean paged() {
        return model.guide().size() == Guide.Size.PAGE;
    }

    private void fill(Filling filling) {
        Form now = filling.form();
        chosen = Math.clamp(chosen, 0, Math.max(0, now.sections().size() - 1));
        boolean broken = filling.standing() instanceof Standing.Broken;
        form.show(now, paged() ? chosen : -1);
        form.setDisable(broken);
        sections.show(now, chosen);
        yaml.show(filling, paged() ? Optional.<Section>of(now.sections().get(chosen)) : Optional.empty());
        layOut();
        showNotes(filling);
        showFooter(filling.standing());
        showSteps(now);
        side.setVisible(true);
        if (focusWanted) {
            focusFirst();
        }
    }

    private void showSteps(Form now) {
        Effect words = model.guide().title(now.sheet());
        title.setText(language.words().say(words.key(), words.args().toArray()));
        int last = now.sections().size() - 1;
        step.setText(paged() && last > 0 ? language.words().say("guide.form.step", chosen + 1, last + 1) : "");
        previous.setVisible(chosen > 0);
        next.setVisible(chosen < last);
        nextWords.set(chosen < last ? language.words().say("guide.form.next", title(now.sections().get(chosen + 1))) : "");
    }

    private String title(Section section) {
        return language.words().say(section.key(), section.args().toArray());
    }

    private void layOut() {
        boolean both = roomForBoth();
        formTitle.set(language.words().say(both ? "guide.form.form-and-yaml" : "guide.form.form"));
        yamlTitle.set(language.words().say(both ? "guide.form.yaml-only" : "guide.form.yaml"));
        boolean yamlOnly = side.valueProperty().get() == Side.YAML;
        body.setLeft(paged() && getWidth() >= ROOM_FOR_SECTIONS && !yamlOnly ? sections : null);
        if (yamlOnly) {
            body.setCenter(yaml);
        } else if (both) {
            HBox halves = new HBox(form, yaml);
            form.setPrefWidth(FORM);
            form.setMinWidth(FORM);
            HBox.setHgrow(yaml, Priority.ALWAYS);
            body.setCenter(halves);
        } else {
            body.setCenter(form);
        }
    }

    private void showNotes(Filling filling) {
        notes.getChildren().clear();
        if (filling.standing() instanceof Standing.Broken broken) {
            notes.getChildren().add(new Note(
                    Note.Tone.BAD,
                    language.text("guide.form.broken", Integer.toString(broken.line())),
                    Buttons.link(language.text("guide.form.go-there"), () -> goTo(broken.line()))));
        } else if (filling.standing() instanceof Standing.Unknown unknown) {
            notes.getChildren().add(new ProblemView(language, unknown.problem()));
        } else if (model.restoredProperty().get()) {
            notes.getChildren().add(new Note(
                    Note.Tone.PLAIN,
                    language.text("guide.form.restored"),
                    Buttons.link(language.text("guide.form.start-over"), model::startOver)));
        }
    }

    private boolean roomForBoth() {
        return getWidth() >= ROOM_FOR_BOTH + (paged() ? SECTIONS : 0);
    }

    private void goTo(int line) {
        if (!roomForBoth()) {
            side.valueProperty().set(Side.YAML);
        }
        yaml.goTo(line);
    }

    private void showFooter(Standing standing) {
        String why = switch (standing) {
            case Standing.Ready _ -> "";
            case Standing.Unchanged _ -> language.words().say("guide.form.unchanged");
            case Standing.Unsettled unsettled -> language.words().say("guide.form.unsettled", unsettled.count());
            case Standing.Broken broken -> language.words().say("guide.form.broken", Integer.toString(broken.line()));
            case Standing.Unknown unknown -> ProblemView.title(language.words(), unknown.problem());
        };
        if (why.isEmpty()) {
            review.on();
            hint.setText(language.words().say("guide.form.kept"));
        } else {
            review.off(why);
            hint.setText(why);
        }
    }

    private void choose(int section) {
        chosen = section;
        render();
        if (model.stateProperty().get() instanceof Filling filling && chosen < filling.form().sections().size()) {
            yaml.lookAt(filling.form().sections().get(chosen));
        }
    }

    private void lookFromForm(Spot spot) {
        form.light(Optional.empty());
        yaml.lookAt(spot);
    }

    private void lookFromYaml(Spot spot) {
        if (paged() && model.stateProperty().get() instanceof Filling filling) {
            for (int i = 0; i < filling.form().sections().size(); i++) {
                boolean here = filling.form().sections().get(i).fields().stream().anyMatch(field -> field.spot().holds(spot));
                if (here && i != chosen) {
                    choose(i);
                    break;
                }
            }
        }
        form.light(Optional.of(spot));
    }

    /** Goes to the next section that has something to say, and from the last one to the first. */
    private void nextProblem(int step) {
        if (model.stateProperty().get() instanceof Filling filling) {
            int count = filling.form().sections().size();
            for (int i = 1; i <= count; i++) {
                int section = Math.floorMod(chosen + step * i, count);
                List<Remark> remarks = filling.form().on(filling.form().sections().get(section));
                if (remarks.stream().anyMatch(remark -> remark.effect().weight() != Effect.Weight.NOTE)) {
                    choose(section);
                    remarks.getFirst().spot().ifPresent(spot -> form.light(Optional.of(spot)));
                    return;
                }
            }
        }
    }

    private void onKey(KeyEvent event) {
        int step = event.getCode() == KeyCode.DOWN ? 1 : event.getCode() == KeyCode.UP ? -1 : 0;
        if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
            model.review();
        } else if (step != 0 && event.isAltDown() && paged()) {
            choose(Math.max(0, chosen + step));
        } else if (event.getCode() == KeyCode.F8 && paged()) {
            nextProblem(event.isShiftDown() ? -1 : 1);
        } else {
            return;
        }
        event.consume();
    }
}
