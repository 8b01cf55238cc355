package dev.pilothouse.platform.playground.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class AgendaTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Agenda agenda = Agenda.standing(START, 1);
    private final List<String> done = new ArrayList<>();

    @Test
    void doesThingsInTheOrderOfTheirTimesAndEachAtItsOwn() {
        agenda.after(Duration.ofSeconds(2), () -> note("late"));
        agenda.after(Duration.ofSeconds(1), () -> note("early"));
        agenda.after(Duration.ofSeconds(1), () -> note("early too"));
        agenda.step(Duration.ofSeconds(3));
        assertEquals(List.of("early +1", "early too +1", "late +2"), done);
        assertEquals(START.plusSeconds(3), agenda.instant());
    }

    @Test
    void doesWhatComesUpWithinAStep() {
        agenda.after(Duration.ofSeconds(1), () -> agenda.after(Duration.ofSeconds(1), () -> note("grandchild")));
        agenda.step(Duration.ofSeconds(2));
        assertEquals(List.of("grandchild +2"), done);
    }

    @Test
    void standsStillUntilStepped() {
        agenda.after(Duration.ofMillis(1), () -> note("due"));
        agenda.settle();
        assertEquals(List.of(), done);
        assertEquals(START, agenda.instant());
    }

    @Test
    void takesBackWhatIsNotWantedAnyMore() {
        agenda.after(Duration.ofSeconds(1), () -> note("never")).close();
        agenda.step(Duration.ofMinutes(1));
        assertEquals(List.of(), done);
    }

    @Test
    void goesOnAfterSomethingFailed() {
        agenda.soon(() -> {
            throw new IllegalStateException("on purpose");
        });
        agenda.soon(() -> note("still"));
        agenda.settle();
        assertEquals(List.of("still +0"), done);
    }

    @Test
    void leapsFromWithin() {
        agenda.after(Duration.ofMinutes(10), () -> note("far"));
        agenda.soon(() -> agenda.leap(Duration.ofMinutes(20)));
        agenda.settle();
        assertEquals(List.of("far +600"), done);
        assertEquals(START.plusSeconds(1200), agenda.instant());
    }

    @Test
    void leapsWhileItRunsByItself() throws InterruptedException {
        try (Agenda running = Agenda.running(START, 1)) {
            CountDownLatch reached = new CountDownLatch(1);
            running.after(Duration.ofDays(1), reached::countDown);
            running.setSpeed(0);
            running.leap(Duration.ofDays(2));
            assertTrue(reached.await(20, TimeUnit.SECONDS));
            assertEquals(0, running.speed());
        }
    }

    @Test
    void runsFasterThanTheWall() throws InterruptedException {
        try (Agenda running = Agenda.running(START, 1)) {
            CountDownLatch reached = new CountDownLatch(1);
            running.after(Duration.ofHours(2), reached::countDown);
            running.setSpeed(10_000);
            assertTrue(reached.await(20, TimeUnit.SECONDS));
        }
        assertThrows(IllegalArgumentException.class, () -> agenda.setSpeed(-1));
        assertThrows(IllegalArgumentException.class, () -> agenda.setSpeed(Double.NaN));
    }

    @Test
    void neverDoesTwoThingsAtOnceWhoeverAsks() throws InterruptedException {
        try (Agenda running = Agenda.running(START, 1)) {
            AtomicInteger within = new AtomicInteger();
            AtomicInteger most = new AtomicInteger();
            CountDownLatch all = new CountDownLatch(400);
            Runnable work = () -> {
                most.accumulateAndGet(within.incrementAndGet(), Math::max);
                Thread.onSpinWait();
                within.decrementAndGet();
                all.countDown();
            };
            List<Thread> askers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                askers.add(Thread.ofPlatform().start(() -> {
                    for (int n = 0; n < 100; n++) {
                        running.soon(work);
                        if (n % 10 == 0) {
                            running.settle();
                        }
                    }
                }));
            }
            for (Thread asker : askers) {
                asker.join();
            }
            assertTrue(all.await(20, TimeUnit.SECONDS));
            assertEquals(1, most.get());
        }
    }

    @Test
    void drawsTheSameChanceFromTheSameSeed() {
        assertEquals(Agenda.standing(START, 7).chance().nextLong(), Agenda.standing(START, 7).chance().nextLong());
    }

    private void note(String what) {
        done.add(what + " +" + Duration.between(START, agenda.instant()).toSeconds());
    }
}
