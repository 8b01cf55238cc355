package dev.pilothouse.cli;

import picocli.CommandLine;

/** Puts the commands of {@code local} together: those that make clusters, and those that look after them. */
final class LocalCommand {

    private LocalCommand() {}

    static CommandLine of(LocalWork local, Terminal terminal) {
        return new CommandLine(new LocalLife(local, terminal))
                .addSubcommand(new LocalPreflightCommand(local.kind(), terminal))
                .addSubcommand(new LocalCreateCommand(local, terminal))
                .addSubcommand(new LocalEnginesCommand(local.engines(), terminal));
    }
}
