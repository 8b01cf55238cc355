package dev.pilothouse.cli;

import dev.pilothouse.log.Level;
import dev.pilothouse.log.Reading;
import dev.pilothouse.log.Report;
import dev.pilothouse.log.Sift;
import dev.pilothouse.log.Sifted;
import dev.pilothouse.log.Wish;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Pods;
import dev.pilothouse.session.Session;
import dev.pilothouse.text.AtomicFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints logs: of a container, or of many merged by time and followed as pods come and go. */
@Command(name = "logs", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.logs.description}", mixinStandardHelpOptions = true)
final class LogsCommand implements Callable<Integer> {

    private static final long TAIL_OF_SEVERAL = 10;
    private static final int BUFFER = 64 * 1024;

    private final Work work;
    private int leftOut;

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

    @Option(names = "--since-time", paramLabel = "MOMENT", descriptionKey = "cli.option.since-time")
    private @Nullable Instant sinceTime;

    @Option(names = "--tail", paramLabel = "N", descriptionKey = "cli.option.tail")
    private @Nullable Long tail;

    @Option(names = "--max-pods", paramLabel = "N", descriptionKey = "cli.option.max-pods")
    private int maxPods = Wish.PODS;

    @Option(names = "--grep", paramLabel = "PATTERN", descriptionKey = "cli.option.grep")
    private @Nullable String grep;

    @Option(names = "--level", paramLabel = "LEVEL", descriptionKey = "cli.option.level")
    private @Nullable Level level;

    @Option(names = "--fields", paramLabel = "NAMES", split = ",", descriptionKey = "cli.option.fields")
    private List<String> fields = List.of();

    @Option(names = "--timestamps", descriptionKey = "cli.option.timestamps")
    private boolean timestamps;

    @Option(names = "--prefix", negatable = true, descriptionKey = "cli.option.prefix")
    private @Nullable Boolean prefix;

    @Option(names = "--raw", descriptionKey = "cli.option.raw")
    private boolean raw;

    @Option(names = "--save", paramLabel = "FILE", descriptionKey = "cli.option.save-log")
    private @Nullable Path save;

    LogsCommand(Work work) {
        this.work = work;
    }

    @Override
    public Integer call() throws InterruptedException {
        if ((target == null) == (selector == null) || (follow && save != null) || maxPods < 1) {
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(), work.terminal().words().say("cli.logs.usage"));
        }
        Session session = work.open();
        Wish wish = wish(session);
        return save == null ? print(session, wish) : save(session, wish, save);
    }

    private Wish wish(Session session) {
        Wish.Pick pick = selector != null
                ? new Wish.Pick.Chosen(namespace.or(session.context()), selector)
                : new Wish.Pick.Of(PodWord.ref(session, Objects.requireNonNull(target), namespace));
        Optional<Instant> begin = Optional.ofNullable(since).map(age -> session.cluster().clock().instant().minus(age));
        long newest = tail != null ? tail : selector != null ? TAIL_OF_SEVERAL : -1;
        return new Wish(
                pick, containers(session, pick), following(pick), previous, newest < 0 ? OptionalLong.empty() : OptionalLong.of(newest),
                begin.or(() -> Optional.ofNullable(sinceTime)), maxPods);
    }

    /** A single pod is followed to its end, as kubectl does; others as they come and go. */
    private Wish.Follow following(Wish.Pick pick) {
        if (!follow || previous) {
            return Wish.Follow.NO;
        }
        return pick instanceof Wish.Pick.Of(ResourceRef ref) && Pods.single(ref) ? Wish.Follow.RUN : Wish.Follow.ON;
    }

    private Wish.Which containers(Session session, Wish.Pick pick) {
        if (container != null) {
            return new Wish.Which.Named(container);
        }
        if (allContainers) {
            return new Wish.Which.All();
        }
        Pods pods = new Pods(session.cluster());
        List<Document> found = switch (pick) {
            case Wish.Pick.Of(ResourceRef ref) -> pods.of(ref);
            case Wish.Pick.Chosen(String in, String chosen) -> pods.matching(in, chosen);
        };
        found.stream().limit(maxPods).filter(pod -> Pods.containers(pod).size() > 1).forEach(pod ->
                work.terminal().remark("cli.defaulted-container", Pods.defaultContainer(pod), String.join(", ", Pods.containers(pod))));
        return new Wish.Which.Usual();
    }

    private int print(Session session, Wish wish) throws InterruptedException {
        Terminal terminal = work.terminal();
        OutputStream lines = terminal.lines();
        return read(session, wish, new LogPrinter.Lines() {
            @Override
            public void print(String line) throws IOException {
                put(lines, raw ? line.getBytes(StandardCharsets.UTF_8) : Terminal.harmlessBytes(line));
            }

            @Override
            public void settled() throws IOException {
                lines.flush();
                terminal.flush();
            }
        });
    }

    private static void put(OutputStream lines, byte[] line) throws IOException {
        lines.write(line);
        lines.write('\n');
    }

    /** Nothing is left of a file that could not be finished. */
    private int save(Session session, Wish wish, Path file) throws InterruptedException {
        int[] code = {ExitCode.DONE};
        try {
            AtomicFile.writePrivate(file, out -> code[0] = write(session, wish, file, out));
        } catch (IOException | UncheckedIOException e) {
            throw new ProblemException(Problem.of(ProblemCode.FILE_NOT_WRITTEN, file.toString()).withDetail(String.valueOf(e.getMessage())), e);
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        return code[0];
    }

    private int write(Session session, Wish wish, Path file, OutputStream out) throws IOException {
        Optional<GZIPOutputStream> compressed = file.toString().endsWith(".gz") ? Optional.of(new GZIPOutputStream(out, BUFFER)) : Optional.empty();
        OutputStream whole = new BufferedOutputStream(compressed.<OutputStream>map(gzip -> gzip).orElse(out), BUFFER);
        int code = ExitCode.REFUSED;
        try {
            code = read(session, wish, new LogPrinter.Lines() {
                @Override
                public void print(String line) throws IOException {
                    put(whole, line.getBytes(StandardCharsets.UTF_8));
                }

                @Override
                public void settled() {}
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        whole.flush();
        if (compressed.isPresent()) {
            compressed.get().finish();
        }
        return code;
    }

    private int read(Session session, Wish wish, LogPrinter.Lines lines) throws InterruptedException {
        Optional<Boolean> prefixed = Optional.ofNullable(prefix);
        if (prefixed.isEmpty() && wish.follow() == Wish.Follow.ON) {
            prefixed = Optional.of(true);
        }
        LogPrinter printer = new LogPrinter(work.terminal(), lines, new LogPrinter.Look(prefixed, timestamps, fields));
        Sift sift = (grep == null ? Sift.ALL : Sift.exactly(grep)).ofLevels(levels());
        try (Reading reading = new Reading(session, wish, sift.all() ? printer : new Sifted(sift, printer))) {
            reading.listen(this::tell);
            reading.run();
        }
        return printer.troubled() ? ExitCode.REFUSED : ExitCode.DONE;
    }

    private void tell(Report report) {
        if (report.leftOut() > leftOut) {
            work.terminal().remark("cli.logs.left-out", report.leftOut(), maxPods);
        }
        leftOut = report.leftOut();
    }

    /** That level and graver ones. */
    private Set<Level> levels() {
        return level == null || level == Level.OTHER ? Set.of() : EnumSet.range(Level.ERROR, level);
    }
}
