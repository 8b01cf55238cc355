package dev.pilothouse.cluster;

import dev.pilothouse.model.Problem;
import java.util.Optional;

/** Where a log delivers its lines: on a thread of the cluster, one call after the other. The log waits while the sink works. */
public interface LogSink {

    void line(LogLine line);

    /**
     * Nothing more comes. Not called after the log was closed from this side.
     *
     * @param problem empty when the log is at its end, else why it could not be read or followed
     */
    void ended(Optional<Problem> problem);
}
