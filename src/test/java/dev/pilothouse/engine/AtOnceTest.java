package dev.pilothouse.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AtOnceTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    @Test
    void allRunAtTheSameTimeAndTheirResultsKeepTheirOrder() {
        List<Integer> many = IntStream.range(0, 200).boxed().toList();
        CountDownLatch together = new CountDownLatch(many.size());

        List<Integer> found = new AtOnce(LONG).all(many, each -> {
            together.countDown();
            await(together);
            return each;
        }, _ -> -1);

        assertThat(found).isEqualTo(many);
    }

    @Test
    void oneWhoseTimeIsOverIsBrokenOffAndCountsAsLate() {
        CountDownLatch ended = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);

        List<String> found = new AtOnce(Duration.ofMillis(50)).all(List.of("slow"), _ -> {
            try {
                await(never);
                return "done";
            } finally {
                ended.countDown();
            }
        }, each -> each + " is late");

        assertThat(found).containsExactly("slow is late");
        await(ended);
    }

    @Test
    void whatWentWrongIsThrown() {
        assertThatThrownBy(() -> new AtOnce(LONG).all(List.of(1, 2), each -> 1 / (each - 2), each -> each)).isInstanceOf(ArithmeticException.class);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
