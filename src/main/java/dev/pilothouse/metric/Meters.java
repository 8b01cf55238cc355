package dev.pilothouse.metric;

import dev.pilothouse.session.Session;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** The meters of the open clusters, one for each, so that all who look share what is read. */
public final class Meters {

    private final Beat beat;
    private final UnaryOperator<String> chosen;
    private final Map<String, Meter> meters = new ConcurrentHashMap<>();

    /** @param chosen the Prometheus that the person named for a context, {@code none}, or empty to search for one */
    public Meters(Beat beat, UnaryOperator<String> chosen) {
        this.beat = beat;
        this.chosen = chosen;
    }

    /** Returns the meter of a session; a context that was opened again has a new one. */
    public Meter of(Session session) {
        return meters.compute(session.context().name(), (_, known) ->
                known != null && known.cluster() == session.cluster() ? known : new Meter(session.cluster(), beat, () -> chosen.apply(session.context().name())));
    }
}
