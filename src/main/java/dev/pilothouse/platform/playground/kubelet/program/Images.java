package dev.pilothouse.platform.playground.kubelet.program;

import dev.pilothouse.model.ImageName;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which names of images a container runtime takes, as the OCI distribution specification and Docker's reference format have them. */
public final class Images {

    private static final Pattern PATH = Pattern.compile("[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*");
    private static final Pattern TAG = Pattern.compile("\\w[\\w.-]{0,127}");
    private static final Pattern HOST = Pattern.compile("[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\\.[a-zA-Z0-9-]+)*(?::\\d+)?");
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

    private Images() {}

    /** Reads a name; empty when it is none. */
    public static Optional<ImageName> named(String text) {
        ImageName image = ImageName.of(text);
        boolean good = PATH.matcher(image.repository()).matches()
                && HOST.matcher(image.registry()).matches()
                && ((image.tag().isEmpty() && !image.digest().isEmpty()) || TAG.matcher(image.tag()).matches())
                && ((image.digest().isEmpty() && !text.endsWith("@")) || DIGEST.matcher(image.digest()).matches());
        return good ? Optional.of(image) : Optional.empty();
    }

    /** Returns the name by content, the same for the same name. */
    public static String byDigest(ImageName image) {
        return image.registry() + "/" + image.repository() + "@" + (image.digest().isEmpty() ? "sha256:" + Hashes.hex(image.full(), 64) : image.digest());
    }
}
