package dev.pilothouse.ui.guide;

import dev.pilothouse.guide.KeyUse;
import dev.pilothouse.guide.Keys;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Problem;
import java.util.List;

/** How far the editing of a Secret or ConfigMap has come on the screen. */
sealed interface KeysState {

    /** The object and who uses it are being read. */
    record Reading() implements KeysState {}

    /**
     * Keys can be changed.
     *
     * @param around documents among which users were looked for
     * @param copying whether the changed keys go into a copy of another name, since this object is immutable
     */
    record Editing(Keys keys, List<Document> around, List<KeyUse> uses, boolean copying) implements KeysState {

        Editing with(Keys edited) {
            return new Editing(edited, around, uses, copying);
        }
    }

    record Refused(Problem problem) implements KeysState {}
}
