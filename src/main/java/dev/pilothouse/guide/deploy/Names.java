package dev.pilothouse.guide.deploy;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names of objects: what Kubernetes takes, and one made of what a person wrote. */
public final class Names {

    /** DNS label, RFC 1123, as {@code k8s.io/apimachinery} checks names of Services and Namespaces. */
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");

    private static final int LONGEST = 63;

    private Names() {}

    /** Tells whether every kind takes this as its name; some take longer ones with dots. */
    public static boolean isLabel(String name) {
        return name.length() <= LONGEST && LABEL.matcher(name).matches();
    }

    /** Returns the nearest name to a text, empty when nothing of it can stand in one. */
    public static Optional<String> near(String text) {
        String name = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        String cut = name.substring(0, Math.min(LONGEST, name.length())).replaceAll("-+$", "");
        return cut.isEmpty() ? Optional.empty() : Optional.of(cut);
    }

    /** Returns a name for what an image runs, empty when the image's own name gives none. */
    public static Optional<String> ofImage(String image) {
        String last = image.substring(image.lastIndexOf('/') + 1);
        int end = last.indexOf('@') >= 0 ? last.indexOf('@') : last.length();
        int colon = last.indexOf(':');
        return near(last.substring(0, colon >= 0 && colon < end ? colon : end));
    }
}
