package dev.pilothouse.cli;

import dev.pilothouse.change.Journal;
import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.Scale;
import dev.pilothouse.guide.ScaleSeveral;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.placement.Room;
import dev.pilothouse.session.Session;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Changes the numbers of replicas of workloads, and warns of what stands in the way. */
@Command(name = "scale", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.scale.description}", mixinStandardHelpOptions = true)
final class ScaleCommand implements Callable<Integer> {

    private final Work work;
    private final Journal journal;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final ChangeOptions options = new ChangeOptions();

    @Mixin
    private final FormOption form = new FormOption();

    @Mixin
    private final Targets targets = new Targets();

    @ArgGroup(multiplicity = "1")
    private final Copies copies = new Copies();

    /** A number, or the one that there was. */
    private static final class Copies {
        @Option(names = "--replicas", required = true, paramLabel = "N", descriptionKey = "cli.option.replicas")
        private int replicas;

        @Option(names = "--back", required = true, descriptionKey = "cli.option.back")
        private boolean back;
    }

    ScaleCommand(Work work, Journal journal) {
        this.work = work;
        this.journal = journal;
    }

    @Override
    public Integer call() {
        if (copies.replicas < 0) {
            String wrong = work.terminal().words().say("cli.replicas.wrong", Integer.toString(copies.replicas));
            throw new ParameterException(java.util.Objects.requireNonNull(spec).commandLine(), wrong);
        }
        Session session = work.open();
        Room room = session.room();
        Map<Scale, Integer> numbers = new LinkedHashMap<>();
        for (ResourceRef ref : targets.refs(session, work.terminal())) {
            Scale scale = scale(session, ref).within(room);
            numbers.put(scale, copies.back ? before(session, scale.ref()) : copies.replicas);
        }
        numbers.forEach((scale, replicas) -> scale.effects(replicas).stream()
                .filter(effect -> effect.weight() == Effect.Weight.WARNING)
                .forEach(effect -> work.terminal().warning(work.terminal().words().say(effect.key(), effect.args().toArray()))));
        return new Changes(work.terminal(), options, form).carryOut(session, ScaleSeveral.draft(numbers));
    }

    private static Scale scale(Session session, ResourceRef ref) {
        if (!Scale.fits(ref)) {
            throw new ProblemException(Problem.of(ProblemCode.NOT_SCALABLE, ref.toString()));
        }
        return Scale.of(session.cluster().get(ref), ref, session.around(ref.namespace(), Scale.AROUND));
    }

    private int before(Session session, ResourceRef ref) {
        return ScaleSeveral.before(journal.receipts(), session.context().name(), ref)
                .orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.COPIES_FORGOTTEN, ref.toString())));
    }
}
