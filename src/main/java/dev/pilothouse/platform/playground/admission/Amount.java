package dev.pilothouse.platform.playground.admission;

import dev.pilothouse.model.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An amount of a resource that can be added up, and that is written in the form of the real server: {@code 1500m}, {@code 1Gi}, {@code 2}.
 *
 * @param binary whether it is written by powers of 1024
 */
public record Amount(BigDecimal value, boolean binary) implements Comparable<Amount> {

    public static final Amount ZERO = new Amount(BigDecimal.ZERO, false);

    private static final String[] BINARY = {"", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"};
    private static final String[] DECIMAL = {"", "k", "M", "G", "T", "P", "E"};
    private static final String[] SMALL = {"", "m", "u", "n"};

    /** Reads an amount; what is none counts as zero, validation has refused it before. */
    public static Amount of(Object text) {
        return Quantity.parse(String.valueOf(text)).map(quantity -> new Amount(quantity.value(), quantity.text().endsWith("i"))).orElse(ZERO);
    }

    public static Amount of(long count) {
        return new Amount(BigDecimal.valueOf(count), false);
    }

    public Amount plus(Amount other) {
        return new Amount(value.add(other.value), value.signum() == 0 ? other.binary : binary);
    }

    public Amount minus(Amount other) {
        return new Amount(value.subtract(other.value), value.signum() == 0 ? other.binary : binary);
    }

    public Amount max(Amount other) {
        return compareTo(other) >= 0 ? this : other;
    }

    @Override
    public int compareTo(Amount other) {
        return value.compareTo(other.value);
    }

    /** Returns the shortest form that loses nothing; below a billionth it is rounded up. */
    @Override
    public String toString() {
        if (value.signum() == 0) {
            return "0";
        }
        BigDecimal whole = value;
        int small = 0;
        while (small < 3 && whole.stripTrailingZeros().scale() > 0) {
            whole = whole.scaleByPowerOfTen(3);
            small++;
        }
        whole = whole.setScale(0, RoundingMode.UP);
        if (small > 0) {
            return whole.toPlainString() + SMALL[small];
        }
        BigDecimal step = BigDecimal.valueOf(binary && value.abs().compareTo(BigDecimal.valueOf(1024)) >= 0 ? 1024 : 1000);
        String[] units = step.intValue() == 1024 ? BINARY : DECIMAL;
        int unit = 0;
        while (unit < units.length - 1 && whole.remainder(step).signum() == 0) {
            whole = whole.divide(step, 0, RoundingMode.UNNECESSARY);
            unit++;
        }
        return whole.toPlainString() + units[unit];
    }
}
