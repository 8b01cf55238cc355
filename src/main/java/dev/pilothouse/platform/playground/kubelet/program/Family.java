package dev.pilothouse.platform.playground.kubelet.program;

import dev.pilothouse.model.Tree;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of images that are alike: how big they are, what runs in them and how it behaves.
 *
 * @param kind of program
 * @param names last parts of the images' names, a trailing {@code *} for any rest
 * @param megabytes to pull
 * @param ports on which the program listens even if none is declared
 * @param paths that answer, all if empty
 * @param documentRoot directory whose files its web server answers with; empty for none
 * @param shell whether there is a shell in the image
 * @param termCode exit code after SIGTERM, empty when it does not heed that
 * @param every seconds between two lines of the log, 0 for none
 */
public record Family(
        Kind kind,
        List<String> names,
        long megabytes,
        Set<Integer> ports,
        List<String> paths,
        String documentRoot,
        boolean shell,
        Optional<Integer> termCode,
        long every,
        long milliCpu,
        long megabytesUsed,
        List<String> starting,
        List<String> running,
        List<String> ending,
        String osRelease) {

    /** What the program of an image is, when no command is given. */
    public enum Kind {
        WEB,
        DATABASE,
        WORKER,
        /** A shell, which ends at once when nobody types. */
        SHELL,
        /** Does nothing, for ever. */
        PAUSE
    }

    static Family of(Tree tree) {
        return new Family(
                Kind.valueOf(tree.text("program").toUpperCase(java.util.Locale.ROOT)),
                texts(tree, "names"),
                tree.number(50, "megabytes"),
                tree.list("ports").stream().map(port -> Integer.parseInt(String.valueOf(port))).collect(java.util.stream.Collectors.toUnmodifiableSet()),
                texts(tree, "paths"),
                tree.text("documentRoot"),
                tree.isTrue("shell"),
                tree.has("termCode") ? Optional.of((int) tree.number(143, "termCode")) : Optional.empty(),
                tree.number(0, "every"),
                tree.number(1, "milliCpu"),
                tree.number(16, "megabytesUsed"),
                texts(tree, "starting"),
                texts(tree, "running"),
                texts(tree, "ending"),
                tree.text("osRelease").isEmpty() ? "Debian GNU/Linux 12 (bookworm)" : tree.text("osRelease"));
    }

    private static List<String> texts(Tree tree, String field) {
        return tree.list(field).stream().map(String::valueOf).toList();
    }

    boolean isOf(String name) {
        return names.stream().anyMatch(known -> known.endsWith("*") ? name.startsWith(known.substring(0, known.length() - 1)) : known.equals(name));
    }
}
