package dev.pilothouse.platform.playground.validation;

import dev.pilothouse.model.Quantity;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;

/**
 * Quantities in the form in which the API server writes them back, {@code 1000m} as {@code 1}.
 *
 * <p>Rule of {@code Quantity.CanonicalizeBytes} of {@code k8s.io/apimachinery}: the greatest unit that leaves a whole number, of the
 * same family of units as it was written in.
 */
final class Amounts {

    private static final List<String> DECIMAL = List.of("n", "u", "m", "", "k", "M", "G", "T", "P", "E");
    private static final List<String> BINARY = List.of("", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei");
    private static final int NANO = 9;
    private static final int ONE = DECIMAL.indexOf("");
    private static final BigInteger THOUSAND = BigInteger.valueOf(1000);
    private static final BigInteger KIBI = BigInteger.valueOf(1024);

    private Amounts() {}

    /** Returns the canonical form; a text that is no quantity as it is. */
    static String canonical(String text) {
        return Quantity.parse(text).map(Amounts::canonical).orElse(text);
    }

    static BigDecimal value(String text) {
        return Quantity.parse(text).map(Quantity::value).orElse(BigDecimal.ZERO);
    }

    private static String canonical(Quantity quantity) {
        BigDecimal value = quantity.value().setScale(NANO, RoundingMode.UP).stripTrailingZeros();
        if (value.signum() == 0) {
            return "0";
        }
        String text = quantity.text();
        boolean whole = value.scale() <= 0;
        if (text.endsWith("i") && whole && value.abs().compareTo(new BigDecimal(KIBI)) >= 0) {
            return scaled(value.toBigIntegerExact(), KIBI, BINARY, 0);
        }
        if (text.matches(".*[eE][+-]?\\d+")) {
            return exponent(value);
        }
        return scaled(value.movePointRight(NANO).toBigIntegerExact(), THOUSAND, DECIMAL, 0);
    }

    private static String scaled(BigInteger number, BigInteger step, List<String> units, int unit) {
        BigInteger[] parts = number.divideAndRemainder(step);
        return parts[1].signum() == 0 && unit < units.size() - 1 ? scaled(parts[0], step, units, unit + 1) : number + units.get(unit);
    }

    private static String exponent(BigDecimal value) {
        BigInteger number = value.movePointRight(NANO).toBigIntegerExact();
        int exponent = -NANO;
        while (number.mod(THOUSAND).signum() == 0) {
            number = number.divide(THOUSAND);
            exponent += ONE;
        }
        return exponent == 0 ? number.toString() : number + "e" + exponent;
    }
}
