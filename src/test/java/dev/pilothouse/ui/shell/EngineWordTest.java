package dev.pilothouse.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.pilothouse.local.EngineInfo;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.testing.FakeEngines;
import dev.pilothouse.words.Words;
import java.util.Locale;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What the status line says of the container engine. */
class EngineWordTest {

    private static final Words WORDS = new Words(Locale.ENGLISH);

    @Test
    void saysWhatIsFreeWhereThatIsKnown() {
        EngineInfo engine = FakeEngines.answering("default", "unix:///var/run/docker.sock", "28.5.1+dfsg");
        assertEquals("Docker 28.5, 6.1 GiB free", EngineWord.of(engine, OptionalLong.of(6_549_825_126L), WORDS).text());
        assertEquals("Docker 28.5, 16 GiB in all", EngineWord.of(engine, OptionalLong.empty(), WORDS).text());
    }

    @Test
    void saysWhatIsWrongAndTheWayOut() {
        EngineInfo engine = FakeEngines.silent("work", "unix:///w.sock", Problem.of(ProblemCode.ENGINE_NOT_RUNNING, "unix:///w.sock"));
        EngineWord word = EngineWord.of(engine, OptionalLong.empty(), WORDS);
        assertEquals("No container engine runs at unix:///w.sock", word.text());
        assertEquals("Start the engine, then look again.", word.help());
        assertFalse(word.answers());
    }
}
