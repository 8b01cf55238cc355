package dev.pilothouse.cli;

import dev.pilothouse.change.Choices;
import dev.pilothouse.change.Rehearsal.Choice;
import dev.pilothouse.model.ResourceRef;
import java.util.Collection;
import java.util.List;
import picocli.CommandLine.Option;

/** How a change is carried out. */
final class ChangeOptions {

    @Option(names = "--dry-run", descriptionKey = "cli.option.dry-run")
    boolean dryRun;

    @Option(names = "--confirm", paramLabel = "NAME", defaultValue = "", descriptionKey = "cli.option.confirm")
    String confirm = "";

    @Option(names = "--force-conflicts", descriptionKey = "cli.option.force-conflicts")
    boolean forceConflicts;

    @Option(names = "--take-over", paramLabel = "FIELD", descriptionKey = "cli.option.take-over")
    List<String> takeOver = List.of();

    @Option(names = "--leave", paramLabel = "FIELD", descriptionKey = "cli.option.leave")
    List<String> leave = List.of();

    /** Returns what was decided about fields of these objects that others own. */
    Choices choices(Collection<ResourceRef> refs) {
        Choices choices = Choices.all(forceConflicts ? Choice.TAKE_OVER : Choice.ASK);
        for (ResourceRef ref : refs) {
            choices = with(choices, ref, takeOver, Choice.TAKE_OVER);
            choices = with(choices, ref, leave, Choice.LEAVE_THEIRS);
        }
        return choices;
    }

    private static Choices with(Choices choices, ResourceRef ref, List<String> fields, Choice choice) {
        Choices more = choices;
        for (String field : fields) {
            more = more.with(new Choices.Field(ref, field.startsWith(".") ? field : "." + field), choice);
        }
        return more;
    }
}
