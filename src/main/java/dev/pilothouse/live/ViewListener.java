package dev.pilothouse.live;

import dev.pilothouse.cluster.StreamState;
import java.util.Map;
import java.util.function.Consumer;

/** Receives what a {@link LiveView} shows, on the thread of the beat, never by two threads at once. */
public interface ViewListener {

    /** Returns a listener for whom only the rows matter. */
    static ViewListener ofRows(Consumer<Batch> rows) {
        return new ViewListener() {
            @Override
            public void rows(Batch batch) {
                rows.accept(batch);
            }

            @Override
            public void states(Map<String, StreamState> states) {}
        };
    }

    void rows(Batch batch);

    /** The states of the view's streams by namespace (one, under the empty name, when it follows all namespaces). */
    void states(Map<String, StreamState> states);
}
