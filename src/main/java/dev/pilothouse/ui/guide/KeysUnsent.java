package dev.pilothouse.ui.guide;

import dev.pilothouse.guide.Content;
import dev.pilothouse.guide.Keys;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Json;
import dev.pilothouse.ui.guide.KeysState.Editing;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Edits of keys as a text from which the page can go on.
 *
 * @param name of what is made; empty where nothing is
 * @param copying whether it is made as a copy under that name
 * @param half hex that is not whole yet, by key
 * @param changes by key: the value in base64, or null where the key goes
 */
record KeysUnsent(String name, String type, boolean copying, Map<String, @Nullable Object> half, Map<String, @Nullable Object> changes) {

    static KeysUnsent of(Editing editing, String name) {
        Keys keys = editing.keys();
        Map<String, @Nullable Object> changes = new LinkedHashMap<>();
        keys.changes().forEach(change -> changes.put(change.key(), change.after().map(Content::base64).orElse(null)));
        return new KeysUnsent(name, keys.type(), editing.copying(), new LinkedHashMap<>(editing.half()), changes);
    }

    /** Returns the text, empty when there is nothing to go on from. */
    String text() {
        if (changes.isEmpty() && half.isEmpty() && name.isEmpty()) {
            return "";
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("name", name);
        fields.put("type", type);
        if (copying) {
            fields.put("copying", true);
        }
        if (!half.isEmpty()) {
            fields.put("half", half);
        }
        fields.put("keys", changes);
        return Json.write(new Tree(fields));
    }

    /** Reads a text; anything else gives no edits. */
    static KeysUnsent read(String text) {
        try {
            Tree tree = Json.read(text);
            return new KeysUnsent(tree.text("name"), tree.text("type"), tree.isTrue("copying"), tree.tree("half").fields(), tree.tree("keys").fields());
        } catch (ProblemException e) {
            return new KeysUnsent("", "", false, Map.of(), Map.of());
        }
    }

    /** Makes the edits again, on the object as it is now. */
    Keys on(Keys keys) {
        Keys edited = keys.isNew() && !type.isEmpty() ? new Keys(keys.ref(), keys.live(), type, keys.before(), keys.after()) : keys;
        for (Map.Entry<String, @Nullable Object> change : changes.entrySet()) {
            Object value = change.getValue();
            edited = value == null ? edited.without(change.getKey()) : edited.with(change.getKey(), Content.ofBase64(value.toString()));
        }
        return edited;
    }
}
