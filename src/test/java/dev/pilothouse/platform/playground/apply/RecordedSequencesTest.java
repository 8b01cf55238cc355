package dev.pilothouse.platform.playground.apply;

import dev.pilothouse.model.Tree;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sequences of writes by several managers, made up at random and by hand, end with the owners that the real server recorded (v1.34), step by step. */
final class RecordedSequencesTest {

    static Stream<Tree> sequences() {
        return Stream.of("sequences.json", "scripts.json").flatMap(name -> Replay.resource(name).trees("sequences").stream());
    }

    @ParameterizedTest
    @MethodSource("sequences")
    void ownersAreThoseOfTheRealServer(Tree sequence) {
        Replay replay = Replay.of(sequence.text("kind"));
        sequence.trees("steps").forEach(step -> replay.step(Step.read(step)));
    }
}
