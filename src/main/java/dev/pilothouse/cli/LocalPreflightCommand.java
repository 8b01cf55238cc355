package dev.pilothouse.cli;

import dev.pilothouse.local.KindClusters;
import dev.pilothouse.local.Preflight;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what would keep a cluster from coming up here; changes nothing. */
@Command(name = "preflight", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.local.preflight.description}", mixinStandardHelpOptions = true)
final class LocalPreflightCommand implements Callable<Integer> {

    /** The forms in which findings are printed. */
    enum Form {
        text,
        json
    }

    private final KindClusters kind;
    private final Terminal terminal;

    @Mixin
    private final BlueprintOption blueprint = new BlueprintOption();

    @Option(names = {"-o", "--output"}, defaultValue = "text", paramLabel = "text|json", descriptionKey = "cli.local.preflight.output")
    private Form form = Form.text;

    LocalPreflightCommand(KindClusters kind, Terminal terminal) {
        this.kind = kind;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Preflight preflight = new Preflight(kind.preflight(blueprint.read(terminal)));
        PreflightText text = new PreflightText(terminal.words());
        if (form == Form.json) {
            terminal.line(text.json(preflight));
        } else {
            text.lines(preflight).forEach(terminal::line);
        }
        return preflight.blocked() ? ExitCode.REFUSED : ExitCode.DONE;
    }
}
