package dev.pilothouse.local;

import dev.pilothouse.model.ImageName;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of Kubernetes, as the tag of a node image names it: {@code v1.34.4}, with whatever follows left out. */
public record KubernetesVersion(int major, int minor, int patch) implements Comparable<KubernetesVersion> {

    private static final Pattern VERSION = Pattern.compile("v?(\\d{1,4})\\.(\\d{1,4})(?:\\.(\\d{1,4}))?(?![\\d.]).*");

    /** Returns the version that the text begins with; empty when it begins with none. */
    public static Optional<KubernetesVersion> of(String text) {
        Matcher match = VERSION.matcher(text);
        return match.matches()
                ? Optional.of(new KubernetesVersion(
                        Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2)), match.group(3) == null ? 0 : Integer.parseInt(match.group(3))))
                : Optional.empty();
    }

    /** Returns the version in the tag of an image such as {@code kindest/node:v1.34.4@sha256:…}; empty when the tag says nothing of it. */
    public static Optional<KubernetesVersion> ofImage(String image) {
        return of(ImageName.of(image).tag());
    }

    /** Tells whether it is this minor release or a later one. */
    public boolean isAtLeast(int otherMajor, int otherMinor) {
        return major > otherMajor || (major == otherMajor && minor >= otherMinor);
    }

    @Override
    public int compareTo(KubernetesVersion other) {
        int byMajor = Integer.compare(major, other.major);
        int byMinor = byMajor != 0 ? byMajor : Integer.compare(minor, other.minor);
        return byMinor != 0 ? byMinor : Integer.compare(patch, other.patch);
    }

    @Override
    public String toString() {
        return "v" + major + "." + minor + "." + patch;
    }
}
