package dev.pilothouse.platform.playground.validation;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The order of versions: stable ones before beta before alpha, higher numbers first, other words last ("Version priority" of the Kubernetes documentation). */
final class CustomVersions {

    private static final Pattern VERSION = Pattern.compile("v([0-9]{1,9})(?:(alpha|beta)([0-9]{1,9}))?");

    static final Comparator<String> ORDER = Comparator.comparingInt(CustomVersions::stage)
            .thenComparing(Comparator.comparingInt((String version) -> number(version, 1)).reversed())
            .thenComparing(Comparator.comparingInt((String version) -> number(version, 3)).reversed())
            .thenComparing(Comparator.naturalOrder());

    private CustomVersions() {}

    private static int stage(String version) {
        Matcher matcher = VERSION.matcher(version);
        if (!matcher.matches()) {
            return 3;
        }
        String stage = matcher.group(2);
        return stage == null ? 0 : stage.equals("beta") ? 1 : 2;
    }

    private static int number(String version, int group) {
        Matcher matcher = VERSION.matcher(version);
        String digits = matcher.matches() ? matcher.group(group) : null;
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
