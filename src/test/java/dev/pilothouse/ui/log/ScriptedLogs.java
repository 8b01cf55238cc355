package dev.pilothouse.ui.log;

import dev.pilothouse.cluster.LogLine;
import dev.pilothouse.log.Ledger;
import dev.pilothouse.log.Mark;
import dev.pilothouse.log.Report;
import dev.pilothouse.log.Wish;
import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ResourceRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Logs that a test writes as it goes along, whatever is wished for. */
final class ScriptedLogs implements LogSource {

    static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    final List<Wish> wishes = new ArrayList<>();
    final List<String> asked = new ArrayList<>();
    private Ledger book = new Ledger();
    private Listener listener = new Silence();
    private long millis;

    private static final class Silence implements Listener {
        @Override
        public void report(Report report) {}

        @Override
        public void ended() {}

        @Override
        public void refused(Problem problem) {}
    }

    @Override
    public Going read(Wish wish, Ledger into, Listener told) {
        wishes.add(wish);
        book = into;
        listener = told;
        return new Going() {
            @Override
            public void older(Instant since) {
                asked.add("older " + since);
            }

            @Override
            public void pause() {
                asked.add("pause");
            }

            @Override
            public void resume() {
                asked.add("resume");
            }

            @Override
            public void close() {
                asked.add("close");
            }
        };
    }

    Listener listener() {
        return listener;
    }

    private int source(String pod, String container) {
        return book.source(new ResourceRef(BuiltIn.POD, "shop", pod), container);
    }

    ScriptedLogs line(String pod, String text) {
        return line(pod, "app", text);
    }

    ScriptedLogs line(String pod, String container, String text) {
        millis += 137;
        book.line(source(pod, container), new LogLine(START.plusMillis(millis), text));
        return this;
    }

    ScriptedLogs mark(String pod, Mark.Event event, String... args) {
        book.mark(source(pod, "app"), START.plusMillis(millis), Mark.of(event, args));
        return this;
    }

    void settled() {
        book.settled();
    }
}
