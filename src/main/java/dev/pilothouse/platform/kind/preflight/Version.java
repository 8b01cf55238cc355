package dev.pilothouse.platform.kind.preflight;

import dev.pilothouse.model.ImageName;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of a tool, an engine or Kubernetes; what follows the third number does not order it. */
record Version(int major, int minor, int patch) implements Comparable<Version> {

    private static final Pattern NUMBERS = Pattern.compile("(?<![0-9.])v?([0-9]{1,4})\\.([0-9]{1,4})(?:\\.([0-9]{1,9}))?");
    private static final Comparator<Version> ORDER =
            Comparator.comparingInt(Version::major).thenComparingInt(Version::minor).thenComparingInt(Version::patch);

    static Version of(int major, int minor) {
        return new Version(major, minor, 0);
    }

    /** Returns the first version that the text names. */
    static Optional<Version> find(String text) {
        Matcher found = NUMBERS.matcher(text);
        if (!found.find()) {
            return Optional.empty();
        }
        String patch = found.group(3);
        return Optional.of(new Version(
                Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2)), patch == null ? 0 : Integer.parseInt(patch)));
    }

    /** Returns the version of Kubernetes that an image's tag names; of a digest alone none is known. */
    static Optional<Version> ofImage(String image) {
        return find(ImageName.of(image).tag());
    }

    boolean isBefore(Version other) {
        return compareTo(other) < 0;
    }

    /** Returns it without the third number, as people name releases. */
    String release() {
        return major + "." + minor;
    }

    @Override
    public int compareTo(Version other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
