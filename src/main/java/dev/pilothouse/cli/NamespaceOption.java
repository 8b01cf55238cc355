package dev.pilothouse.cli;

import dev.pilothouse.cluster.Context;
import dev.pilothouse.model.Kind;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which namespace a command is about. */
final class NamespaceOption {

    @Option(names = {"-n", "--namespace"}, paramLabel = "NAME", descriptionKey = "cli.option.namespace")
    @Nullable String namespace;

    /** Returns the namespace for objects of that kind: asked for, or the context's own; empty for kinds without. */
    String of(Kind kind, Context context) {
        if (!kind.namespaced()) {
            return "";
        }
        return namespace != null ? namespace : context.namespace();
    }

    String or(Context context) {
        return namespace != null ? namespace : context.namespace();
    }
}
