package dev.pilothouse.platform.playground.kubelet;

import dev.pilothouse.platform.playground.kubelet.Containers.LogOptions;
import dev.pilothouse.platform.playground.kubelet.program.Program;
import dev.pilothouse.platform.playground.time.Agenda;
import dev.pilothouse.platform.playground.time.Timestamps;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** Reads the log of one life of a container, which is only made when it is read. */
final class LogReader {

    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration MOMENT = Duration.ofMillis(1);

    private final Agenda agenda;
    private final Incarnation life;
    private final LogOptions options;
    private long left;

    LogReader(Agenda agenda, Incarnation life, LogOptions options) {
        this.agenda = agenda;
        this.life = life;
        this.options = options;
        this.left = options.limitBytes().orElse(Long.MAX_VALUE);
    }

    void write(OutputStream out) throws IOException {
        Duration from = from();
        Duration until = life.since(agenda.instant());
        try {
            boolean over = life.end().isPresent();
            first(from, over ? until.plus(MOMENT) : until, out);
            out.flush();
            while (options.follow() && !over && left > 0) {
                Waiting.await(agenda, life, LOOK);
                over = life.end().isPresent();
                Duration now = life.since(agenda.instant());
                life.program().log(life.start(), until, over ? now.plus(MOMENT) : now, line -> put(line, out));
                out.flush();
                until = now;
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration from() {
        Instant since = options.sinceSeconds().isPresent()
                ? agenda.instant().minusSeconds(options.sinceSeconds().getAsLong())
                : Timestamps.read(options.sinceTime()).orElse(life.start());
        return since.isBefore(life.start()) ? Duration.ZERO : Duration.between(life.start(), since);
    }

    private void first(Duration from, Duration until, OutputStream out) {
        if (options.tailLines().isEmpty()) {
            life.program().log(life.start(), from, until, line -> put(line, out));
            return;
        }
        long most = options.tailLines().getAsLong();
        Deque<Program.Line> tail = new ArrayDeque<>();
        life.program().log(life.start(), from, until, line -> {
            tail.addLast(line);
            if (tail.size() > most) {
                tail.removeFirst();
            }
            return true;
        });
        tail.forEach(line -> put(line, out));
    }

    private boolean put(Program.Line line, OutputStream out) {
        String text = (options.timestamps() ? line.time() + " " : "") + line.text() + "\n";
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int length = (int) Math.min(left, bytes.length);
        left -= length;
        try {
            out.write(bytes, 0, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return left > 0;
    }
}
