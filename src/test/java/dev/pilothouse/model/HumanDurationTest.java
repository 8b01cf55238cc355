package dev.pilothouse.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HumanDurationTest {

    @ParameterizedTest
    @CsvSource({
        "-5, <invalid>", "-1, 0s", "0, 0s", "119, 119s", "120, 2m", "185, 3m5s", "599, 9m59s", "600, 10m", "10799, 179m",
        "10800, 3h", "14700, 4h5m", "28800, 8h", "172799, 47h", "172800, 2d", "183600, 2d3h", "691200, 8d", "63072000, 2y",
        "65664000, 2y30d", "252288000, 8y"
    })
    void printsAsKubectlDoes(long seconds, String printed) {
        assertEquals(printed, HumanDuration.format(seconds));
    }

    @Property
    void neverPrintsMoreThanTwoUnits(@ForAll @LongRange(min = 0, max = 1_000_000_000L) long seconds) {
        long units = HumanDuration.format(seconds).chars().filter(Character::isLetter).count();
        assertEquals(true, units == 1 || units == 2);
    }
}
