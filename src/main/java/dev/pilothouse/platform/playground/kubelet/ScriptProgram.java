package dev.pilothouse.platform.playground.kubelet;

import dev.pilothouse.platform.playground.kubelet.program.Program;
import dev.pilothouse.platform.playground.kubelet.program.ServerProgram;
import dev.pilothouse.platform.playground.kubelet.shell.Shell;
import dev.pilothouse.platform.playground.time.Agenda;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A program that is a command of a shell: what it prints is kept, the newest {@value #MOST_LINES} lines of it. */
final class ScriptProgram implements Program {

    private static final int MOST_LINES = 4_000;

    private final List<String> command;
    private final ServerProgram image;
    private final boolean interactive;
    private final Deque<Line> lines = new ArrayDeque<>();
    private @Nullable Coroutine running;
    private volatile @Nullable Shell shell;
    private volatile @Nullable Duration serving;

    /**
     * @param image what the image runs by itself, for a script that starts it
     * @param interactive whether somebody is to attach and type
     */
    ScriptProgram(List<String> command, ServerProgram image, boolean interactive) {
        this.command = command;
        this.image = image;
        this.interactive = interactive;
    }

    boolean interactive() {
        return interactive;
    }

    /** Begins; on the agenda's thread. */
    void start(Agenda agenda, ContainerHost.Parts parts, Incarnation life, Coroutine.End end) {
        if (interactive) {
            return;
        }
        Coroutine coroutine = new Coroutine(agenda, self -> {
            ContainerHost host = ContainerHost.ofScript(parts, self, words -> serve(words, self, Duration.between(life.start(), agenda.instant())));
            Shell made = new Shell(host, life.environment(), parts.directory());
            shell = made;
            return made.run(command, InputStream.nullInputStream(), new Lines(agenda, false), new Lines(agenda, true));
        }, end);
        running = coroutine;
        coroutine.start();
    }

    /** The script starts the image's own program, and goes on when that ends. */
    private Optional<Integer> serve(List<String> words, Coroutine self, Duration since) {
        if (image.family().kind() == dev.pilothouse.platform.playground.kubelet.program.Family.Kind.SHELL && !words.getFirst().startsWith("/")) {
            return Optional.empty();
        }
        serving = since;
        Optional<Ending> end = image.ending();
        self.pause(end.map(Ending::after).orElse(Duration.ofDays(36_500)));
        serving = null;
        return Optional.of(end.map(Ending::code).orElse(0));
    }

    void stop() {
        Coroutine coroutine = running;
        if (coroutine != null) {
            coroutine.close();
        }
    }

    /** Gives the script its signal; tells whether it heeds it. */
    boolean terminate() {
        Shell made = shell;
        Coroutine coroutine = running;
        if (made == null || coroutine == null || !made.traps("TERM")) {
            return false;
        }
        if (made.terminate()) {
            coroutine.wake();
        }
        return true;
    }

    @Override
    public Optional<Ending> ending() {
        return image.wantedEnding();
    }

    @Override
    public Optional<Ending> onTerminate() {
        return serving != null ? image.onTerminate() : interactive ? Optional.of(Ending.of(Duration.ofMillis(100), 143)) : Optional.empty();
    }

    @Override
    public Answer answer(Duration since, Asker asker, int port, String path) {
        Duration from = serving;
        return from == null ? new Answer.Refused() : image.answer(since.minus(from), asker, port, path);
    }

    @Override
    public Optional<Duration> nextChange(Duration since) {
        Duration from = serving;
        return from == null ? Optional.of(since.plusSeconds(10)) : image.nextChange(since.minus(from)).map(from::plus);
    }

    @Override
    public void log(Instant start, Duration from, Duration until, Predicate<Line> taker) {
        Instant first = start.plus(from);
        Instant last = start.plus(until);
        List<Line> copy;
        synchronized (lines) {
            copy = List.copyOf(lines);
        }
        for (Line line : copy) {
            if (!line.time().isBefore(first) && line.time().isBefore(last) && !taker.test(line)) {
                return;
            }
        }
        Duration serves = serving;
        if (serves != null) {
            Instant begin = start.plus(serves);
            Duration served = from.minus(serves);
            image.log(begin, served.isNegative() ? Duration.ZERO : served, until.minus(serves), taker);
        }
    }

    @Override
    public Use use(Duration since) {
        return image.use(since);
    }

    /** Keeps what is written, line by line. */
    private final class Lines extends OutputStream {
        private final Agenda agenda;
        private final boolean error;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        Lines(Agenda agenda, boolean error) {
            this.agenda = agenda;
            this.error = error;
        }

        @Override
        public void write(int b) {
            if (b != '\n') {
                line.write(b);
                return;
            }
            synchronized (lines) {
                if (lines.size() >= MOST_LINES) {
                    lines.removeFirst();
                }
                lines.addLast(new Line(agenda.instant(), line.toString(StandardCharsets.UTF_8), error));
            }
            line.reset();
        }
    }
}
