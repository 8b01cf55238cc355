package dev.pilothouse.ui.shell;

import dev.pilothouse.change.Draft;
import dev.pilothouse.ui.navigation.Place;
import dev.pilothouse.words.Words;

/** What an edit that was not sent is about, in words. */
final class UnsentWords {

    private UnsentWords() {}

    /** Returns the cluster in which it will be sent. */
    static String where(Words words, Desk.Edit edit) {
        return edit.context().isEmpty() ? words.say("shell.changes.here") : edit.context();
    }

    static String title(Words words, Desk.Edit edit) {
        return switch (edit.place()) {
            case Place.Review(Draft draft, _) -> words.say("change.summary." + draft.summary().verb(), draft.summary().args().toArray());
            case Place.ApplyYaml _ -> words.say("shell.changes.yaml", edit.text().lines().count());
            case Place.Designer _ -> words.say("designer.title");
            default -> edit.subject()
                    .map(ref -> words.say("shell.changes.edit", ref.shortName()))
                    .orElseGet(() -> words.say("shell.changes.new"));
        };
    }
}
