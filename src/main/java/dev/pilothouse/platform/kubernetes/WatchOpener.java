package dev.pilothouse.platform.kubernetes;

import dev.pilothouse.cluster.Query;
import dev.pilothouse.model.Problem;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.core.JacksonException;

/** Opens watches that bring bookmarks and that the server ends by itself after some minutes. */
final class WatchOpener {

    private static final Duration BRIEF = Duration.ofSeconds(2);

    private final Transport transport;
    private final Patience patience;

    WatchOpener(Transport transport, Patience patience) {
        this.transport = transport;
        this.patience = patience;
    }

    /** Returns host and port of the server that is watched. */
    String server() {
        return transport.server();
    }

    /**
     * Opens a watch from a version on.
     *
     * @param young how long it may last on a connection of its own, by which nobody can ask whether it is alive: the server ends it in
     *     good order, or it was dead
     */
    Watch open(Query query, String version, RowReader rows, Duration young) {
        long least = patience.watchLeast().toSeconds();
        boolean shared = transport.shared();
        long seconds = shared ? least + ThreadLocalRandom.current().nextLong(least + 1) : Math.max(1, young.toSeconds());
        Request request = Request.get(
                Paths.of(query)
                        + Paths.query(
                                "watch", "true",
                                "allowWatchBookmarks", "true",
                                "resourceVersion", version,
                                "timeoutSeconds", Long.toString(seconds),
                                "labelSelector", query.labelSelector(),
                                "fieldSelector", query.fieldSelector()),
                Subject.of("watch", query.kind(), query.namespace()));
        Duration longest = Duration.ofSeconds(seconds).plus(shared ? patience.grace() : patience.soon().multipliedBy(2));
        Answer answer = transport.stream(request, longest.compareTo(patience.answer()) < 0 ? longest : patience.answer());
        answer.silenceLimit(longest);
        return new Watch(request, answer, rows, longest);
    }

    /** Returns the problem that an ERROR event tells of. */
    Problem problem(Query query, Status status) {
        return transport.answers().problem(Subject.of("watch", query.kind(), query.namespace()), status);
    }

    /** An open watch. Closing it ends it on the server. */
    final class Watch implements AutoCloseable {
        private final Request request;
        private final Answer answer;
        private final RowReader rows;
        private final Duration longest;
        private final long opened = System.nanoTime();
        private @org.jspecify.annotations.Nullable WatchReader reader;

        private Watch(Request request, Answer answer, RowReader rows, Duration longest) {
            this.request = request;
            this.answer = answer;
            this.rows = rows;
            this.longest = longest;
        }

        /** Waits for the next event; empty when the server has ended the watch. */
        Optional<WatchEvent> next() {
            try {
                if (reader == null) {
                    reader = new WatchReader(new JsonReader(answer.body(), rows.sharing()), rows);
                }
                return reader.next();
            } catch (IOException | JacksonException e) {
                throw transport.answers().broken(request, answer, e);
            }
        }

        /** From now on, bookmarks show that the connection lives: less silence is allowed. */
        void expectsBookmarks() {
            answer.silenceLimit(patience.silence().compareTo(longest) < 0 ? patience.silence() : longest);
        }

        /** Tells whether it has been open for so short a time, and not over a dead connection, that its end is suspicious. */
        boolean brief() {
            return !answer.fellSilent() && System.nanoTime() - opened < BRIEF.toNanos();
        }

        @Override
        public void close() {
            answer.close();
        }
    }
}
