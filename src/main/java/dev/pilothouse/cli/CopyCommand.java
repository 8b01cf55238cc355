package dev.pilothouse.cli;

import dev.pilothouse.cluster.Capability;
import dev.pilothouse.files.Bounds;
import dev.pilothouse.files.ContainerFiles;
import dev.pilothouse.files.CopyWatch;
import dev.pilothouse.files.Outcome;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Pods;
import dev.pilothouse.session.Session;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Copies files and folders between this computer and a container, as {@code kubectl cp} does. */
@Command(name = "cp", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.cp.description}", mixinStandardHelpOptions = true)
final class CopyCommand implements Callable<Integer> {

    private static final Pattern THERE = Pattern.compile("(?:([a-z0-9-]+)/)?([a-z0-9][a-z0-9._-]+):(.+)", Pattern.DOTALL);
    private static final Pattern SIZE = Pattern.compile("(\\d{1,18})([KMGT]?)i?B?", Pattern.CASE_INSENSITIVE);
    private static final String UNITS = "KMGT";

    private final Work work;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final NamespaceOption namespace = new NamespaceOption();

    @Option(names = {"-c", "--container"}, paramLabel = "NAME", descriptionKey = "cli.option.container")
    private @Nullable String container;

    @Option(names = "--limit", paramLabel = "SIZE", descriptionKey = "cli.option.limit")
    private @Nullable String limit;

    @Parameters(index = "0", paramLabel = "FROM", descriptionKey = "cli.param.copy-from")
    private String from = "";

    @Parameters(index = "1", paramLabel = "TO", descriptionKey = "cli.param.copy-to")
    private String to = "";

    CopyCommand(Work work) {
        this.work = work;
    }

    @Override
    public Integer call() {
        Matcher source = THERE.matcher(from);
        Matcher target = THERE.matcher(to);
        if (from.isEmpty() || to.isEmpty()) {
            throw misused("cli.cp.empty", "");
        }
        boolean here = source.matches();
        if (here == target.matches()) {
            throw misused("cli.cp.usage", here ? to : from);
        }
        Bounds bounds = limit == null ? Bounds.USUAL : new Bounds(bytes(limit), Long.MAX_VALUE);
        Session session = work.open();
        Matcher there = here ? source : target;
        ContainerFiles files = files(session, there);
        Outcome outcome = here
                ? files.download(there.group(3), Path.of(to), bounds, CopyWatch.NONE)
                : files.upload(Path.of(from), there.group(3), CopyWatch.NONE);
        return say(outcome);
    }

    private ContainerFiles files(Session session, Matcher there) {
        if (!session.cluster().capabilities().contains(Capability.EXEC)) {
            throw new ProblemException(Problem.of(ProblemCode.NOT_OFFERED, Capability.EXEC.name()));
        }
        String in = there.group(1) == null ? namespace.or(session.context()) : there.group(1);
        ResourceRef pod = Pods.named(session, in, there.group(2));
        String chosen = container != null ? container : Pods.defaultContainer(new Pods(session.cluster()).pod(pod, Optional.empty()));
        return new ContainerFiles(session.cluster(), pod, chosen);
    }

    private int say(Outcome outcome) {
        Terminal terminal = work.terminal();
        terminal.line(terminal.words().say("cli.cp.done", outcome.files(), Math.max(0, outcome.bytes()) / 1_024, outcome.target()));
        outcome.left().forEach(left -> terminal.remark("files.left." + left.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'), left.name()));
        outcome.words().lines().limit(5).forEach(line -> terminal.remark("cli.cp.said", line));
        return ExitCode.DONE;
    }

    /** Reads a number of bytes; what is more than a computer can count is as much as it can. */
    private long bytes(String text) {
        Matcher size = SIZE.matcher(text);
        if (!size.matches()) {
            throw misused("cli.cp.limit", text);
        }
        int unit = size.group(2).isEmpty() ? 0 : UNITS.indexOf(size.group(2).toUpperCase(Locale.ROOT)) + 1;
        long number = Long.parseLong(size.group(1));
        return number > Long.MAX_VALUE >> (10 * unit) ? Long.MAX_VALUE : number << (10 * unit);
    }

    private ParameterException misused(String key, String word) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), work.terminal().words().say(key, word));
    }
}
