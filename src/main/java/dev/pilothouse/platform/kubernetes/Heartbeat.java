package dev.pilothouse.platform.kubernetes;

import dev.pilothouse.model.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks the server for a sign of life by each way on which somebody waits, and has cut off what hangs on one that gives none.
 *
 * <p>A network that swallows packets ends no connection: a watch would wait for bookmarks that don't come, a quiet log for ever, and after
 * the network has healed TCP may rest for as long as the fault took. A server that is merely slow is left its time: only when it answers
 * by a connection that is made meanwhile is the one that it does not answer by dead already.
 */
final class Heartbeat implements AutoCloseable {

    private final Silence silence;
    private final Patience patience;
    private final Questions questions;
    private final Set<Way> asked = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("heartbeat").factory());

    /** What the server can be asked; whatever it says is a sign of life. */
    interface Questions {
        /**
         * Asks by a way.
         *
         * @throws ProblemException when it cannot be asked
         */
        CompletableFuture<Way.Sign> by(Way way);

        /** Asks by a connection that is made for it. */
        CompletableFuture<Way.Sign> elsewhere();

        /** Hears that it is of no more use. */
        void lost(Way way);
    }

    Heartbeat(Silence silence, Patience patience, Questions questions) {
        this.silence = silence;
        this.patience = patience;
        this.questions = questions;
        threads.execute(this::run);
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(patience.beat());
                silence.awaited().stream().filter(asked::add).forEach(way -> threads.execute(() -> beat(way)));
            }
        } catch (InterruptedException | RejectedExecutionException e) {
            // the cluster is closed
        }
    }

    private void beat(Way way) {
        Instant begun = silence.now();
        try {
            Way.Sign sign = heard(questions.by(way), questions, patience);
            silence.alive(way, sign, way.replaced(sign), begun);
        } catch (TimeoutException | ExecutionException e) {
            questions.lost(way);
            silence.lost(way, begun);
        } catch (InterruptedException e) {
            // the cluster is closed
        } catch (ProblemException e) {
            // nobody is signed in who could ask: that says nothing of the way
        } finally {
            asked.remove(way);
        }
    }

    /**
     * Waits for an answer, and calls it off when it doesn't come.
     *
     * @throws ExecutionException when there is none
     * @throws TimeoutException when it is late and another, asked for later by a connection of its own, has come; or when neither comes
     */
    static Way.Sign heard(CompletableFuture<Way.Sign> answer, Questions questions, Patience patience)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            return within(patience.soon(), answer);
        } catch (TimeoutException e) {
            long end = System.nanoTime() + patience.connect().toNanos();
            boolean well = answersElsewhere(questions, patience.connect());
            return within(well ? patience.soon().dividedBy(2) : Duration.ofNanos(Math.max(0, end - System.nanoTime())), answer);
        } finally {
            answer.cancel(true);
        }
    }

    private static boolean answersElsewhere(Questions questions, Duration limit) throws InterruptedException {
        CompletableFuture<Way.Sign> elsewhere = questions.elsewhere();
        try {
            within(limit, elsewhere);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } finally {
            elsewhere.cancel(true);
        }
    }

    private static Way.Sign within(Duration limit, CompletableFuture<Way.Sign> answer) throws InterruptedException, ExecutionException, TimeoutException {
        return answer.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
