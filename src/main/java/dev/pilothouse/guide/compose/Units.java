package dev.pilothouse.guide.compose;

import dev.pilothouse.model.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes, shares and times as Compose writes them, in the words of Kubernetes. */
final class Units {

    private static final Pattern BYTES = Pattern.compile("(\\d{1,15}(?:\\.\\d{1,6})?)\\s*([bkmg]|[kmgt]b|)", Pattern.CASE_INSENSITIVE);
    private static final Pattern DURATION_PART = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,6})?)(us|ms|s|m|h)");
    private static final Pattern CPUS = Pattern.compile("\\d{1,6}(?:\\.\\d{1,9})?|\\.\\d{1,9}");

    private Units() {}

    /** Reads a size: {@code 512m}, {@code 1gb}, {@code 2048}; Compose counts in 1024s. Returns for example {@code 512Mi}. */
    static Optional<String> bytes(String text) {
        Matcher matcher = BYTES.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String unit = matcher.group(2).toLowerCase(Locale.ROOT);
        String suffix = switch (unit.isEmpty() ? ' ' : unit.charAt(0)) {
            case 'k' -> "Ki";
            case 'm' -> "Mi";
            case 'g' -> "Gi";
            case 't' -> "Ti";
            default -> "";
        };
        String number = matcher.group(1);
        if (!number.contains(".")) {
            return Optional.of(number + suffix);
        }
        return Quantity.parse(number + suffix)
                .map(quantity -> quantity.value().setScale(0, RoundingMode.UP).toPlainString());
    }

    /** Reads a number of CPUs: {@code 0.5}, {@code "2"}. Returns for example {@code 500m}. */
    static Optional<String> cpus(String text) {
        if (!CPUS.matcher(text).matches()) {
            return Optional.empty();
        }
        BigDecimal milli = new BigDecimal(text).movePointRight(3).setScale(0, RoundingMode.UP);
        boolean whole = milli.remainder(BigDecimal.valueOf(1000)).signum() == 0;
        return Optional.of(whole ? milli.movePointLeft(3).toBigInteger().toString() : milli.toBigInteger() + "m");
    }

    /** Reads a time such as {@code 1m30s} in whole seconds, rounded up: Kubernetes knows no shorter ones. */
    static Optional<Long> seconds(String text) {
        if (text.equals("0")) {
            return Optional.of(0L);
        }
        Matcher matcher = DURATION_PART.matcher(text);
        BigDecimal seconds = BigDecimal.ZERO;
        int at = 0;
        while (at < text.length()) {
            if (!matcher.find(at) || matcher.start() != at) {
                return Optional.empty();
            }
            BigDecimal factor = switch (matcher.group(2)) {
                case "us" -> BigDecimal.valueOf(1, 6);
                case "ms" -> BigDecimal.valueOf(1, 3);
                case "m" -> BigDecimal.valueOf(60);
                case "h" -> BigDecimal.valueOf(3600);
                default -> BigDecimal.ONE;
            };
            seconds = seconds.add(new BigDecimal(matcher.group(1)).multiply(factor));
            at = matcher.end();
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(seconds.setScale(0, RoundingMode.UP).longValue());
    }
}
