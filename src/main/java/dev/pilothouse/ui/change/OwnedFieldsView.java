package dev.pilothouse.ui.change;

import dev.pilothouse.change.Choices;
import dev.pilothouse.change.Dispute;
import dev.pilothouse.change.Meanwhile;
import dev.pilothouse.change.Rehearsal.Choice;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.ui.kit.Ages;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Fields that others own, or changed meanwhile, each with its own choice; from some on also one for all. */
final class OwnedFieldsView extends VBox {

    /** From that many on, nobody wants to press each. */
    private static final int MANY = 3;

    private final ReviewViewModel model;
    private final Language language;
    private final Consumer<ResourceRef> edit;

    /**
     * @param edit opens the object at which the owner's value is edited
     */
    private OwnedFieldsView(ReviewViewModel model, Language language, Consumer<ResourceRef> edit) {
        this.model = model;
        this.language = language;
        this.edit = edit;
        getStyleClass().add("review-note-text");
    }

    static OwnedFieldsView of(List<Dispute> disputes, boolean severalObjects, ReviewViewModel model, Language language, Consumer<ResourceRef> edit) {
        OwnedFieldsView view = new OwnedFieldsView(model, language, edit);
        view.title("change.note.owned", disputes.size());
        view.all(disputes.stream().map(Dispute::key).toList());
        disputes.forEach(dispute -> view.getChildren().add(view.dispute(dispute, severalObjects)));
        return view;
    }

    static OwnedFieldsView changed(List<Meanwhile> fields, boolean severalObjects, ReviewViewModel model, Language language) {
        OwnedFieldsView view = new OwnedFieldsView(model, language, _ -> {});
        view.title("change.note.meanwhile", fields.size());
        view.all(fields.stream().map(Meanwhile::key).toList());
        fields.forEach(field -> view.getChildren().add(view.meanwhile(field, severalObjects)));
        return view;
    }

    private void title(String key, int count) {
        Label title = new Label(language.words().say(key, count));
        title.getStyleClass().add("bold-text");
        title.setWrapText(true);
        getChildren().add(title);
    }

    private void all(Collection<Choices.Field> fields) {
        if (fields.size() >= MANY) {
            HBox line = new HBox(
                    12,
                    Buttons.link(language.text("change.leave-all"), () -> model.choose(fields, Choice.LEAVE_THEIRS)),
                    Buttons.link(language.text("change.take-all"), () -> model.choose(fields, Choice.TAKE_OVER)));
            line.setAlignment(Pos.CENTER_LEFT);
            getChildren().add(line);
        }
    }

    private Node dispute(Dispute dispute, boolean severalObjects) {
        List<Node> more = new ArrayList<>();
        dispute.editAt().ifPresent(owner ->
                more.add(Buttons.link(language.text("change.edit-at", owner.kind().name(), owner.name()), () -> edit.accept(owner))));
        String key = dispute.controller() ? "change.note.owned.by" : "change.note.owned.by-hand";
        return choice(dispute.key(), severalObjects, say(key, dispute.manager(), ago(dispute.since())), dispute.theirs(), dispute.ours(), dispute.choice(), more);
    }

    private Node meanwhile(Meanwhile field, boolean severalObjects) {
        String who = field.by().isEmpty()
                ? say("change.note.meanwhile.somebody", text(field.was()), text(field.theirs()))
                : say("change.note.meanwhile.by", field.by(), ago(field.at()), text(field.was()), text(field.theirs()));
        Choice now = model.choice(field.key()).orElse(Choice.TAKE_OVER);
        return choice(field.key(), severalObjects, who, field.theirs(), field.ours(), now, List.of());
    }

    private Node choice(
            Choices.Field field,
            boolean severalObjects,
            String sentence,
            @Nullable Object theirs,
            @Nullable Object ours,
            Choice now,
            List<Node> more) {
        String path = severalObjects ? field.ref().shortName() + " " + field.path() : field.path();
        return new FieldChoiceView(language, path, sentence, theirs, ours, now, chosen -> model.choose(List.of(field), chosen), more);
    }

    private String text(@Nullable Object value) {
        return value == null ? say("change.no-value") : value.toString();
    }

    private String ago(@Nullable Instant moment) {
        return moment == null ? "" : ", " + say("change.ago", Ages.say(language.words(), Duration.between(moment, Instant.now()).toSeconds()));
    }

    private String say(String key, Object... args) {
        return language.words().say(key, args);
    }
}
