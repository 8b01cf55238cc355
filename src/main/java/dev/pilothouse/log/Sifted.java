package dev.pilothouse.log;

import dev.pilothouse.cluster.LogLine;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ResourceRef;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Lets only the lines through to another scribe that are wanted; marks and problems always. */
public final class Sifted implements Scribe {

    private final Finder finder;
    private final Scribe scribe;
    private final Map<Integer, Level> latest = new HashMap<>();
    private boolean goesOn;
    private boolean wanted;

    /** @throws dev.pilothouse.model.ProblemException {@code LOG_PATTERN_BROKEN} */
    public Sifted(Sift sift, Scribe scribe) {
        finder = new Finder(sift);
        this.scribe = scribe;
    }

    @Override
    public int source(ResourceRef pod, String container) {
        return scribe.source(pod, container);
    }

    /** Of a line in pieces the first one counts. */
    @Override
    public void line(int source, LogLine line) {
        if (!goesOn) {
            Level level = Levels.of(line.text(), latest.getOrDefault(source, Level.OTHER));
            latest.put(source, level);
            wanted = finder.wants(new Entry(0, source, line.time(), level, line.text(), false));
        }
        goesOn = line.continues();
        if (wanted) {
            scribe.line(source, line);
        }
    }

    @Override
    public void mark(int source, Instant time, Mark mark) {
        scribe.mark(source, time, mark);
    }

    @Override
    public void unreadable(int source, Instant time, Problem problem) {
        scribe.unreadable(source, time, problem);
    }

    @Override
    public void settled() {
        scribe.settled();
    }
}
