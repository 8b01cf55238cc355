package dev.pilothouse.kinds;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoTextTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0", "1, 1", "0.25, 0.25", "-1.5, -1.5", "100000, 100000", "123456789, 123456789", "1e20, 100000000000000000000", "1e21, 1e+21",
        "1.5e24, 1.5e+24", "0.0001, 0.0001", "0.00001, 1e-05", "0.000012, 1.2e-05", "1e100, 1e+100"
    })
    void writesNumbersAsGoDoes(double number, String expected) {
        assertEquals(expected, GoText.number(number));
    }
}
