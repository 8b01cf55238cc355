package dev.pilothouse.cli;

import dev.pilothouse.guide.Scale;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Session;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Changes the number of replicas of a workload. */
@Command(name = "scale", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.scale.description}", mixinStandardHelpOptions = true)
final class ScaleCommand implements Callable<Integer> {

    private final Work work;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final NamespaceOption namespace = new NamespaceOption();

    @Mixin
    private final ChangeOptions options = new ChangeOptions();

    @Parameters(paramLabel = "KIND/NAME", descriptionKey = "cli.param.kind-name")
    private String target = "";

    @Option(names = "--replicas", required = true, paramLabel = "N", descriptionKey = "cli.option.replicas")
    private int replicas;

    ScaleCommand(Work work) {
        this.work = work;
    }

    @Override
    public Integer call() {
        if (target.indexOf('/') <= 0 || replicas < 0) {
            throw new ParameterException(java.util.Objects.requireNonNull(spec).commandLine(), work.terminal().words().say("cli.scale.usage"));
        }
        Session session = work.open();
        ResourceRef ref = Work.ref(session, target, namespace);
        if (!Scale.fits(ref)) {
            throw new ProblemException(Problem.of(ProblemCode.NOT_SCALABLE, ref.toString()));
        }
        Scale scale = Scale.of(session.cluster().get(ref), ref);
        return new Changes(work.terminal(), options).carryOut(session, scale.draft(replicas));
    }
}
