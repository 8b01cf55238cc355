package dev.pilothouse.text;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a YAML scalar without quotes means.
 *
 * <p>Kubernetes reads YAML through {@code sigs.k8s.io/yaml}, which follows YAML 1.1: {@code yes}, {@code no}, {@code on}, {@code off},
 * {@code y} and {@code n} are truth values, {@code 017} is octal, {@code 1_000} is a number. People expect that we send what kubectl
 * would send, so we read the same way instead of by the core schema of YAML 1.2; dates and base 60 numbers stay text in both.
 */
public final class PlainScalar {

    private static final Set<String> NULL = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> TRUE =
            Set.of("true", "True", "TRUE", "yes", "Yes", "YES", "y", "Y", "on", "On", "ON");
    private static final Set<String> FALSE =
            Set.of("false", "False", "FALSE", "no", "No", "NO", "n", "N", "off", "Off", "OFF");
    private static final Pattern NOT_FINITE = Pattern.compile("[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");
    private static final Pattern WHOLE = Pattern.compile("[-+]?(0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|0|[1-9][0-9]*)");
    private static final Pattern FRACTION = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    /** What some YAML reader somewhere would not take for text, although kubectl does: dates, times, base 60, other spellings. */
    private static final Pattern SUSPICIOUS =
            Pattern.compile("[-+.]?[0-9][-+0-9_.:,eEoOxXbBTtZz ]*|[-+]?\\.[0-9].*|=|<<|[-+]?[0-9a-fA-FxXoO_]*[0-9][0-9_]*");

    private PlainScalar() {}

    /** Thrown for a value that JSON, and so Kubernetes, cannot hold. */
    public static final class NotFinite extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Returns null, a boolean, a number, or the text itself.
     *
     * @throws NotFinite for a number that has no end or is none
     */
    public static @Nullable Object resolve(String text) {
        if (NULL.contains(text)) {
            return null;
        }
        if (TRUE.contains(text)) {
            return true;
        }
        if (FALSE.contains(text)) {
            return false;
        }
        if (NOT_FINITE.matcher(text).matches()) {
            throw new NotFinite();
        }
        return looksNumeric(text) ? number(text) : text;
    }

    /** Tells whether the text keeps its meaning as text without quotes, for kubectl and for other readers. */
    static boolean isText(String text) {
        return !NULL.contains(text)
                && !TRUE.contains(text)
                && !FALSE.contains(text)
                && !NOT_FINITE.matcher(text).matches()
                && !SUSPICIOUS.matcher(text).matches()
                && !(looksNumeric(text) && !(number(text) instanceof String));
    }

    private static boolean looksNumeric(String text) {
        char first = text.charAt(0);
        return first >= '0' && first <= '9' || first == '-' || first == '+' || first == '.';
    }

    private static Object number(String text) {
        String digits = text.startsWith("._") ? text : text.replace("_", "");
        if (WHOLE.matcher(digits).matches()) {
            return narrowest(whole(digits));
        }
        return FRACTION.matcher(digits).matches() ? fraction(digits) : text;
    }

    private static BigInteger whole(String digits) {
        boolean negative = digits.startsWith("-");
        String unsigned = negative || digits.startsWith("+") ? digits.substring(1) : digits;
        String lower = unsigned.toLowerCase(java.util.Locale.ROOT);
        BigInteger value;
        if (lower.startsWith("0x")) {
            value = new BigInteger(lower.substring(2), 16);
        } else if (lower.startsWith("0b")) {
            value = new BigInteger(lower.substring(2), 2);
        } else if (lower.startsWith("0o")) {
            value = new BigInteger(lower.substring(2), 8);
        } else if (lower.length() > 1 && lower.startsWith("0")) {
            value = new BigInteger(lower.substring(1), 8);
        } else {
            value = new BigInteger(lower);
        }
        return negative ? value.negate() : value;
    }

    /** On its way through JSON a whole value loses its point, as with kubectl: {@code replicas: 3.0} sets 3. */
    private static Object fraction(String digits) {
        double value = Double.parseDouble(digits);
        if (Double.isInfinite(value)) {
            throw new NotFinite();
        }
        return value == Math.rint(value) && Math.abs(value) < 1e18 ? (Object) new BigDecimal(value).longValue() : value;
    }

    private static Object narrowest(BigInteger value) {
        return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
    }
}
