package dev.pilothouse.log;

import dev.pilothouse.cluster.LogLine;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ResourceRef;
import java.time.Instant;

/** Who takes down what a {@link Reading} reads; called on the thread of the reading alone. */
public interface Scribe {

    /** Returns the number of a container, the same each time. */
    int source(ResourceRef pod, String container);

    void line(int source, LogLine line);

    void mark(int source, Instant time, Mark mark);

    /** The log of a container could not be opened, or broke off. */
    default void unreadable(int source, Instant time, Problem problem) {
        mark(source, time, Mark.of(Mark.Event.UNREADABLE, problem.code().name(), problem.detail()));
    }

    /** Nothing more comes for the moment: a good time to show what there is. */
    void settled();
}
