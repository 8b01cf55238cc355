package dev.pilothouse.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes clusters of containers on this computer and looks after them. */
@Command(name = "local", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.local.description}", mixinStandardHelpOptions = true)
final class LocalCommand implements Runnable {

    private final Terminal terminal;

    @Spec
    private @Nullable CommandSpec spec;

    private LocalCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    static CommandLine of(LocalWork local, Terminal terminal) {
        return new CommandLine(new LocalCommand(terminal))
                .addSubcommand(new LocalPreflightCommand(local.kind(), terminal))
                .addSubcommand(new LocalCreateCommand(local, terminal))
                .addSubcommand(new LocalEnginesCommand(local.engines(), terminal));
    }

    @Override
    public void run() {
        throw new ParameterException(Objects.requireNonNull(spec).commandLine(), terminal.words().say("cli.local.usage"));
    }
}
