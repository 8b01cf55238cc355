package dev.pilothouse.guide.deploy;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a container image, taken apart as the OCI distribution does ({@code github.com/distribution/reference}).
 *
 * @param repository with its registry, as written
 * @param tag empty when there is none
 * @param digest with its algorithm, empty when there is none
 */
public record Image(String repository, String tag, String digest) {

    private static final String HOST = "(?:[a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?|\\[[0-9a-fA-F:]+])(?::\\d+)?";
    private static final String PART = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
    private static final Pattern REFERENCE = Pattern.compile(
            "((?:" + HOST + "/)?" + PART + "(?:/" + PART + ")*)(?::([\\w][\\w.-]{0,127}))?(?:@([A-Za-z][\\w+.-]*:[0-9a-fA-F]{32,}))?");
    private static final int LONGEST = 512;

    /** Reads an image name; empty when a container engine would not take it. */
    public static Optional<Image> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher matcher = REFERENCE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String tag = matcher.group(2);
        String digest = matcher.group(3);
        return Optional.of(new Image(matcher.group(1), tag == null ? "" : tag, digest == null ? "" : digest));
    }

    /** Returns the last part of the name, for example {@code checkout}. */
    public String shortName() {
        return repository.substring(repository.lastIndexOf('/') + 1);
    }

    /** Tells whether the same name may be another program tomorrow: no tag, or the tag {@code latest}, and no digest. */
    public boolean moves() {
        return digest.isEmpty() && (tag.isEmpty() || tag.equals("latest"));
    }

    /** Returns the version as people say it: the tag, the beginning of the digest, or {@code latest}. */
    public String version() {
        if (!tag.isEmpty()) {
            return tag;
        }
        return digest.isEmpty() ? "latest" : digest.substring(0, Math.min(digest.length(), digest.indexOf(':') + 13));
    }
}
