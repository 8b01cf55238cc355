package dev.pilothouse.cli;

import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.probe.Advice;
import dev.pilothouse.guide.probe.Assumptions;
import dev.pilothouse.guide.probe.Moments;
import dev.pilothouse.guide.probe.Probe;
import dev.pilothouse.guide.probe.ProbeKind;
import dev.pilothouse.guide.probe.ProbeSubject;
import dev.pilothouse.guide.probe.ProbedContainer;
import dev.pilothouse.guide.probe.StartUps;
import dev.pilothouse.guide.probe.Trouble;
import dev.pilothouse.guide.probe.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what the probes of a workload ask, what comes of them, and what is unwise about them. */
@Command(name = "show", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.probe.show.description}", mixinStandardHelpOptions = true)
final class ProbeShowCommand implements Callable<Integer> {

    private static final int WIDTH = 12;

    private final Work work;

    @Mixin
    private final ProbeCommand.Target target = new ProbeCommand.Target();

    @Option(names = "--start-up", paramLabel = "TIME", descriptionKey = "cli.probe.start-up")
    private @Nullable Duration startUp;

    @Option(names = "--hangs-at", paramLabel = "TIME", descriptionKey = "cli.probe.hangs-at")
    private @Nullable Duration hangs;

    @Option(names = "--slows-to", paramLabel = "TIME", descriptionKey = "cli.probe.slows-to")
    private @Nullable Duration slow;

    @Option(names = "--fails-one-in", paramLabel = "N", defaultValue = "0", descriptionKey = "cli.probe.fails-one-in")
    private int oneIn;

    @Option(names = "--dependency-down", paramLabel = "TIME", descriptionKey = "cli.probe.dependency-down")
    private @Nullable Duration down;

    ProbeShowCommand(Work work) {
        this.work = work;
    }

    @Override
    public Integer call() {
        ProbeSubject subject = target.read(work.open(), work.terminal());
        List<ProbedContainer> containers = target.containers(subject);
        for (int i = 0; i < containers.size(); i++) {
            if (i > 0) {
                work.terminal().line("");
            }
            show(subject, containers.get(i));
        }
        return ExitCode.DONE;
    }

    private void show(ProbeSubject subject, ProbedContainer container) {
        Terminal terminal = work.terminal();
        StartUps seen = subject.startUps(container.name());
        long start = startUp == null ? seen.assumed() : startUp.toMillis();
        Assumptions assumptions = new Assumptions(start, Assumptions.QUICK, 1000 * container.graceSeconds(), trouble(start));
        terminal.line(terminal.words().say("cli.probe.head", subject.ref(), container.name()));
        for (ProbeKind kind : ProbeKind.values()) {
            fact(kind, container.now().get(kind));
        }
        fact("cli.probe.starts", startUp == null ? words(seen.inWords()) : Moments.text(start));
        Verdict verdict = Verdict.of(container.now(), assumptions);
        verdict.sentences().forEach(this::say);
        for (Advice advice : Advice.of(container.now(), assumptions, container.container(), verdict)) {
            say(advice.effect());
            advice.mend().ifPresent(mend -> terminal.line("    → " + words(mend.label())));
        }
    }

    private Trouble trouble(long start) {
        long later = start + 60_000;
        if (hangs != null) {
            return new Trouble.Hang(hangs.toMillis());
        }
        if (slow != null) {
            return new Trouble.Slow(later, slow.toMillis());
        }
        if (oneIn > 1) {
            return new Trouble.Flaky(oneIn);
        }
        return down == null ? new Trouble.None() : new Trouble.Dependency(later, later + down.toMillis());
    }

    private void fact(ProbeKind kind, java.util.Optional<Probe> probe) {
        fact("cli.probe." + kind.word(), probe.map(found -> words(found.inWords(kind))).orElseGet(() -> work.terminal().words().say("cli.probe.none")));
    }

    private void fact(String key, String value) {
        String label = work.terminal().words().say(key);
        work.terminal().line("  " + label + " ".repeat(Math.max(1, WIDTH - label.length())) + value);
    }

    private void say(Effect effect) {
        work.terminal().line((effect.weight() == Effect.Weight.WARNING ? "! " : "  ") + words(effect));
    }

    private String words(Effect effect) {
        return work.terminal().words().say(effect.key(), effect.args().toArray());
    }
}
