package dev.pilothouse.ui.navigation;

import java.util.List;
import java.util.function.Supplier;

/**
 * Something that a person can do, as data: menus, palette, shortcut help and tooltips all read the same list.
 *
 * @param id stable and semantic, for example {@code workload.scale}
 * @param titleKey key of its title in the message bundles
 * @param icon literal of the icon pack
 * @param shortcut as JavaFX writes key combinations ({@code Shortcut+K}), empty for none
 * @param scope where the shortcut holds
 * @param availability asked whenever it is shown or pressed
 */
public record Command(
        String id, String titleKey, String icon, String shortcut, Scope scope, Supplier<Availability> availability, Runnable action) {

    /** Where a shortcut holds; no two commands share a key in overlapping scopes. */
    public enum Scope {
        ANYWHERE,
        /** While a table, list or map has the focus. */
        LIST,
        /** In guides and in the review. */
        REVIEW,
        /** In a YAML pane. */
        TEXT,
        /** While the lines of a log have the focus. */
        LOGS
    }

    /** Whether it can be done now, and if not, why. */
    public sealed interface Availability {

        record On() implements Availability {}

        /** Off, with the reason as a message key and its arguments. */
        record Off(String reasonKey, List<String> args) implements Availability {}
    }

    /** For commands that are never off. */
    public static final Supplier<Availability> ALWAYS = Availability.On::new;
}
