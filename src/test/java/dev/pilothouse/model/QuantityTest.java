package dev.pilothouse.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {

    @ParameterizedTest
    @CsvSource({"250m, 0.25", "0.5, 0.5", "512Mi, 536870912", "1e3, 1000", "1E, 1000000000000000000", "2k, 2000", ".5, 0.5", "-1, -1"})
    void hasTheValueThatKubernetesGivesIt(String text, BigDecimal value) {
        assertEquals(0, value.compareTo(Quantity.parse(text).orElseThrow().value()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Mi", "1 Mi", "1mi", "1e", "0x1", "1e9999"})
    void isNothingElse(String text) {
        assertTrue(Quantity.parse(text).isEmpty());
    }

    @Property
    void ordersByValueWhateverTheUnit(@ForAll @LongRange(min = 0, max = 1 << 30) long mebi) {
        Quantity inMebi = Quantity.parse(mebi + "Mi").orElseThrow();
        assertEquals(0, inMebi.compareTo(Quantity.parse(mebi * 1024 + "Ki").orElseThrow()));
        assertTrue(inMebi.compareTo(Quantity.parse(mebi + 1 + "Mi").orElseThrow()) < 0);
    }
}
