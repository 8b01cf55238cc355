package dev.pilothouse.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command that holds all others. */
@Command(name = "pilothouse", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.description}", mixinStandardHelpOptions = true, versionProvider = Version.class)
final class PilothouseCommand {

    /** Where picocli finds the descriptions; the same bundles that {@code words} reads. */
    static final String BUNDLE = "dev.pilothouse.i18n.messages";

    @Mixin
    private final ContextOption context;

    PilothouseCommand(ContextOption context) {
        this.context = context;
    }
}
