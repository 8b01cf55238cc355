package dev.pilothouse.settings;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * One thing that can be chosen: where it stands in the file, what it is until then, and how its value is read.
 *
 * <p>A value of the wrong type reads as the fallback and stays in the file until another is chosen.
 *
 * @param path keys from the root of the file
 */
public record Setting<T>(List<String> path, T fallback, Function<Object, Optional<T>> read, Function<T, Object> write) {

    /** Who decides on light or dark. */
    public enum Look {
        SYSTEM,
        LIGHT,
        DARK
    }

    /** How much fits on the screen. */
    public enum Room {
        COMPACT,
        STANDARD,
        COMFORTABLE
    }

    /** What a cluster that is opened shows first. */
    public enum Start {
        OVERVIEW,
        PODS
    }

    /** What the journal keeps of the values of Secrets. */
    public enum SecretValues {
        LEFT_OUT,
        ENCRYPTED
    }

    /** A language tag such as {@code zh-CN}, empty for the system's own. */
    public static final Setting<String> LANGUAGE = text("", "look", "language");

    public static final Setting<Look> LOOK = choice(Look.class, Look.SYSTEM, "look", "theme");
    public static final Setting<Room> DENSITY = choice(Room.class, Room.STANDARD, "look", "density");

    /** Text size in percent. */
    public static final Setting<Integer> TEXT_PERCENT = number(100, 90, 200, "look", "textPercent");

    public static final Setting<Start> START = choice(Start.class, Start.OVERVIEW, "window", "start");

    /** How long changes are kept in the history, in days. */
    public static final Setting<Integer> HISTORY_DAYS = number(90, 1, 3_650, "history", "days");

    /** How large the history may grow, in megabytes. */
    public static final Setting<Integer> HISTORY_MEGABYTES = number(50, 1, 1_000, "history", "megabytes");

    /** Address of the container engine that the person chose, empty for what the docker command would use. */
    public static final Setting<String> CONTAINER_ENGINE = text("", "local", "engine");

    public static final Setting<Boolean> SIDEBAR_SHOWN = flag(true, "window", "sidebar");
    public static final Setting<Integer> SIDEBAR_WIDTH = number(216, 180, 320, "window", "sidebarWidth");
    public static final Setting<Integer> WINDOW_WIDTH = number(1440, 960, 20_000, "window", "width");
    public static final Setting<Integer> WINDOW_HEIGHT = number(900, 600, 20_000, "window", "height");
    public static final Setting<Boolean> WINDOW_MAXIMIZED = flag(false, "window", "maximized");
    public static final Setting<SecretValues> SECRETS_IN_JOURNAL = choice(SecretValues.class, SecretValues.LEFT_OUT, "journal", "secretValues");
    public static final Setting<List<String>> PINNED_CONTEXTS = texts("rail", "pinned");
    public static final Setting<List<String>> PINNED_KINDS = texts("sidebar", "pinned");
    public static final Setting<List<String>> FOLDED_GROUPS = texts("sidebar", "folded");

    /** The contexts that were last looked at side by side. */
    public static final Setting<List<String>> CONTEXTS_ACROSS = texts("across", "contexts");

    /** The environment chosen for a context, by its name in lower case; empty for the guess. */
    public static Setting<String> environment(String context) {
        return text("", "contexts", context, "environment");
    }

    /** The guard chosen for a context, by its name in lower case; empty for that of its environment. */
    public static Setting<String> guard(String context) {
        return text("", "contexts", context, "guard");
    }

    /** The Prometheus of a context as {@code namespace/service:port}; {@code none} for none, empty to search for one. */
    public static Setting<String> prometheus(String context) {
        return text("", "contexts", context, "prometheus");
    }

    /** The namespaces last looked at in a context; empty for all. */
    public static Setting<List<String>> namespaces(String context) {
        return texts("contexts", context, "namespaces");
    }

    /** Whether the person ever chose namespaces in a context; until then its own default is shown. */
    public static Setting<Boolean> namespacesChosen(String context) {
        return flag(false, "contexts", context, "namespacesChosen");
    }

    /** The objects of a context that nobody wants to be told of for a while, in the overview's own writing. */
    public static Setting<List<String>> silenced(String context) {
        return texts("contexts", context, "silenced");
    }

    /** The width of a kind of drawer, such as {@code detail} or {@code review}. */
    public static Setting<Integer> drawerWidth(String drawer, int usual) {
        return number(usual, 320, 4_000, "window", "drawers", drawer);
    }

    /** How the person left a kind's table, by the kind's qualified plural and in the table's own writing. */
    public static Setting<String> table(String kind) {
        return text("", "tables", kind);
    }

    public static Setting<String> text(String fallback, String... path) {
        return new Setting<>(List.of(path), fallback, value -> cast(String.class, value), value -> value);
    }

    public static Setting<Boolean> flag(boolean fallback, String... path) {
        return new Setting<>(List.of(path), fallback, value -> cast(Boolean.class, value), value -> value);
    }

    /** A whole number; one outside of the bounds reads as the nearest bound. */
    public static Setting<Integer> number(int fallback, int least, int most, String... path) {
        return new Setting<>(
                List.of(path),
                fallback,
                value -> cast(Number.class, value).map(number -> Math.clamp(number.longValue(), least, most)),
                value -> (long) value);
    }

    /** One of an enum's values, in lower case in the file. */
    public static <E extends Enum<E>> Setting<E> choice(Class<E> type, E fallback, String... path) {
        return new Setting<>(
                List.of(path),
                fallback,
                value -> cast(String.class, value).flatMap(text -> List.of(type.getEnumConstants()).stream()
                        .filter(constant -> constant.name().equalsIgnoreCase(text))
                        .findFirst()),
                value -> value.name().toLowerCase(Locale.ROOT));
    }

    public static Setting<List<String>> texts(String... path) {
        return new Setting<>(
                List.of(path),
                List.of(),
                value -> cast(List.class, value).map(Setting::onlyTexts),
                List::copyOf);
    }

    private static List<String> onlyTexts(List<?> list) {
        return list.stream().filter(String.class::isInstance).map(String.class::cast).toList();
    }

    private static <T> Optional<T> cast(Class<T> type, Object value) {
        return type.isInstance(value) ? Optional.of(type.cast(value)) : Optional.empty();
    }
}
