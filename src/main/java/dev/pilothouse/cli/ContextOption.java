package dev.pilothouse.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Which cluster a command is about; may stand before or after the command's name. */
final class ContextOption {

    @Option(names = "--context", paramLabel = "NAME", scope = ScopeType.INHERIT, descriptionKey = "cli.option.context")
    @Nullable String context;

    @Option(names = "--trust-plugin", scope = ScopeType.INHERIT, descriptionKey = "cli.option.trust-plugin")
    boolean trustPlugin;
}
