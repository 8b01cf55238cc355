package dev.pilothouse.platform.playground.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {

    @ParameterizedTest
    @CsvSource({
        "1000m, 1", "0.5, 500m", "1500m, 1500m", "0.5Gi, 512Mi", "1024Ki, 1Mi", "1023, 1023", "1000, 1k", "1e3, 1e3", "2e6, 2e6", "0, 0", "0.0Mi, 0",
        "1536Mi, 1536Mi", "100Ki, 100Ki", "1.5G, 1500M", "0.1Ki, 102400m", "1n, 1n", "0.1n, 1n", "-1000m, -1", "+5, 5", "12E, 12E", "nothing, nothing"
    })
    void amountsAreWrittenWithTheGreatestUnitThatLeavesAWholeNumber(String given, String canonical) {
        assertEquals(canonical, Amounts.canonical(given));
    }

    @Property
    void theCanonicalFormHasTheSameValueAndIsItsOwnCanonicalForm(@ForAll @LongRange(min = 1, max = 1L << 40) long number, @ForAll Unit unit) {
        String canonical = Amounts.canonical(number + unit.text);
        assertEquals(0, Amounts.value(number + unit.text).compareTo(Amounts.value(canonical)), canonical);
        assertEquals(canonical, Amounts.canonical(canonical));
    }

    @Property
    void noTextMakesItFail(@ForAll @StringLength(max = 8) String text) {
        assertEquals(Amounts.canonical(text), Amounts.canonical(Amounts.canonical(text)));
    }

    enum Unit {
        ONE(""), MILLI("m"), MICRO("u"), KILO("k"), MEGA("M"), KIBI("Ki"), MEBI("Mi"), GIBI("Gi");

        private final String text;

        Unit(String text) {
            this.text = text;
        }
    }

    @Test
    void whatIsNoAmountCountsAsNothing() {
        assertEquals(0, Amounts.value("much").signum());
    }
}
