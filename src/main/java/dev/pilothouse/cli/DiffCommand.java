package dev.pilothouse.cli;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Preview;
import dev.pilothouse.change.Rehearsal;
import dev.pilothouse.change.Rehearsal.Choice;
import dev.pilothouse.change.Rehearsal.Verdict;
import dev.pilothouse.model.Document;
import dev.pilothouse.session.Session;
import dev.pilothouse.text.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what applying would change, as the server would keep it, and changes nothing. */
@Command(name = "diff", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.diff.description}", mixinStandardHelpOptions = true)
final class DiffCommand implements Callable<Integer> {

    private final Work work;

    @Mixin
    private final NamespaceOption namespace = new NamespaceOption();

    @Option(names = {"-f", "--filename"}, required = true, paramLabel = "FILE", descriptionKey = "cli.option.file")
    private List<String> files = new ArrayList<>();

    DiffCommand(Work work) {
        this.work = work;
    }

    @Override
    public Integer call() {
        Session session = work.open();
        Optional<Draft> draft = new Manifests(work.terminal()).draft(session, files, namespace.or(session.context()));
        if (draft.isEmpty()) {
            return ExitCode.DIFF_FAILED;
        }
        Preview preview = session.changes().preview(draft.get());
        Rehearsal rehearsal = session.changes().rehearse(preview, Choice.TAKE_OVER);
        boolean differs = false;
        for (int i = 0; i < preview.items().size(); i++) {
            Preview.Item item = preview.items().get(i);
            switch (rehearsal.verdicts().get(i)) {
                case Verdict.Refused refused -> {
                    work.terminal().problem(refused.problem());
                    refused.causes().forEach(work.terminal()::warning);
                    return ExitCode.DIFF_FAILED;
                }
                case Verdict.Accepted accepted -> differs |= print(item, Optional.of(accepted.result()));
                case Verdict.CheckedHereOnly _, Verdict.NeedsChoice _, Verdict.Outdated _ -> differs |= print(item, item.result());
            }
        }
        return differs ? ExitCode.REFUSED : ExitCode.DONE;
    }

    private boolean print(Preview.Item item, Optional<Document> after) {
        String name = GetCommand.typedName(item.ref());
        return UnifiedLines.print(work.terminal(), "live " + name, "applied " + name, Difference.between(text(item.live()), text(after)));
    }

    private static String text(Optional<Document> document) {
        return document.map(DocumentPrinter::comparable).orElse("");
    }
}
