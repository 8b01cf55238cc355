package dev.pilothouse.cli;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Journal;
import dev.pilothouse.change.Pipeline;
import dev.pilothouse.change.Receipt;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.session.Session;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Taking back a change of the history and making it again, in the context in which it was made, by the same road as any change. */
final class UndoCommands {

    private UndoCommands() {}

    static List<Object> all(Work work, Journal journal) {
        return List.of(new Undo(work, journal), new Redo(work, journal));
    }

    /** What both have in common. */
    private abstract static class OfHistory implements Callable<Integer> {

        private final Work work;
        private final Journal journal;

        @Mixin
        private final ChangeOptions options = new ChangeOptions();

        @Mixin
        private final FormOption form = new FormOption();

        @Parameters(paramLabel = "ID", descriptionKey = "cli.undo.id")
        private String id = "";

        OfHistory(Work work, Journal journal) {
            this.work = work;
            this.journal = journal;
        }

        abstract Draft draft(Pipeline changes, Receipt receipt);

        @Override
        public Integer call() {
            Session session = work.sessions().open(find().context());
            Changes.settle(session, work.terminal());
            return new Changes(work.terminal(), options, form).carryOut(session, draft(session.changes(), find()));
        }

        private Receipt find() {
            return journal.find(id).orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.CHANGE_UNKNOWN, id)));
        }
    }

    @Command(name = "undo", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.undo.description}", mixinStandardHelpOptions = true)
    private static final class Undo extends OfHistory {
        Undo(Work work, Journal journal) {
            super(work, journal);
        }

        @Override
        Draft draft(Pipeline changes, Receipt receipt) {
            return changes.undo(receipt);
        }
    }

    @Command(name = "redo", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.redo.description}", mixinStandardHelpOptions = true)
    private static final class Redo extends OfHistory {
        Redo(Work work, Journal journal) {
            super(work, journal);
        }

        @Override
        Draft draft(Pipeline changes, Receipt receipt) {
            return changes.redo(receipt);
        }
    }
}
