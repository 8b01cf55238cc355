package dev.pilothouse.live;

import dev.pilothouse.cluster.StreamState;
import java.util.Map;

/** Receives what a {@link LiveView} shows, on the thread of the beat, never by two threads at once. */
public interface ViewListener {

    void rows(Batch batch);

    /** The states of the view's streams by namespace (one, under the empty name, when it follows all namespaces). */
    void states(Map<String, StreamState> states);
}
