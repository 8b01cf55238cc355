package dev.pilothouse.cli;

import dev.pilothouse.change.Journal;
import dev.pilothouse.change.Receipt;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.session.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Makes a change of the history again, in the context in which it was made, for example after it was undone. */
@Command(name = "redo", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.redo.description}", mixinStandardHelpOptions = true)
final class RedoCommand implements Callable<Integer> {

    private final Work work;
    private final Journal journal;

    @Mixin
    private final ChangeOptions options = new ChangeOptions();

    @Mixin
    private final FormOption form = new FormOption();

    @Parameters(paramLabel = "ID", descriptionKey = "cli.undo.id")
    private String id = "";

    RedoCommand(Work work, Journal journal) {
        this.work = work;
        this.journal = journal;
    }

    @Override
    public Integer call() {
        Session session = work.sessions().open(find().context());
        Changes.settle(session, work.terminal());
        Receipt receipt = find();
        return new Changes(work.terminal(), options, form).carryOut(session, session.changes().redo(receipt));
    }

    private Receipt find() {
        return journal.find(id).orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.CHANGE_UNKNOWN, id)));
    }
}
