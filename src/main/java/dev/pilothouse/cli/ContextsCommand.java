package dev.pilothouse.cli;

import dev.pilothouse.cluster.Context;
import dev.pilothouse.model.Finding;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Lists the contexts of the kubeconfig files with what was noticed about them; contacts nobody. */
@Command(name = "contexts", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.contexts.description}", mixinStandardHelpOptions = true)
final class ContextsCommand implements Callable<Integer> {

    private final Work work;

    ContextsCommand(Work work) {
        this.work = work;
    }

    @Override
    public Integer call() {
        TextTable table = new TextTable();
        table.row(List.of("CURRENT", "NAME", "CLUSTER", "USER", "NAMESPACE", "SERVER", "GUARD", "FILE"));
        List<Context> contexts = work.sessions().contexts();
        for (Context context : contexts) {
            String guard = work.sessions().guard(context).level().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
            table.row(List.of(context.current() ? "*" : "", context.name(), context.cluster(), context.user(), context.namespace(),
                    context.server(), guard, context.source()));
        }
        table.lines().forEach(work.terminal()::line);
        work.sessions().sources().forEach(source -> source.listing().findings().forEach(this::finding));
        contexts.forEach(context -> context.findings().forEach(this::finding));
        return ExitCode.DONE;
    }

    private void finding(Finding finding) {
        if (!finding.place().isEmpty()) {
            work.terminal().remark("cli.contexts.finding", finding.place());
        }
        work.terminal().problem(finding.problem());
    }
}
