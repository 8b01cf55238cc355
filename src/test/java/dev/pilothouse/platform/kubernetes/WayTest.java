package dev.pilothouse.platform.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import java.net.http.HttpClient;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class WayTest {

    private static final Way.Sign SIGN = new Way.Sign(true, "one");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Way way = new Way(client);
    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch asking = new CountDownLatch(1);
    private final CompletableFuture<Optional<Problem>> answer = new CompletableFuture<>();

    @AfterEach
    void end() {
        client.close();
    }

    private Way.Sign ask() {
        asking.countDown();
        if (asked.incrementAndGet() == 1) {
            answer.join().ifPresent(problem -> {
                throw new ProblemException(problem);
            });
        }
        return SIGN;
    }

    /** Opens it on a thread of its own; gives what went wrong. */
    private CompletableFuture<Optional<ProblemCode>> opening() {
        CompletableFuture<Optional<ProblemCode>> opened = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                way.open(this::ask);
                opened.complete(Optional.empty());
            } catch (ProblemException e) {
                opened.complete(Optional.of(e.problem().code()));
            } catch (InterruptedException e) {
                opened.completeExceptionally(e);
            }
        });
        return opened;
    }

    @Test
    void oneAsksForAllAndNobodyAgainUntilSomethingBreaks() throws Exception {
        CompletableFuture<?> first = opening();
        asking.await();
        CompletableFuture<?> next = opening();
        answer.complete(Optional.empty());
        assertEquals(Optional.empty(), first.get());
        assertEquals(Optional.empty(), next.get());
        assertEquals(Optional.empty(), opening().get());
        assertEquals(1, asked.get());
        way.doubt();
        assertEquals(Optional.empty(), opening().get());
        assertEquals(2, asked.get());
    }

    @Test
    void whoFailsFailsForThoseWhoWaitAndTheNextOneAsksAgain() throws Exception {
        CompletableFuture<?> first = opening();
        asking.await();
        answer.complete(Optional.of(Problem.of(ProblemCode.TIMED_OUT, "server", "5")));
        assertEquals(Optional.of(ProblemCode.TIMED_OUT), first.get());
        assertEquals(Optional.empty(), opening().get());
    }

    @Test
    void whoGivesUpLeavesTheQuestionToTheNextOne() throws Exception {
        CompletableFuture<?> first = opening();
        asking.await();
        CompletableFuture<?> next = opening();
        answer.complete(Optional.of(Problem.of(ProblemCode.CANCELLED)));
        assertEquals(Optional.of(ProblemCode.CANCELLED), first.get());
        assertEquals(Optional.empty(), next.get());
    }

    @Test
    void knowsWhenAnotherSharedConnectionAnswers() {
        assertFalse(way.replaced(SIGN));
        assertFalse(way.replaced(SIGN));
        assertFalse(way.replaced(new Way.Sign(false, "alone")));
        assertTrue(way.replaced(new Way.Sign(true, "other")));
        assertFalse(way.replaced(new Way.Sign(true, "other")));
    }
}
