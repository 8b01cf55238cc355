package dev.pilothouse.cli;

import dev.pilothouse.guide.rollout.Author;
import dev.pilothouse.guide.rollout.Revision;
import dev.pilothouse.guide.rollout.Rollout;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import dev.pilothouse.session.Session;
import dev.pilothouse.text.Json;
import dev.pilothouse.text.Yaml;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the revisions of a workload, prints one of them, or the difference of two. */
@Command(name = "history", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.rollout.history.description}", mixinStandardHelpOptions = true)
final class RolloutHistoryCommand implements Callable<Integer> {

    private static final String NONE = "<none>";

    private final Work work;
    private final RolloutCommands rollouts;

    @Mixin
    private final Targets targets = new Targets();

    @Option(names = "--revision", paramLabel = "N", defaultValue = "0", descriptionKey = "cli.rollout.revision")
    private long revision;

    @Option(names = "--against", paramLabel = "N", defaultValue = "0", descriptionKey = "cli.rollout.against")
    private long against;

    @Option(names = {"-o", "--output"}, paramLabel = "FORM", descriptionKey = "cli.rollout.history.output")
    private @Nullable Form output;

    /** The forms for programs. */
    private enum Form {
        json,
        yaml
    }

    RolloutHistoryCommand(Work work, RolloutCommands rollouts) {
        this.work = work;
        this.rollouts = rollouts;
    }

    @Override
    public Integer call() {
        Session session = work.open();
        for (ResourceRef ref : targets.refs(session, work.terminal())) {
            Rollout rollout = rollouts.read(session, ref);
            if (against > 0) {
                compare(rollout);
            } else if (output != null) {
                Tree tree = revision > 0 ? new Tree(fields(known(rollout, revision))) : new Tree(Map.of("items", oldestFirst(rollout).stream().map(RolloutHistoryCommand::fields).toList()));
                work.terminal().line((output == Form.json ? Json.pretty(tree) : Yaml.write(tree)).stripTrailing());
            } else if (revision > 0) {
                work.terminal().line(work.terminal().words().say("cli.rollout.template", GetCommand.typedName(ref), Long.toString(revision)));
                work.terminal().line(known(rollout, revision).yaml().stripTrailing());
            } else {
                list(rollout);
            }
        }
        return ExitCode.DONE;
    }

    private static List<Revision> oldestFirst(Rollout rollout) {
        return rollout.revisions().reversed();
    }

    private static Revision known(Rollout rollout, long number) {
        return rollout.revision(number)
                .orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.REVISION_UNKNOWN, rollout.ref().shortName(), Long.toString(number))));
    }

    private void compare(Rollout rollout) {
        Revision to = revision > 0
                ? known(rollout, revision)
                : rollout.current().orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.ROLLOUT_NO_HISTORY, rollout.ref().shortName())));
        Revision from = known(rollout, against);
        UnifiedLines.print(work.terminal(), "revision " + from.number(), "revision " + to.number(), Rollout.difference(from, to));
    }

    private void list(Rollout rollout) {
        work.terminal().line(GetCommand.typedName(rollout.ref()));
        TextTable table = new TextTable();
        table.row(List.of("REVISION", "CHANGE-CAUSE", "CREATED", "BY", "IMAGES"));
        for (Revision each : oldestFirst(rollout)) {
            table.row(List.of(
                    Long.toString(each.number()),
                    each.cause().isEmpty() ? NONE : each.cause(),
                    each.created().map(Object::toString).orElse(NONE),
                    each.author().map(RolloutHistoryCommand::name).orElse(NONE),
                    String.join(",", each.images())));
        }
        table.lines().forEach(work.terminal()::line);
    }

    private static String name(Author author) {
        return switch (author.source()) {
            case JOURNAL -> "pilothouse/" + author.name();
            case MANAGER -> author.name();
        };
    }

    private static Map<String, Object> fields(Revision revision) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("revision", revision.number());
        fields.put("keptBy", revision.keeper());
        fields.put("current", revision.current());
        fields.put("changeCause", revision.cause());
        revision.created().ifPresent(created -> fields.put("created", created.toString()));
        revision.author().ifPresent(author -> fields.put("by", name(author)));
        fields.put("template", revision.template().fields());
        return fields;
    }
}
