package dev.pilothouse.platform.kubernetes;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import dev.pilothouse.kinds.Kinds;
import org.junit.jupiter.api.Test;

class WarmUpTest {

    /** A made-up list that does not parse would end the warm-up without a trace. */
    @Test
    void theMadeUpListIsReadToItsEnd() {
        assertDoesNotThrow(() -> WarmUp.read(new Kinds()));
    }
}
