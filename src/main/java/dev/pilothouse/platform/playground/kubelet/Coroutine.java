package dev.pilothouse.platform.playground.kubelet;

import dev.pilothouse.model.Subscription;
import dev.pilothouse.platform.playground.kubelet.shell.Host;
import dev.pilothouse.platform.playground.time.Agenda;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * A script that runs as part of the agenda: it has a thread of its own, but that goes on only while the agenda waits for it, and gives the
 * turn back whenever it sleeps. So the same seed tells the same story, and a sleeping script costs nothing.
 */
final class Coroutine {

    /** What is run; may call {@link #pause}. */
    interface Body {
        int run(Coroutine self);
    }

    /** Takes the exit code, on the agenda's thread. */
    interface End {
        void with(int code);
    }

    private static final Duration TURN = Duration.ofSeconds(1);

    private final Agenda agenda;
    private final End end;
    private final Semaphore go = new Semaphore(0);
    private final Semaphore paused = new Semaphore(0);
    private final Thread thread;
    private Subscription next = Subscription.NONE;
    private Duration wanted = Duration.ZERO;
    private Duration owed = Duration.ZERO;
    private volatile boolean closed;
    private volatile boolean ended;
    private volatile int code;

    Coroutine(Agenda agenda, Body body, End end) {
        this.agenda = agenda;
        this.end = end;
        this.thread = Thread.ofVirtual().name("playground-script").unstarted(() -> run(body));
    }

    private void run(Body body) {
        try {
            go.acquire();
            code = body.run(this);
        } catch (Host.Gone gone) {
            code = 137;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended = true;
            paused.release();
        }
    }

    /** Begins; called on the agenda's thread. */
    void start() {
        thread.start();
        resume();
    }

    private void resume() {
        if (closed || ended) {
            return;
        }
        go.release();
        paused.acquireUninterruptibly();
        if (closed) {
            return;
        }
        if (ended) {
            end.with(code);
        } else {
            next = agenda.after(wanted, this::resume);
        }
    }

    /** Goes on before its time; called on the agenda's thread. */
    void wake() {
        next.close();
        next = agenda.after(Duration.ZERO, this::resume);
    }

    /** Lets so much simulated time pass; called by the body. Moments are saved up, so that a busy script does not fill the agenda. */
    void pause(Duration time) {
        owed = owed.plus(time);
        if (owed.compareTo(TURN) < 0 && time.compareTo(Duration.ofMillis(200)) < 0) {
            return;
        }
        wanted = owed;
        owed = Duration.ZERO;
        paused.release();
        try {
            go.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Host.Gone();
        }
        if (closed) {
            throw new Host.Gone();
        }
    }

    /** Ends it where it is; called on the agenda's thread. */
    void close() {
        closed = true;
        next.close();
        thread.interrupt();
    }
}
