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

    Watch open(Query query, String version, RowReader rows) {
        long least = patience.watchLeast().toSeconds();
        long seconds = least + ThreadLocalRandom.current().nextLong(least + 1);
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
        Answer answer = transport.stream(request);
        answer.silenceLimit(Duration.ofSeconds(seconds).plus(patience.grace()));
        return new Watch(request, answer, rows);
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
        private final long opened = System.nanoTime();
        private @org.jspecify.annotations.Nullable WatchReader reader;

        private Watch(Request request, Answer answer, RowReader rows) {
            this.request = request;
            this.answer = answer;
            this.rows = rows;
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
            answer.silenceLimit(patience.silence());
        }

        /** Tells whether it has been open for so short a time that ending it in good order is suspicious. */
        boolean brief() {
            return System.nanoTime() - opened < BRIEF.toNanos();
        }

        @Override
        public void close() {
            answer.close();
        }
    }
}
