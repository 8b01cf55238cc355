package dev.pilothouse.platform.kubernetes;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code Warning} header (RFC 7234, 5.5): {@code 299 - "text"}. */
final class Warnings {

    private static final Pattern WARNING = Pattern.compile("\\d{3} \\S+ \"((?:[^\"\\\\]|\\\\.)*)\".*");

    private Warnings() {}

    /** Returns the text of a header's value; a value that is none reads as it is. */
    static String text(String header) {
        Matcher warning = WARNING.matcher(header);
        return warning.matches() ? warning.group(1).replaceAll("\\\\(.)", "$1") : header;
    }
}
