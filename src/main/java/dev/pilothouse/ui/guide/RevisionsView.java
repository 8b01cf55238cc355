package dev.pilothouse.ui.guide;

import dev.pilothouse.guide.rollout.Revision;
import dev.pilothouse.guide.rollout.Rollout;
import dev.pilothouse.model.Problem;
import dev.pilothouse.text.Difference;
import dev.pilothouse.ui.guide.RolloutViewModel.Chosen;
import dev.pilothouse.ui.kit.ActionButton;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.ChoiceWords;
import dev.pilothouse.ui.kit.DiffPane;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.ProblemView;
import dev.pilothouse.ui.kit.Visibility;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The difference of two revisions, and the way back to one of them. */
final class RevisionsView extends VBox {

    private static final int MOST_LINES = 30;

    private final RolloutViewModel model;
    private final Language language;
    private final Label chosen = new Label();
    private final ComboBox<Long> against = new ComboBox<>();
    private final Label than = new Label();
    private final Label same = new Label();
    private final Label only = new Label();
    private final DiffPane diff;
    private final ActionButton back;
    private String shown = "";
    private boolean filling;

    RevisionsView(RolloutViewModel model, Language language) {
        this.model = model;
        this.language = language;
        diff = new DiffPane(language);
        diff.layoutProperty().set(DiffPane.Layout.UNIFIED);
        back = Buttons.plain(language.text("guide.rollout.back"), this::goBack);
        back.textProperty().unbind();
        getStyleClass().add("revisions");
        chosen.getStyleClass().add("bold-text");
        chosen.setMinWidth(USE_PREF_SIZE);
        than.textProperty().bind(language.text("guide.rollout.against"));
        than.getStyleClass().addAll("small-text", "muted-text");
        than.setLabelFor(against);
        against.setConverter(new ChoiceWords<>(number -> language.words().say("guide.rollout.revision", number.toString())));
        language.follow(this, () -> sayAgain());
        against.accessibleTextProperty().bind(language.text("guide.rollout.against"));
        against.valueProperty().subscribe(number -> {
            if (!filling && number != null) {
                model.compareWith(number);
            }
        });
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        HBox head = new HBox(chosen, than, against, stretch, Buttons.small(Buttons.with(Icons.UNDO, back)));
        head.getStyleClass().add("revisions-head");
        head.setAlignment(Pos.CENTER_LEFT);
        same.textProperty().bind(language.text("guide.rollout.same"));
        same.getStyleClass().addAll("small-text", "muted-text", "revisions-same");
        only.textProperty().bind(language.text("guide.rollout.only"));
        only.getStyleClass().addAll("small-text", "muted-text", "revisions-same");
        VBox.setVgrow(diff, Priority.ALWAYS);
        getChildren().addAll(head, same, only, diff);
    }

    void show(Rollout rollout, boolean applying) {
        Chosen pair = model.chosenProperty().get();
        filling = true;
        List<Long> numbers = rollout.revisions().stream().map(Revision::number).toList();
        if (!against.getItems().equals(numbers)) {
            against.setValue(null); // else the box goes on saying what now stands where its value stood
            against.getItems().setAll(numbers);
        }
        against.setValue(pair.against());
        filling = false;
        chosen.setText(language.words().say("guide.rollout.revision", Long.toString(pair.number())));
        back.setText(language.words().say("guide.rollout.back-to", Long.toString(pair.number())));
        why(rollout, pair, applying).ifPresentOrElse(back::off, back::on);
        Difference difference = model.difference();
        boolean equal = difference.added() + difference.removed() == 0;
        boolean alone = numbers.size() < 2;
        Visibility.show(than, !alone);
        Visibility.show(against, !alone);
        Visibility.show(only, alone);
        Visibility.show(same, equal && !alone);
        diff.setVisible(!equal);
        diff.setManaged(!equal);
        String what = pair + " " + difference.hashCode();
        if (!what.equals(shown)) {
            shown = what;
            diff.show(model.ref().name() + ".yaml", difference);
        }
    }

    /** The chosen value is only written anew when it changes. */
    private void sayAgain() {
        filling = true;
        Long number = against.getValue();
        against.setValue(null);
        against.setValue(number);
        filling = false;
    }

    /** Stacked under other things it takes only the room that its lines need. */
    void takeOnlyNeededHeight(boolean only) {
        diff.setMinHeight(only ? diff.heightFor(MOST_LINES) : 0);
    }

    private Optional<String> why(Rollout rollout, Chosen pair, boolean applying) {
        if (applying) {
            return Optional.of(language.words().say("guide.scale.applying"));
        }
        if (rollout.current().filter(current -> current.number() == pair.number()).isPresent()) {
            return Optional.of(language.words().say("guide.rollout.is-current"));
        }
        Optional<Problem> refusal = model.refusal(RolloutViewModel.undo(pair.number()));
        return refusal.map(problem -> ProblemView.title(language.words(), problem));
    }

    private void goBack() {
        model.carryOut(RolloutViewModel.undo(model.chosenProperty().get().number()));
    }
}
