package dev.pilothouse.cli;

import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.probe.Advice;
import dev.pilothouse.guide.probe.Assumptions;
import dev.pilothouse.guide.probe.Handler;
import dev.pilothouse.guide.probe.Probe;
import dev.pilothouse.guide.probe.ProbeKind;
import dev.pilothouse.guide.probe.ProbeSubject;
import dev.pilothouse.guide.probe.ProbedContainer;
import dev.pilothouse.guide.probe.Probes;
import dev.pilothouse.guide.probe.Timing;
import dev.pilothouse.guide.probe.Timing.Setting;
import dev.pilothouse.guide.probe.Trouble;
import dev.pilothouse.guide.probe.Verdict;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.session.Session;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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

/** Adds, changes or removes probes of a container. */
@Command(name = "set", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.probe.set.description}", mixinStandardHelpOptions = true)
final class ProbeSetCommand implements Callable<Integer> {

    private final Work work;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final ProbeCommand.Target target = new ProbeCommand.Target();

    @Mixin
    private final ChangeOptions options = new ChangeOptions();

    @Mixin
    private final ProbeHandlerOptions asking = new ProbeHandlerOptions();

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "COMMAND", descriptionKey = "cli.probe.command")
    private List<String> command = List.of();

    @Mixin
    private final ProbeKindOptions which = new ProbeKindOptions();

    private final Map<Setting, Integer> numbers = new EnumMap<>(Setting.class);

    @Option(names = "--remove", descriptionKey = "cli.probe.remove")
    private boolean remove;

    @Mixin
    private final FormOption output = new FormOption();

    ProbeSetCommand(Work work) {
        this.work = work;
    }

    @Option(names = "--initial-delay-seconds", paramLabel = "N", descriptionKey = "cli.probe.initial-delay")
    void initialDelay(int seconds) {
        number(Setting.INITIAL_DELAY, seconds);
    }

    @Option(names = "--period-seconds", paramLabel = "N", descriptionKey = "cli.probe.period")
    void period(int seconds) {
        number(Setting.PERIOD, seconds);
    }

    @Option(names = "--timeout-seconds", paramLabel = "N", descriptionKey = "cli.probe.timeout")
    void timeout(int seconds) {
        number(Setting.TIMEOUT, seconds);
    }

    @Option(names = "--success-threshold", paramLabel = "N", descriptionKey = "cli.probe.success-threshold")
    void successes(int times) {
        number(Setting.SUCCESSES, times);
    }

    @Option(names = "--failure-threshold", paramLabel = "N", descriptionKey = "cli.probe.failure-threshold")
    void failures(int times) {
        number(Setting.FAILURES, times);
    }

    @Option(names = "--termination-grace-period-seconds", paramLabel = "N", descriptionKey = "cli.probe.grace")
    void grace(int seconds) {
        number(Setting.GRACE, seconds);
    }

    private void number(Setting setting, int value) {
        if (value < setting.least() || value > Setting.MOST) {
            throw usage("cli.probe.number", setting.field(), setting.least(), Setting.MOST);
        }
        numbers.put(setting, value);
    }

    @Override
    public Integer call() {
        Optional<Handler> handler = asking.handler(command, work.terminal());
        boolean nothing = handler.isEmpty() && numbers.isEmpty() && !remove;
        boolean both = remove && (handler.isPresent() || !numbers.isEmpty());
        if (which.kinds().isEmpty() || nothing || both || !asking.clear(command)) {
            throw usage("cli.probe.set.usage");
        }
        Session session = work.open();
        ProbeSubject subject = target.read(session, work.terminal());
        if (!ProbedContainer.changeable(subject.ref().kind())) {
            throw new ProblemException(Problem.of(ProblemCode.PROBES_FIXED, subject.ref().toString()));
        }
        ProbedContainer container = target.container(subject);
        Probes wanted = wanted(container.now(), handler);
        remarks(subject, container, wanted);
        return new Changes(work.terminal(), options, output).carryOut(session, container.draft(wanted));
    }

    private Probes wanted(Probes now, Optional<Handler> handler) {
        Probes wanted = now;
        for (ProbeKind kind : which.kinds()) {
            if (remove) {
                wanted = wanted.without(kind);
                continue;
            }
            Probe probe = now.get(kind)
                    .map(there -> handler.map(there::with).orElse(there))
                    .or(() -> handler.map(how -> new Probe(how, Timing.DEFAULT)))
                    .orElseThrow(() -> usage("cli.probe.set.no-handler", kind.word()));
            for (Map.Entry<Setting, Integer> number : numbers.entrySet()) {
                probe = probe.with(number.getKey(), number.getValue());
            }
            wanted = wanted.with(kind, probe);
        }
        return wanted;
    }

    /** Says on the side what comes of it, and what is unwise. */
    private void remarks(ProbeSubject subject, ProbedContainer container, Probes wanted) {
        long start = subject.startUps(container.name()).assumed();
        Assumptions assumptions = new Assumptions(start, Assumptions.QUICK, 1000 * container.graceSeconds(), new Trouble.None());
        Verdict verdict = Verdict.of(wanted, assumptions);
        verdict.sentences().forEach(this::remark);
        Advice.of(wanted, assumptions, container.container(), verdict).forEach(advice -> remark(advice.effect()));
    }

    private void remark(Effect effect) {
        String words = work.terminal().words().say(effect.key(), effect.args().toArray());
        if (effect.weight() == Effect.Weight.WARNING) {
            work.terminal().warning(words);
        } else {
            work.terminal().remark(effect.key(), effect.args().toArray());
        }
    }

    private ParameterException usage(String key, Object... args) {
        return new ParameterException(java.util.Objects.requireNonNull(spec).commandLine(), work.terminal().words().say(key, args));
    }
}
