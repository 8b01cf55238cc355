package dev.pilothouse.model;

import java.math.BigDecimal;
import java.util.Locale;

/** Numbers of bytes in the unit in which a person reads them, by powers of ten as the docker command has it: {@code 855MB}, {@code 1.24GB}. */
public final class ByteSize {

    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};

    private ByteSize() {}

    /** Returns the text, with three figures at least where there are any. */
    public static String text(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 999.5 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        String number = unit == 0
                ? Long.toString(bytes)
                : String.format(Locale.ROOT, value < 9.995 ? "%.2f" : value < 99.95 ? "%.1f" : "%.0f", value);
        return (number.indexOf('.') < 0 ? number : number.replaceAll("0+$", "").replaceAll("\\.$", "")) + UNITS[unit];
    }

    /** Returns the amount with that text, so that cells sort by what it is. */
    public static Quantity quantity(long bytes) {
        return new Quantity(text(bytes), BigDecimal.valueOf(bytes));
    }
}
