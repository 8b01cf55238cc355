package dev.pilothouse.cli;

import dev.pilothouse.guide.probe.Handler;
import dev.pilothouse.guide.probe.Probe;
import dev.pilothouse.guide.probe.ProbeKind;
import dev.pilothouse.guide.probe.ProbeSubject;
import dev.pilothouse.guide.probe.ProbedContainer;
import dev.pilothouse.guide.probe.Timing;
import dev.pilothouse.guide.probe.Timing.Setting;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Session;
import dev.pilothouse.session.probe.ProbeResult;
import dev.pilothouse.session.probe.ProbeTry;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tries probes once against a running pod, those that it has or one that it could have; changes nothing. */
@Command(name = "test", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.probe.test.description}", mixinStandardHelpOptions = true)
final class ProbeTestCommand implements Callable<Integer> {

    private final Work work;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final ProbeCommand.Target target = new ProbeCommand.Target();

    @Mixin
    private final ProbeHandlerOptions asking = new ProbeHandlerOptions();

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "COMMAND", descriptionKey = "cli.probe.command")
    private List<String> command = List.of();

    @Mixin
    private final ProbeKindOptions which = new ProbeKindOptions();

    @Option(names = "--timeout-seconds", paramLabel = "N", defaultValue = "1", descriptionKey = "cli.probe.timeout")
    private int timeout = 1;

    ProbeTestCommand(Work work) {
        this.work = work;
    }

    @Override
    public Integer call() {
        Optional<Handler> handler = asking.handler(command, work.terminal());
        if (!asking.clear(command) || (handler.isPresent() && !which.kinds().isEmpty())) {
            throw new ParameterException(java.util.Objects.requireNonNull(spec).commandLine(), work.terminal().words().say("cli.probe.test.usage"));
        }
        Session session = work.open();
        ProbeSubject subject = target.read(session, work.terminal());
        ProbedContainer container = target.container(subject);
        ResourceRef pod = target.pod()
                .or(() -> subject.running(container.name()))
                .orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.CONTAINER_NOT_RUNNING, subject.ref().toString(), container.name())));
        work.terminal().line(work.terminal().words().say("cli.probe.test.head", pod.name(), container.name()));
        if (handler.isPresent()) {
            Probe probe = new Probe(handler.get(), Timing.DEFAULT.with(Setting.TIMEOUT, timeout));
            return passes(session, pod, container, handler.get().asked(), probe) ? ExitCode.DONE : ExitCode.REFUSED;
        }
        return tryAll(session, pod, container);
    }

    private int tryAll(Session session, ResourceRef pod, ProbedContainer container) {
        boolean well = true;
        boolean any = false;
        for (ProbeKind kind : ProbeKind.values()) {
            Optional<Probe> probe = container.now().get(kind);
            if (probe.isPresent() && (which.kinds().isEmpty() || which.kinds().contains(kind))) {
                any = true;
                well &= passes(session, pod, container, work.terminal().words().say("cli.probe." + kind.word()), probe.get());
            }
        }
        if (!any) {
            work.terminal().remark("cli.probe.test.none");
        }
        return any && well ? ExitCode.DONE : ExitCode.REFUSED;
    }

    private boolean passes(Session session, ResourceRef pod, ProbedContainer container, String what, Probe probe) {
        ProbeResult result = new ProbeTry(session).run(pod, container.name(), probe.tree());
        String verdict = switch (result.verdict()) {
            case SUCCESS -> "cli.probe.test.pass";
            case FAILURE -> "cli.probe.test.fail";
            case NOT_TRIED -> "cli.probe.test.not";
        };
        String why = work.terminal().words().say(result.key(), result.args().toArray());
        work.terminal().line(work.terminal().words().say(verdict, what, why, Long.toString(result.took().toMillis())));
        result.body().lines().limit(5).forEach(line -> work.terminal().line("  > " + line));
        return result.verdict() == ProbeResult.Verdict.SUCCESS;
    }
}
