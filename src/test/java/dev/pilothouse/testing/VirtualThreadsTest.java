package dev.pilothouse.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class VirtualThreadsTest {

    @Test
    void seesThoseThatLiveWhoeverStartedThem() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch running = new CountDownLatch(2);
        Runnable work = () -> {
            running.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        try (ExecutorService executor = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("counted-of-executor").factory())) {
            Thread.ofVirtual().name("counted-alone").start(work);
            executor.execute(work);
            running.await();
            assertEquals(List.of("counted-alone", "counted-of-executor"), VirtualThreads.named("counted-").stream().sorted().toList());
            end.countDown();
        }
        assertEquals(List.of(), VirtualThreads.leftOf("counted-"));
    }
}
