package dev.pilothouse.metric;

import dev.pilothouse.session.Session;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The meters of the open clusters, one for each, so that all who look share what is read. */
public final class Meters {

    private final Beat beat;
    private final Map<String, Meter> meters = new ConcurrentHashMap<>();

    public Meters(Beat beat) {
        this.beat = beat;
    }

    /** Returns the meter of a session; a context that was opened again has a new one. */
    public Meter of(Session session) {
        return meters.compute(session.context().name(), (_, known) ->
                known != null && known.cluster() == session.cluster() ? known : new Meter(session.cluster(), beat));
    }
}
