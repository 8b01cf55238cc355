package dev.pilothouse.platform.kubernetes;

import dev.pilothouse.cluster.LogLine;
import dev.pilothouse.model.ProblemException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Watches over a followed log that says nothing: its connection may be dead although others are well, as after a change of networks or of
 * a load balancer, and does not know it, since TCP notices only what it sends.
 *
 * <p>After a while of silence the newest line is asked for, ever less often. One that the log did not tell shows that the log is dead: it
 * is cut off, to be opened again.
 */
final class LogWatch implements AutoCloseable {

    /** What is on its way arrives within this time. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private static final Duration SELDOM = Duration.ofSeconds(30);

    private final Transport transport;
    private final Patience patience;
    private final Answer log;
    private final Request newest;
    private final Supplier<Instant> told;
    private final Thread watcher;

    /**
     * @param newest asks for the newest line of the log
     * @param told time of the line that the log told last
     */
    LogWatch(Transport transport, Patience patience, Answer log, Request newest, Supplier<Instant> told) {
        this.transport = transport;
        this.patience = patience;
        this.log = log;
        this.newest = newest;
        this.told = told;
        watcher = Thread.ofVirtual().name("log-watch").start(this::run);
    }

    private void run() {
        try {
            watch();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch() throws InterruptedException {
        Duration due = patience.quiet();
        while (true) {
            Duration silent = log.silent();
            if (silent.compareTo(due) < 0) {
                due = silent.compareTo(patience.quiet()) < 0 ? patience.quiet() : due;
                Thread.sleep(due.minus(silent).compareTo(patience.quiet()) < 0 ? due.minus(silent) : patience.quiet());
            } else if (missesLines()) {
                log.cutOff();
                return;
            } else {
                due = silent.plus(silent.compareTo(SELDOM) < 0 ? silent : SELDOM);
            }
        }
    }

    private boolean missesLines() throws InterruptedException {
        Optional<Instant> last = newestLine();
        if (last.isEmpty() || !last.get().isAfter(told.get())) {
            return false;
        }
        Thread.sleep(GRACE);
        return last.get().isAfter(told.get()) && log.silent().compareTo(patience.quiet()) >= 0;
    }

    private Optional<Instant> newestLine() {
        try (Answer answer = transport.glance(newest)) {
            LogReader lines = new LogReader(answer.body(), Instant.EPOCH);
            Optional<Instant> last = Optional.empty();
            for (Optional<LogLine> next = lines.next(); next.isPresent(); next = lines.next()) {
                last = next.map(LogLine::time);
            }
            return last;
        } catch (ProblemException | IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        watcher.interrupt();
    }
}
