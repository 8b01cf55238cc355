package dev.pilothouse.platform.docker;

import dev.pilothouse.model.Problem;

/** Who is told what happens in an engine: on one thread, never by two at once. */
public interface EventSink {

    /**
     * From now on events are told. Something may have happened before: whoever keeps a list reads it anew, and finds that events of the
     * last second are told although the list has them.
     */
    default void connected() {}

    void event(EngineEvent event);

    /** The engine cannot be heard for now. It is tried again by itself. */
    default void lost(Problem problem) {}
}
