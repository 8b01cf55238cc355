package dev.pilothouse.local;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An image from which nodes can be made.
 *
 * @param reference as an engine takes it, with its digest where one is known: tags of node images move between releases of kind
 * @param held whether the engine has it already, so that nothing is to be pulled
 * @param released whether it was built for the installed release of kind
 */
public record NodeImage(String reference, boolean held, boolean released) {

    private static final Pattern NAME = Pattern.compile("(docker\\.io/)?kindest/node[:@].*");
    private static final List<String> ENTRYPOINT = List.of("/usr/local/bin/entrypoint", "/sbin/init");

    /**
     * Tells whether nodes can be made from an image of the engine: it is called as kind's are, or starts as they do.
     *
     * @param entrypoint from the image's configuration; empty when it is not known
     */
    public static boolean is(String reference, List<String> entrypoint) {
        return NAME.matcher(reference).matches() || entrypoint.equals(ENTRYPOINT);
    }

    /** Returns the version of Kubernetes in it, as the tag tells; empty when it does not. */
    public Optional<KubernetesVersion> version() {
        return KubernetesVersion.ofImage(reference);
    }

    /** Returns the reference without the digest, for people. */
    public String shortReference() {
        return shortReference(reference);
    }

    /** Returns a reference without its digest, where it has a tag to be known by. */
    public static String shortReference(String reference) {
        int digest = reference.indexOf('@');
        boolean tagged = digest > 0 && reference.lastIndexOf(':', digest) > reference.lastIndexOf('/', digest);
        return tagged ? reference.substring(0, digest) : reference;
    }
}
