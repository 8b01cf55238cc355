package dev.pilothouse.placement;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Amounts of resources as people read them, the same in every language: {@code 0.25 CPU}, {@code 1.5 GiB}, {@code 3 pods}. */
public final class AmountText {

    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

    private AmountText() {}

    /**
     * Returns the amount in words.
     *
     * @param amount as {@link Amounts} counts it
     */
    public static String of(String resource, long amount) {
        return switch (resource) {
            case "cpu" -> plain(BigDecimal.valueOf(amount, 3)) + " CPU";
            case "memory" -> bytes(amount);
            case "ephemeral-storage" -> bytes(amount) + " ephemeral-storage";
            default -> amount + " " + resource;
        };
    }

    private static String bytes(long amount) {
        BigDecimal value = BigDecimal.valueOf(amount);
        int unit = 0;
        while (value.abs().compareTo(BigDecimal.valueOf(1024)) >= 0 && unit < UNITS.length - 1) {
            value = value.divide(BigDecimal.valueOf(1024));
            unit++;
        }
        return plain(value.setScale(value.abs().compareTo(BigDecimal.valueOf(100)) < 0 ? 1 : 0, RoundingMode.HALF_UP)) + " " + UNITS[unit];
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
