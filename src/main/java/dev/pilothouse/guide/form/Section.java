package dev.pilothouse.guide.form;

import dev.pilothouse.guide.Effect;
import java.util.List;

/**
 * Fields that belong together.
 *
 * @param key of its title in the message bundles; the same with {@code .help} says what it is about
 * @param args for both
 * @param summary what is filled in, in a few words, for the list of sections
 * @param exhibits what is shown under the fields
 */
public record Section(String key, List<String> args, Effect summary, List<Field> fields, List<Exhibit> exhibits) {

    public static Section of(String key, Effect summary, Field... fields) {
        return new Section(key, List.of(), summary, List.of(fields), List.of());
    }

    public static Section of(String key, Effect summary, List<Field> fields, Exhibit... exhibits) {
        return new Section(key, List.of(), summary, List.copyOf(fields), List.of(exhibits));
    }

    /** Returns the same section about what is named, such as one of several containers. */
    public Section about(String... names) {
        return new Section(key, List.of(names), summary, fields, exhibits);
    }

    public String helpKey() {
        return key + ".help";
    }

    /** A summary that only repeats names or values, which are the same in all languages. */
    public static Effect plain(String text) {
        return Effect.note("guide.form.plain", text);
    }
}
