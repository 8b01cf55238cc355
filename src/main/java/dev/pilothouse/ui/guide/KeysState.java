package dev.pilothouse.ui.guide;

import dev.pilothouse.guide.KeyUse;
import dev.pilothouse.guide.Keys;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How far the editing of a Secret or ConfigMap has come on the screen. */
sealed interface KeysState {

    /** The object and who uses it are being read. */
    record Reading() implements KeysState {}

    /**
     * Keys can be changed.
     *
     * @param around documents among which users were looked for
     * @param copying whether the changed keys go into a copy of another name, since this object is immutable
     * @param half hex that is typed and not whole yet, by key
     */
    record Editing(Keys keys, List<Document> around, List<KeyUse> uses, boolean copying, Map<String, String> half) implements KeysState {

        Editing with(Keys edited) {
            Map<String, String> left = new LinkedHashMap<>(half);
            left.keySet().removeIf(key -> edited.get(key).isEmpty());
            return new Editing(edited, around, uses, copying, left);
        }

        Editing withHalf(String key, String text) {
            Map<String, String> more = new LinkedHashMap<>(half);
            more.put(key, text);
            return new Editing(keys, around, uses, copying, more);
        }

        Editing withoutHalf(String key) {
            Map<String, String> left = new LinkedHashMap<>(half);
            left.remove(key);
            return new Editing(keys, around, uses, copying, left);
        }

        Editing asCopy() {
            return new Editing(keys, around, uses, true, half);
        }
    }

    /**
     * The object may not be read. Some of its keys are known by name from those who use it.
     *
     * @param problem why not
     */
    record Withheld(Problem problem, List<KeyUse> uses) implements KeysState {

        List<String> keys() {
            return uses.stream().flatMap(use -> use.ways().stream()).map(KeyUse.Way::key).filter(key -> !key.isEmpty()).distinct().sorted().toList();
        }
    }

    record Refused(Problem problem) implements KeysState {}
}
