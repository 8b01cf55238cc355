package dev.pilothouse.ui.designer;

import dev.pilothouse.local.Likeness;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.Note;
import dev.pilothouse.ui.kit.ProblemView;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/** Notes about beginnings and what is kept. */
record ToldNote(Language language, StartsViewModel starts) {

    /**
     * Returns the note, if there is something to say.
     *
     * @param back brings back what stood there before, when it can be
     */
    Optional<Node> of(Told told, Optional<Node> back) {
        return switch (told) {
            case Told.Nothing _ -> back.map(link -> plain(language.text("designer.replaced"), link));
            case Told.Reading(String context) -> Optional.of(plain(language.text("designer.like.reading", context)));
            case Told.Alike(String context, Likeness likeness) -> Optional.of(plain(alike(context, likeness), back.stream().toArray(Node[]::new)));
            case Told.Kept(String name) -> Optional.of(ok(language.text("designer.kept.done", name)));
            case Told.Exported(var file) -> Optional.of(ok(language.text("designer.kept.exported", file.toString())));
            case Told.Removed removed -> Optional.of(plain(
                    language.text("designer.kept.removed", removed.name()),
                    Buttons.link(language.text("designer.bring-back"), () -> starts.bringBack(removed))));
            case Told.Refused(var problem) -> Optional.of(new ProblemView(language, problem));
        };
    }

    private static Note plain(ObservableValue<String> sentence, Node... actions) {
        return new Note(Note.Tone.PLAIN, sentence, actions);
    }

    private static Note ok(ObservableValue<String> sentence) {
        return new Note(Note.Tone.OK, sentence);
    }

    private ObservableValue<String> alike(String context, Likeness likeness) {
        int workers = likeness.workers() - likeness.left();
        return likeness.dropped().isEmpty()
                ? language.text("designer.like.done", context, workers, likeness.left())
                : language.text("designer.like.dropped", context, workers, likeness.left(), String.join(", ", likeness.dropped()));
    }
}
