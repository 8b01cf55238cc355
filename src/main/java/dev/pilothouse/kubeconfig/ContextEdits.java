package dev.pilothouse.kubeconfig;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.text.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Changes contexts in the kubeconfig files as kubectl does, except that every byte beside the changed value stays: comments, order,
 * line ends, quotes, encoding.
 *
 * <p>A file is replaced as a whole behind its links, under the lock that kubectl takes, and only when reading the new text gives
 * exactly the change that was meant.
 */
public final class ContextEdits {

    private final List<Path> files;

    public ContextEdits(Locations locations) {
        files = locations.files();
    }

    /**
     * Makes a context the current one, in the first file that exists.
     *
     * @throws ProblemException with {@code CONTEXT_UNKNOWN}, {@code KUBECONFIG_LOCKED} or {@code KUBECONFIG_NOT_WRITTEN}
     */
    public void use(String context) {
        Merged merged = Merged.read(files);
        merged.context(context);
        if (!merged.currentContext().equals(context)) {
            Path first = files.stream().filter(Files::exists).findFirst().orElseThrow();
            setCurrent(first, context);
        }
    }

    /**
     * Sets the default namespace of a context.
     *
     * @throws ProblemException as {@link #use} does
     */
    public void setNamespace(String context, String namespace) {
        Path file = Merged.read(files).context(context).origin().file();
        change(file, root -> entry(root, context)
                .flatMap(entry -> entry.value("context"))
                .filter(Node.Mapping.class::isInstance)
                .map(body -> new Target((Node.Mapping) body, "namespace", namespace)));
    }

    /**
     * Gives a context another name, also where it is the current one.
     *
     * @throws ProblemException as {@link #use} does, and with {@code CONTEXT_EXISTS} when the name is taken
     */
    public void rename(String context, String name) {
        Merged merged = Merged.read(files);
        Path file = merged.context(context).origin().file();
        if (merged.contexts().containsKey(name)) {
            throw new ProblemException(Problem.of(ProblemCode.CONTEXT_EXISTS, name));
        }
        change(file, root -> entry(root, context).map(entry -> new Target(entry, "name", name)));
        if (merged.currentContext().equals(context)) {
            files.stream()
                    .flatMap(path -> KubeconfigReader.read(path).stream())
                    .filter(read -> !read.currentContext().isEmpty())
                    .findFirst()
                    .ifPresent(read -> setCurrent(read.path(), name));
        }
    }

    /** What to set: a key of a mapping. */
    private record Target(Node.Mapping mapping, String key, String value) {}

    private interface Finder {
        Optional<Target> in(Node.Mapping root);
    }

    private static void setCurrent(Path file, String context) {
        change(file, root -> Optional.of(new Target(root, "current-context", context)));
    }

    private static void change(Path file, Finder finder) {
        try {
            Path real = file.toRealPath();
            try (FileLock _ = FileLock.take(file)) {
                TextFile old = TextFile.read(real).orElseThrow(() -> notWritten(file, "the file is gone"));
                String text = changed(file, old.text(), finder);
                if (!text.equals(old.text())) {
                    AtomicFile.replace(real, old.encode(text));
                }
            }
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.of(ProblemCode.KUBECONFIG_NOT_WRITTEN, file.toString()).withDetail(TextFile.reason(e)), e);
        }
    }

    private static String changed(Path file, String text, Finder finder) {
        Optional<Node> root = Composer.compose(file.toString(), text);
        if (root.filter(node -> !node.isNull()).isEmpty()) {
            var nothing = new Node.Mapping(List.of(), false, 1, new Node.Span(0, 0, 1, 0));
            Target target = finder.in(nothing).orElseThrow(() -> notWritten(file, "the context is gone"));
            return new MappingEdit(text).append(target.key(), target.value());
        }
        if (!(root.get() instanceof Node.Mapping mapping)) {
            throw notWritten(file, "the file is no kubeconfig");
        }
        Target target = finder.in(mapping).orElseThrow(() -> notWritten(file, "the context is gone"));
        return new MappingEdit(text)
                .set(target.mapping(), target.key(), target.value())
                .filter(edited -> isExactly(edited, mapping, target))
                .orElseThrow(() -> notWritten(file, "anchors or aliases stand in the way"));
    }

    /** Reads the edited text and compares it with what was meant. */
    private static boolean isExactly(String edited, Node.Mapping root, Target target) {
        try {
            return Composer.compose("", edited)
                    .map(node -> Objects.equals(node.plain(), with(root, target)))
                    .orElse(false);
        } catch (ProblemException e) {
            return false;
        }
    }

    /** Returns the values of the node with the target set in this one occurrence of its mapping. */
    @SuppressWarnings("ReferenceEquality") // mappings of equal content elsewhere are not meant
    private static @Nullable Object with(Node node, Target target) {
        if (!(node instanceof Node.Mapping mapping)) {
            return node instanceof Node.Sequence sequence
                    ? sequence.items().stream().map(item -> with(item, target)).toList()
                    : node.plain();
        }
        Map<String, @Nullable Object> values = mapping.plain();
        mapping.pairs().stream()
                .filter(pair -> mapping.pair(pair.key().value()).filter(pair::equals).isPresent())
                .forEach(pair -> values.put(pair.key().value(), with(pair.value(), target)));
        if (mapping == target.mapping()) {
            values.put(target.key(), target.value());
        }
        return values;
    }

    /** Finds the entry that counts: the first of that name. */
    private static Optional<Node.Mapping> entry(Node.Mapping root, String context) {
        return root.value("contexts")
                .filter(Node.Sequence.class::isInstance)
                .flatMap(contexts -> ((Node.Sequence) contexts)
                        .items().stream()
                                .filter(Node.Mapping.class::isInstance)
                                .map(Node.Mapping.class::cast)
                                .filter(entry -> entry.value("name")
                                        .filter(name -> context.equals(name.plain()))
                                        .isPresent())
                                .findFirst());
    }

    private static ProblemException notWritten(Path file, String detail) {
        return new ProblemException(
                Problem.of(ProblemCode.KUBECONFIG_NOT_WRITTEN, file.toString()).withDetail(detail));
    }
}
