package dev.pilothouse.platform.playground.validation;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The formats of texts that schemas of custom kinds can ask for, as the real server supports them; other words are no formats and ask for
 * nothing.
 */
final class CustomFormats {

    private static final String HEX = "[0-9a-fA-F]";
    private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final String IPV4 = "(" + BYTE + "\\.){3}" + BYTE;

    /** Formats that are known but not looked into. */
    private static final Set<String> UNCHECKED = Set.of("password", "bsonobjectid", "isbn", "isbn10", "isbn13", "creditcard", "ssn", "rgbcolor");

    private static final Map<String, Predicate<String>> CHECKS = Map.ofEntries(
            Map.entry("datetime", CustomFormats::isTime),
            Map.entry("date", CustomFormats::isDate),
            Map.entry("duration", matches("([-+]?[0-9]+(\\.[0-9]+)?\\s*(ns|us|µs|ms|s|m|h|d|w|[a-z]+))+|0")),
            Map.entry("email", matches("[^@\\s]+@[^@\\s]+|.+<[^@\\s]+@[^@\\s]+>")),
            Map.entry("hostname", matches("(?=.{1,255}$)[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(\\.[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*\\.?")),
            Map.entry("ipv4", matches(IPV4)),
            Map.entry("ipv6", CustomFormats::isIpv6),
            Map.entry("cidr", CustomFormats::isCidr),
            Map.entry("mac", matches("(" + HEX + "{2}[:-]){5}" + HEX + "{2}|(" + HEX + "{4}\\.){2}" + HEX + "{4}")),
            Map.entry("uri", CustomFormats::isUri),
            Map.entry("uuid", uuid(HEX, HEX)),
            Map.entry("uuid3", uuid("3", HEX)),
            Map.entry("uuid4", uuid("4", "[89abAB]")),
            Map.entry("uuid5", uuid("5", "[89abAB]")),
            Map.entry("byte", CustomFormats::isBase64),
            Map.entry("hexcolor", matches("#?(" + HEX + "{3}|" + HEX + "{6})")),
            Map.entry("k8sshortname", matches("(?=.{1,63}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?")),
            Map.entry("k8slongname", matches("(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*")));

    private CustomFormats() {}

    /** Tells whether the word names a format. */
    static boolean known(String format) {
        String plain = plain(format);
        return UNCHECKED.contains(plain) || CHECKS.containsKey(plain);
    }

    /** Tells whether the text has the format. */
    static boolean fits(String format, String text) {
        return Optional.ofNullable(CHECKS.get(plain(format))).map(check -> check.test(text)).orElse(true);
    }

    private static String plain(String format) {
        return format.replace("-", "");
    }

    private static Predicate<String> matches(String expression) {
        return Pattern.compile(expression).asMatchPredicate();
    }

    private static Predicate<String> uuid(String version, String variant) {
        return matches(HEX + "{8}-?" + HEX + "{4}-?" + version + HEX + "{3}-?" + variant + HEX + "{3}-?" + HEX + "{12}");
    }

    private static boolean isTime(String text) {
        try {
            OffsetDateTime.parse(text.replaceFirst(" ", "T"));
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isDate(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isIpv6(String text) {
        if (!text.contains(":") || !text.matches("[0-9a-fA-F:.]+") || text.contains(":::")) {
            return false;
        }
        int gap = text.indexOf("::");
        if (gap != text.lastIndexOf("::")) {
            return false;
        }
        int groups = groups(text);
        return groups >= 0 && (gap >= 0 ? groups < 8 : groups == 8);
    }

    /** Counts the groups of an IPv6 address; -1 when one of them is none. */
    private static int groups(String text) {
        int count = 0;
        for (String group : text.split(":", -1)) {
            if (group.isEmpty()) {
                continue;
            }
            if (group.contains(".")) {
                count += group.matches(IPV4) ? 2 : 100;
            } else if (group.length() > 4) {
                return -1;
            } else {
                count++;
            }
        }
        return count;
    }

    private static boolean isCidr(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || !text.substring(slash + 1).matches("[0-9]{1,3}")) {
            return false;
        }
        String address = text.substring(0, slash);
        int bits = Integer.parseInt(text.substring(slash + 1));
        return (address.matches(IPV4) && bits <= 32) || (isIpv6(address) && bits <= 128);
    }

    private static boolean isUri(String text) {
        try {
            URI uri = new URI(text);
            return uri.isAbsolute() || text.startsWith("/");
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean isBase64(String text) {
        try {
            Base64.getDecoder().decode(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
