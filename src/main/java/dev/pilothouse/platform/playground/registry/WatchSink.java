package dev.pilothouse.platform.playground.registry;

/** Takes the events of a watch. */
public interface WatchSink {

    /** What a watch tells ({@code WatchEvent} of the meta API). */
    enum Type {
        ADDED,
        MODIFIED,
        DELETED,
        BOOKMARK,
        ERROR
    }

    /** Takes one event: the object, or a Status with {@code ERROR}, after which nothing more comes. */
    void event(Type type, Page.Item object);
}
