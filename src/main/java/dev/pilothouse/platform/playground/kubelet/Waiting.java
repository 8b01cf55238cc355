package dev.pilothouse.platform.playground.kubelet;

import dev.pilothouse.platform.playground.time.Agenda;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** Lets a thread from outside wait for simulated time. */
final class Waiting {

    private Waiting() {}

    /**
     * Returns after so much simulated time, or when the container has ended.
     *
     * @throws InterruptedException when whoever asked is gone
     */
    static void await(Agenda agenda, Incarnation life, Duration time) throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        try (var _ = agenda.after(time, over::countDown);
                var _ = life.onEnd(over::countDown)) {
            over.await();
        }
    }
}
