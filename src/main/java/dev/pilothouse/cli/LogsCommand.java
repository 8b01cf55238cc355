package dev.pilothouse.cli;

import dev.pilothouse.cluster.LogLine;
import dev.pilothouse.cluster.LogOptions;
import dev.pilothouse.live.LogMerge;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.session.Pods;
import dev.pilothouse.session.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints logs: of a container, or of many merged by time. */
@Command(name = "logs", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.logs.description}", mixinStandardHelpOptions = true)
final class LogsCommand implements Callable<Integer> {

    /** Long enough for a slow connection to tell of an earlier line, too short to be felt. */
    private static final Duration PATIENCE = Duration.ofMillis(300);

    private static final long TAIL_OF_SEVERAL = 10;

    private final Work work;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final NamespaceOption namespace = new NamespaceOption();

    @Parameters(index = "0", arity = "0..1", paramLabel = "POD|KIND/NAME", descriptionKey = "cli.param.pods")
    private @Nullable String target;

    @Option(names = {"-l", "--selector"}, paramLabel = "SELECTOR", descriptionKey = "cli.option.selector")
    private @Nullable String selector;

    @Option(names = {"-c", "--container"}, paramLabel = "NAME", descriptionKey = "cli.option.container")
    private @Nullable String container;

    @Option(names = "--all-containers", descriptionKey = "cli.option.all-containers")
    private boolean allContainers;

    @Option(names = {"-f", "--follow"}, descriptionKey = "cli.option.follow")
    private boolean follow;

    @Option(names = {"-p", "--previous"}, descriptionKey = "cli.option.previous")
    private boolean previous;

    @Option(names = "--since", paramLabel = "TIME", descriptionKey = "cli.option.since")
    private @Nullable Duration since;

    @Option(names = "--tail", paramLabel = "N", descriptionKey = "cli.option.tail")
    private @Nullable Long tail;

    @Option(names = "--timestamps", descriptionKey = "cli.option.timestamps")
    private boolean timestamps;

    @Option(names = "--prefix", negatable = true, descriptionKey = "cli.option.prefix")
    private @Nullable Boolean prefix;

    @Option(names = "--raw", descriptionKey = "cli.option.raw")
    private boolean raw;

    LogsCommand(Work work) {
        this.work = work;
    }

    private record Source(Document pod, String container) {
        String name() {
            return "pod/" + pod.name() + "/" + container;
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        if ((target == null) == (selector == null)) {
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(), work.terminal().words().say("cli.logs.usage"));
        }
        Session session = work.open();
        List<Source> sources = pods(session).stream().flatMap(pod -> containers(pod).map(name -> new Source(pod, name))).toList();
        List<Subscription> open = new ArrayList<>();
        try (LogMerge merge = new LogMerge(follow ? PATIENCE : Duration.ofDays(1))) {
            sources.forEach(source -> {
                LogOptions options = options(session, source.container());
                open.add(session.cluster().logs(Pods.ref(source.pod()), options, merge.add(source.name())));
            });
            return print(merge, prefix == null ? sources.size() > 1 : prefix);
        } finally {
            open.forEach(Subscription::close);
        }
    }

    private List<Document> pods(Session session) {
        Pods pods = new Pods(session.cluster());
        List<Document> found = selector != null
                ? pods.matching(namespace.or(session.context()), selector)
                : pods.of(PodWord.ref(session, Objects.requireNonNull(target), namespace));
        if (found.isEmpty()) {
            String asked = selector != null ? selector : String.valueOf(target);
            throw new ProblemException(Problem.of(ProblemCode.NO_POD_READY, asked));
        }
        return found;
    }

    private java.util.stream.Stream<String> containers(Document pod) {
        if (container != null) {
            return java.util.stream.Stream.of(container);
        }
        List<String> all = Pods.containers(pod);
        if (allContainers || all.size() < 2) {
            return all.stream();
        }
        String chosen = Pods.defaultContainer(pod);
        work.terminal().remark("cli.defaulted-container", chosen, String.join(", ", all));
        return java.util.stream.Stream.of(chosen);
    }

    private LogOptions options(Session session, String name) {
        long newest = tail != null ? tail : selector != null ? TAIL_OF_SEVERAL : -1;
        Optional<Instant> begin = Optional.ofNullable(since).map(age -> session.cluster().clock().instant().minus(age));
        return new LogOptions(name, follow, previous, newest < 0 ? OptionalLong.empty() : OptionalLong.of(newest), begin);
    }

    private int print(LogMerge merge, boolean prefixed) throws InterruptedException {
        int code = ExitCode.DONE;
        for (Optional<LogMerge.Event> next = merge.next(); next.isPresent(); next = merge.next()) {
            switch (next.get()) {
                case LogMerge.Event.Line(String source, LogLine line) -> print((prefixed ? "[" + source + "] " : "") + (timestamps ? line.time() + " " : "") + line.text());
                case LogMerge.Event.Ended(String _, Optional<Problem> problem) -> {
                    problem.ifPresent(work.terminal()::problem);
                    code = problem.isPresent() ? ExitCode.REFUSED : code;
                }
            }
            if (follow) {
                work.terminal().flush();
            }
        }
        return code;
    }

    private void print(String line) {
        if (raw) {
            work.terminal().asItCame(line);
        } else {
            work.terminal().line(line);
        }
    }
}
