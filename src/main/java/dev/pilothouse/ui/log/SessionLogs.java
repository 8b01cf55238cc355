package dev.pilothouse.ui.log;

import dev.pilothouse.log.Ledger;
import dev.pilothouse.log.Reading;
import dev.pilothouse.log.Wish;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.session.Session;
import dev.pilothouse.ui.kit.Fx;
import java.time.Instant;

/** The logs of an open cluster. */
final class SessionLogs implements LogSource {

    private final Session session;
    private final Fx fx;

    SessionLogs(Session session, Fx fx) {
        this.session = session;
        this.fx = fx;
    }

    @Override
    public Going read(Wish wish, Ledger book, Listener listener) {
        Reading reading = new Reading(session, wish, book);
        Subscription reports = reading.listen(report -> fx.later(() -> listener.report(report)));
        Fx.Call<Boolean> call = fx.call(() -> {
            reading.run();
            return true;
        });
        call.onDone(_ -> listener.ended()).onRefused(listener::refused);
        return new Going() {
            @Override
            public void older(Instant since) {
                reading.older(since);
            }

            @Override
            public void pause() {
                reading.pause();
            }

            @Override
            public void resume() {
                reading.resume();
            }

            @Override
            public void close() {
                reports.close();
                reading.close();
            }
        };
    }
}
