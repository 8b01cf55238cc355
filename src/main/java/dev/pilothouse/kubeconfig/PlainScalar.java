package dev.pilothouse.kubeconfig;

import java.math.BigInteger;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an unquoted YAML scalar means to kubectl: the rules of YAML 1.1, where {@code yes} and {@code off} are booleans, as in
 * {@code sigs.k8s.io/yaml}.
 */
final class PlainScalar {

    private static final Set<String> NULL = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> TRUE =
            Set.of("y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON");
    private static final Set<String> FALSE =
            Set.of("n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?(?:0|[1-9][0-9_]*)");
    private static final Pattern OTHER_BASE =
            Pattern.compile("([-+]?)0(?:[xX]([0-9a-fA-F_]+)|[bB]([01_]+)|[oO]?([0-7_]+))");
    private static final Pattern FLOAT = Pattern.compile("[-+]?(?:[0-9][0-9_]*\\.?[0-9_]*|\\.[0-9][0-9_]*)(?:[eE][-+]?[0-9]+)?");
    private static final Pattern NOT_FINITE = Pattern.compile("[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)");

    private PlainScalar() {}

    /** Returns null, a boolean, a number, or the text itself. */
    static @Nullable Object resolve(String text) {
        if (NULL.contains(text)) {
            return null;
        }
        if (TRUE.contains(text)) {
            return true;
        }
        if (FALSE.contains(text)) {
            return false;
        }
        Matcher otherBase = OTHER_BASE.matcher(text);
        if (otherBase.matches()) {
            return integer(otherBase);
        }
        if (DECIMAL.matcher(text).matches()) {
            return whole(new BigInteger(text.replace("_", "").replace("+", "")));
        }
        if (FLOAT.matcher(text).matches()) {
            return Double.valueOf(text.replace("_", ""));
        }
        if (NOT_FINITE.matcher(text).matches()) {
            return Double.NaN;
        }
        return text;
    }

    /** Tells whether the text, written without quotes, would be read as something else than text. */
    static boolean looksLikeAnotherType(String text) {
        return !text.equals(resolve(text));
    }

    private static Object integer(Matcher otherBase) {
        int radix = otherBase.group(2) != null ? 16 : otherBase.group(3) != null ? 2 : 8;
        String digits = Stream.of(2, 3, 4).map(otherBase::group).filter(Objects::nonNull).findFirst().orElseThrow();
        return whole(new BigInteger(otherBase.group(1).replace("+", "") + "0" + digits.replace("_", ""), radix));
    }

    private static Object whole(BigInteger value) {
        return value.bitLength() < Long.SIZE ? (Object) value.longValueExact() : value;
    }
}
