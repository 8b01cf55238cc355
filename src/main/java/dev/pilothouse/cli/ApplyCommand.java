package dev.pilothouse.cli;

import dev.pilothouse.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Applies documents by server-side apply. A broken document keeps all others from being applied. */
@Command(name = "apply", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.apply.description}", mixinStandardHelpOptions = true)
final class ApplyCommand implements Callable<Integer> {

    private final Work work;

    @Mixin
    private final NamespaceOption namespace = new NamespaceOption();

    @Mixin
    private final ChangeOptions options = new ChangeOptions();

    @Mixin
    private final FormOption form = new FormOption();

    @Option(names = {"-f", "--filename"}, required = true, paramLabel = "FILE", descriptionKey = "cli.option.file")
    private List<String> files = new ArrayList<>();

    ApplyCommand(Work work) {
        this.work = work;
    }

    @Override
    public Integer call() {
        Session session = work.open();
        return new Manifests(work.terminal())
                .draft(session, files, namespace.or(session.context()))
                .map(draft -> new Changes(work.terminal(), options, form).carryOut(session, draft))
                .orElse(ExitCode.REFUSED);
    }
}
