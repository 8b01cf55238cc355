package dev.pilothouse.model;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount of a resource as Kubernetes writes it: {@code 250m}, {@code 0.5}, {@code 512Mi}, {@code 1e3}.
 *
 * <p>Grammar of {@code k8s.io/apimachinery/pkg/api/resource.Quantity}. The text is kept as written; comparison is by value.
 */
public record Quantity(String text, BigDecimal value) implements Comparable<Quantity> {

    private static final Pattern GRAMMAR =
            Pattern.compile("([+-]?(?:\\d+\\.?\\d*|\\.\\d+))(n|u|m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei|[eE][+-]?\\d{1,3})?");
    private static final Map<String, BigDecimal> UNITS = Map.ofEntries(
            Map.entry("n", BigDecimal.valueOf(1, 9)),
            Map.entry("u", BigDecimal.valueOf(1, 6)),
            Map.entry("m", BigDecimal.valueOf(1, 3)),
            Map.entry("k", BigDecimal.valueOf(1, -3)),
            Map.entry("M", BigDecimal.valueOf(1, -6)),
            Map.entry("G", BigDecimal.valueOf(1, -9)),
            Map.entry("T", BigDecimal.valueOf(1, -12)),
            Map.entry("P", BigDecimal.valueOf(1, -15)),
            Map.entry("E", BigDecimal.valueOf(1, -18)),
            Map.entry("Ki", BigDecimal.valueOf(1L << 10)),
            Map.entry("Mi", BigDecimal.valueOf(1L << 20)),
            Map.entry("Gi", BigDecimal.valueOf(1L << 30)),
            Map.entry("Ti", BigDecimal.valueOf(1L << 40)),
            Map.entry("Pi", BigDecimal.valueOf(1L << 50)),
            Map.entry("Ei", BigDecimal.valueOf(1L << 60)));

    /** Reads a quantity; empty when the text is none. */
    public static Optional<Quantity> parse(String text) {
        Matcher matcher = GRAMMAR.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(matcher.group(1));
        String unit = matcher.group(2);
        if (unit == null) {
            return Optional.of(new Quantity(text, number));
        }
        BigDecimal factor = UNITS.get(unit);
        return Optional.of(new Quantity(text, factor != null
                ? number.multiply(factor)
                : number.scaleByPowerOfTen(Integer.parseInt(unit.substring(1)))));
    }

    @Override
    public int compareTo(Quantity other) {
        return value.compareTo(other.value);
    }
}
