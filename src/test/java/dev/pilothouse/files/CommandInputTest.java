package dev.pilothouse.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.pilothouse.cluster.Exec;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class CommandInputTest {

    private final ProblemException full = new ProblemException(Problem.of(ProblemCode.COPY_REFUSED, "/data/x").withDetail("No space left on device"));

    private final Queue<Optional<ProblemException>> complaints = new ArrayDeque<>();
    private final CommandInput input = new CommandInput(() -> complaints.size() > 1 ? complaints.remove() : complaints.peek(), Duration.ofMillis(1));

    /** A command that nobody hears of until it has been asked so many times. */
    private static final class Command implements Exec {
        private int questions;

        Command(int questions) {
            this.questions = questions;
        }

        @Override
        public Exit await() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Exit> await(Duration limit) {
            return questions-- > 0 ? Optional.empty() : Optional.of(new Exit(3, ""));
        }

        @Override
        public void resize(int columns, int rows) {}

        @Override
        public void close() {}
    }

    @Test
    void failsByTheComplaintOfACommandThatReadsNoMore() {
        complaints.addAll(List.of(Optional.empty(), Optional.of(full)));
        input.of(new Command(Integer.MAX_VALUE));
        IOException failed = assertThrows(IOException.class, () -> {
            while (true) {
                input.write(1);
            }
        });
        assertSame(full, failed.getCause());
    }

    @Test
    void waitsForACommandThatComplainsOfNothing() {
        complaints.add(Optional.empty());
        assertEquals(3, input.code(new Command(4)));
    }

    @Test
    void endsByTheComplaintOfACommandThatDoesNot() {
        complaints.addAll(List.of(Optional.empty(), Optional.of(full)));
        assertSame(full, assertThrows(ProblemException.class, () -> input.code(new Command(Integer.MAX_VALUE))));
    }
}
