package dev.pilothouse.platform.playground.kubelet;

import dev.pilothouse.model.ImageName;
import dev.pilothouse.platform.playground.kubelet.program.Behaviour;
import dev.pilothouse.platform.playground.kubelet.program.Family;
import dev.pilothouse.platform.playground.kubelet.program.Hashes;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What comes of pulling an image: there is no registry, so a rule says which images there are.
 *
 * <p>All are there, apart from tags and names that say {@code no-such}, {@code nosuch}, {@code nonexistent} or {@code does-not-exist}, and tags
 * with a minor version of three digits or more such as {@code nginx:1.161}, the typing error of the Kubernetes documentation. Registries whose
 * host can't exist ({@code .invalid}, {@code .test}, {@code .example}, {@code example.com}; RFC 2606) can't be reached.
 *
 * @param took how long until it was there or the error came
 * @param error as the kubelet words it, empty when all is well
 */
record ImagePull(Duration took, String error, long bytes) {

    private static final Pattern MISSING = Pattern.compile(".*(no-such|nosuch|nonexist|non-exist|does-?not-?exist|doesnt-?exist).*");
    private static final Pattern TYPO = Pattern.compile("v?\\d{1,2}\\.\\d{3,}([.-].*)?");
    private static final Pattern NO_HOST = Pattern.compile(".*(\\.invalid|\\.test|\\.example|(^|\\.)example\\.(com|org|net))(:\\d+)?");
    private static final long BYTES_A_SECOND = 40_000_000;

    static ImagePull of(ImageName image, Family family, Behaviour behaviour, boolean present, boolean fault) {
        long bytes = family.megabytes() * 1_000_000 + Hashes.below(900_000, image.full(), 1);
        Optional<String> error = error(image, behaviour.pullError(), fault);
        Duration usual = error.isPresent() || present
                ? Duration.ofMillis(400 + Hashes.below(500, image.full(), 2))
                : Duration.ofMillis(500 + bytes * 1_000 / BYTES_A_SECOND + Hashes.below(700, image.full(), 2));
        return new ImagePull(behaviour.pull().orElse(usual), error.orElse(""), bytes);
    }

    private static Optional<String> error(ImageName image, String wanted, boolean fault) {
        String name = image.full();
        String failed = "failed to pull and unpack image \"" + name + "\": ";
        String unresolved = failed + "failed to resolve reference \"" + name + "\": ";
        if (fault || !wanted.isEmpty()) {
            String why = wanted.isEmpty() ? "failed to do request: Head \"https://" + host(image) + "/v2/" + image.repository() + "/manifests/" + image.tag() + "\": dial tcp: i/o timeout" : wanted;
            return Optional.of("rpc error: code = Unknown desc = " + unresolved + why);
        }
        if (NO_HOST.matcher(image.registry()).matches()) {
            String bare = image.registry().replaceAll(":\\d+$", "");
            return Optional.of("rpc error: code = Unknown desc = " + unresolved + "failed to do request: Head \"https://" + image.registry() + "/v2/" + image.repository()
                    + "/manifests/" + image.tag() + "\": dial tcp: lookup " + bare + " on 10.96.0.10:53: no such host");
        }
        if (MISSING.matcher(image.repository().toLowerCase(Locale.ROOT)).matches()) {
            return Optional.of("rpc error: code = Unknown desc = " + unresolved
                    + "pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed");
        }
        if (MISSING.matcher(image.tag()).matches() || TYPO.matcher(image.tag()).matches()) {
            return Optional.of("rpc error: code = NotFound desc = " + unresolved + name + ": not found");
        }
        return Optional.empty();
    }

    private static String host(ImageName image) {
        return image.registry().equals("docker.io") ? "registry-1.docker.io" : image.registry();
    }

    /** Returns the time as Go writes durations, for example {@code 2.104s}. */
    static String seconds(Duration duration) {
        long millis = duration.toMillis();
        if (millis < 1_000) {
            return millis + "ms";
        }
        String seconds = new java.math.BigDecimal(millis).movePointLeft(3).stripTrailingZeros().toPlainString();
        return millis < 60_000 ? seconds + "s" : millis / 60_000 + "m" + new java.math.BigDecimal(millis % 60_000).movePointLeft(3).stripTrailingZeros().toPlainString() + "s";
    }
}
