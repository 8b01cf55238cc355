package dev.pilothouse.ui.change;

import dev.pilothouse.model.Health;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.ui.kit.HealthIcon;
import dev.pilothouse.ui.kit.Icon;
import dev.pilothouse.ui.kit.KindIcons;
import dev.pilothouse.ui.kit.Language;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Applying, object by object: which are done, which one was refused, which were never sent. */
final class ReviewProgressView extends VBox {

    private final Language language;

    ReviewProgressView(ReviewViewModel model, Language language) {
        this.language = language;
        getStyleClass().add("review-progress");
        switch (model.state()) {
            case ReviewState.Applying applying -> applying(model.documentsProperty().get(), applying.millis());
            case ReviewState.PartlyApplied partly -> partly(partly);
            default -> {}
        }
    }

    private void applying(List<ReviewDocument> documents, List<Long> millis) {
        for (int i = 0; i < documents.size(); i++) {
            Health.State state = i < millis.size() ? Health.State.OK : i == millis.size() ? Health.State.PROGRESS : Health.State.WAITING;
            String word = i < millis.size()
                    ? language.words().say("change.object.applied-in", millis.get(i))
                    : language.words().say(word(state));
            add(documents.get(i).ref(), state, word);
        }
    }

    private void partly(ReviewState.PartlyApplied partly) {
        partly.soFar().entries().forEach(entry -> add(entry.ref(), Health.State.OK));
        for (int i = 0; i < partly.rest().wishes().size(); i++) {
            add(partly.rest().wishes().get(i).ref(), i == 0 ? Health.State.BAD : Health.State.PAUSED);
        }
    }

    private void add(ResourceRef ref, Health.State state) {
        add(ref, state, language.words().say(word(state)));
    }

    private void add(ResourceRef ref, Health.State state, String said) {
        Label name = new Label(ref.kind().name() + " " + ref.name(), Icon.of(KindIcons.of(ref.kind())));
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        Node icon = new HealthIcon(state);
        Label word = new Label(said);
        word.getStyleClass().add(HealthIcon.styleClass(state));
        HBox line = new HBox(name, stretch, icon, word);
        line.getStyleClass().add("review-progress-line");
        line.setAlignment(Pos.CENTER_LEFT);
        getChildren().add(line);
    }

    private static String word(Health.State state) {
        return switch (state) {
            case OK -> "change.object.applied";
            case PROGRESS -> "change.object.applying";
            case BAD -> "change.object.refused";
            case PAUSED -> "change.object.not-sent";
            case WARN, WAITING, UNKNOWN, DONE -> "change.object.waiting";
        };
    }
}
