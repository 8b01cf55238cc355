package dev.pilothouse.platform.playground.kubelet.program;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of an image, as the OCI distribution specification and Docker's reference format have it.
 *
 * @param registry for example {@code docker.io}
 * @param repository for example {@code library/nginx}
 * @param tag {@code latest} when none is given and there is no digest
 * @param digest empty when none is given
 */
public record ImageName(String registry, String repository, String tag, String digest) {

    private static final Pattern PATH = Pattern.compile("[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*");
    private static final Pattern TAG = Pattern.compile("\\w[\\w.-]{0,127}");
    private static final Pattern HOST = Pattern.compile("[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\\.[a-zA-Z0-9-]+)*(?::\\d+)?");
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

    /** Reads a name; empty when it is none. */
    public static Optional<ImageName> parse(String text) {
        String rest = text;
        String digest = "";
        int at = rest.indexOf('@');
        if (at >= 0) {
            digest = rest.substring(at + 1);
            rest = rest.substring(0, at);
        }
        String tag = digest.isEmpty() ? "latest" : "";
        int colon = rest.lastIndexOf(':');
        if (colon > rest.lastIndexOf('/')) {
            tag = rest.substring(colon + 1);
            rest = rest.substring(0, colon);
        }
        int slash = rest.indexOf('/');
        String first = slash < 0 ? "" : rest.substring(0, slash);
        boolean host = first.contains(".") || first.contains(":") || first.equals("localhost");
        String registry = host ? first : "docker.io";
        String path = host ? rest.substring(slash + 1) : rest;
        String repository = registry.equals("docker.io") && !path.contains("/") ? "library/" + path : path;
        boolean good = PATH.matcher(repository).matches()
                && HOST.matcher(registry).matches()
                && (tag.isEmpty() || TAG.matcher(tag).matches())
                && (digest.isEmpty() || DIGEST.matcher(digest).matches());
        return good ? Optional.of(new ImageName(registry, repository, tag, digest)) : Optional.empty();
    }

    /** Returns the last part of the name, for example {@code nginx}. */
    public String shortName() {
        return repository.substring(repository.lastIndexOf('/') + 1);
    }

    /** Returns the whole name as the container runtime has it. */
    public String full() {
        return registry + "/" + repository + (tag.isEmpty() ? "" : ":" + tag) + (digest.isEmpty() ? "" : "@" + digest);
    }

    /** Returns the name by content, the same for the same name. */
    public String byDigest() {
        return registry + "/" + repository + "@" + (digest.isEmpty() ? "sha256:" + Hashes.hex(full(), 64) : digest);
    }
}
