package dev.pilothouse.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pilothouse.cluster.StreamState.Reading;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamStateTest {

    @Test
    void readingsAreAddedUp() {
        assertEquals(new Reading(700, 12_000), Reading.together(List.of(new Reading(500, 10_000), new Reading(200, 2_000))));
    }

    @Test
    void theWholeIsNotKnownWhileOneHasNotTold() {
        assertEquals(new Reading(500, 0), Reading.together(List.of(new Reading(500, 10_000), new Reading(0))));
    }
}
