package dev.pilothouse.platform.playground.kubelet.program;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A program of a known family: a web server, a database, a worker. It behaves as its family does unless annotations say otherwise.
 *
 * @param seed tells containers apart: the same seed, the same log
 * @param ports on which it listens; empty for any
 * @param greeting body of a good answer
 * @param job whether the pod is not meant to run for ever, so that a program that is no server ends well
 * @param memoryLimit in bytes, 0 for none
 * @param anyPath whether every path is answered, not only the family's
 */
public record ServerProgram(
        String seed, Family family, Behaviour behaviour, Set<Integer> ports, String greeting, boolean job, long memoryLimit, boolean anyPath)
        implements Program {

    private static final Duration JOB = Duration.ofSeconds(5);
    private static final Duration LINE_GAP = Duration.ofMillis(40);
    private static final Duration FILLING = Duration.ofSeconds(20);
    private static final Duration TERM = Duration.ofMillis(300);

    @Override
    public Optional<Ending> ending() {
        return Stream.of(wantedEnding(), endsByItself()).flatMap(Optional::stream).min(java.util.Comparator.comparing(Ending::after));
    }

    /** Returns how it ends because annotations want it so. */
    public Optional<Ending> wantedEnding() {
        return Stream.of(
                        behaviour.crash().map(after -> Ending.of(after, behaviour.exitCode().orElse(1))),
                        behaviour.run().map(after -> Ending.of(after, behaviour.exitCode().orElse(0))),
                        outOfMemory())
                .flatMap(Optional::stream)
                .min(java.util.Comparator.comparing(Ending::after));
    }

    /** Returns the same as a program of another family. */
    public ServerProgram as(Family other) {
        return new ServerProgram(seed, other, behaviour, ports, greeting, job, memoryLimit, anyPath);
    }

    private Optional<Ending> endsByItself() {
        if (family.kind() == Family.Kind.SHELL) {
            return Optional.of(Ending.of(Duration.ofMillis(20), 0));
        }
        boolean serves = family.kind() != Family.Kind.WORKER;
        return job && !serves && behaviour.run().isEmpty() ? Optional.of(Ending.of(JOB, behaviour.exitCode().orElse(0))) : Optional.empty();
    }

    private Optional<Ending> outOfMemory() {
        long wanted = behaviour.memory().orElse(0);
        if (memoryLimit == 0 || wanted <= memoryLimit) {
            return Optional.empty();
        }
        double share = Math.max(0.05, (double) (memoryLimit - wanted / 5) / (wanted - wanted / 5));
        return Optional.of(new Ending(Duration.ofMillis((long) (FILLING.toMillis() * share)), 137, "OOMKilled"));
    }

    @Override
    public Optional<Ending> onTerminate() {
        return behaviour.ignoresTerm() ? Optional.empty() : family.termCode().map(code -> Ending.of(TERM, code));
    }

    @Override
    public Answer answer(Duration since, Asker asker, int port, String path) {
        if (behaviour.hang().filter(hang -> since.compareTo(hang) >= 0).isPresent()) {
            return new Answer.Silence();
        }
        boolean listens = ports.isEmpty() || ports.contains(port);
        if (!listens || since.compareTo(listensAfter()) < 0) {
            return new Answer.Refused();
        }
        if (asker == Asker.READINESS && behaviour.ready().filter(ready -> since.compareTo(ready) < 0).isPresent()) {
            return new Answer.Http(503, "not ready\n");
        }
        String plain = path.contains("?") ? path.substring(0, path.indexOf('?')) : path;
        if (!anyPath && !family.paths().isEmpty() && !family.paths().contains(plain)) {
            return new Answer.Http(404, "<html>\r\n<head><title>404 Not Found</title></head>\r\n<body>\r\n<center><h1>404 Not Found</h1></center>\r\n</body>\r\n</html>\r\n");
        }
        return new Answer.Http(200, greeting);
    }

    private Duration listensAfter() {
        return behaviour.start().orElse(Duration.ofMillis(family.kind() == Family.Kind.DATABASE ? 1_200 : 40));
    }

    @Override
    public Optional<Duration> nextChange(Duration since) {
        return Stream.of(Optional.of(listensAfter()), behaviour.ready(), behaviour.hang())
                .flatMap(Optional::stream)
                .filter(change -> change.compareTo(since) > 0)
                .min(Duration::compareTo);
    }

    @Override
    public Use use(Duration since) {
        long minute = since.toMinutes();
        double noise = 0.85 + 0.3 * Hashes.share(seed, minute);
        long cpu = Math.round(behaviour.milliCpu().orElse(family.milliCpu()) * noise);
        long target = behaviour.memory().orElseGet(() -> {
            long usual = family.megabytesUsed() << 20;
            return memoryLimit == 0 ? usual : Math.min(usual, memoryLimit * 8 / 10);
        });
        double filled = Math.min(1, 0.2 + 0.8 * since.toMillis() / FILLING.toMillis());
        double steady = behaviour.memory().isPresent() ? 1 : 0.97 + 0.06 * Hashes.share(seed + "m", minute);
        long memory = Math.round(target * filled * steady);
        return new Use(cpu, memoryLimit == 0 ? memory : Math.min(memory, memoryLimit));
    }

    @Override
    public void log(Instant start, Duration from, Duration until, Predicate<Line> taker) {
        LogLines lines = new LogLines(seed, start);
        Optional<Ending> end = ending().filter(ending -> ending.after().compareTo(until) <= 0);
        Duration last = end.map(Ending::after).orElse(until);
        List<String> starting = behaviour.logLine().isEmpty() ? family.starting() : List.of();
        for (int i = 0; i < starting.size(); i++) {
            Duration at = LINE_GAP.multipliedBy(i);
            if (at.compareTo(last) < 0 && at.compareTo(from) >= 0 && !taker.test(lines.line(starting.get(i), at, -1 - i))) {
                return;
            }
        }
        if (!running(lines, starting.size(), from, last, taker)) {
            return;
        }
        if (end.isPresent() && end.get().after().compareTo(from) >= 0) {
            for (String text : lastWords(end.get())) {
                if (!taker.test(lines.line(text, last, -100))) {
                    return;
                }
            }
        }
    }

    private boolean running(LogLines lines, int starting, Duration from, Duration last, Predicate<Line> taker) {
        Duration every = behaviour.logEvery().orElse(behaviour.logLine().isEmpty() ? Duration.ofSeconds(family.every()) : Duration.ofSeconds(10));
        List<String> templates = behaviour.logLine().isEmpty() ? family.running() : List.of(behaviour.logLine());
        if (!every.isPositive() || templates.isEmpty()) {
            return true;
        }
        Duration begin = listensAfter().plus(LINE_GAP.multipliedBy(starting));
        long first = Math.max(0, from.minus(begin).dividedBy(every) - 1);
        for (long i = first; ; i++) {
            Duration at = begin.plus(every.multipliedBy(i)).plusMillis((long) (every.toMillis() * 0.8 * Hashes.share(seed + "t", i)));
            if (at.compareTo(last) >= 0) {
                return true;
            }
            String template = templates.get(Hashes.below(templates.size(), seed + "w", i));
            if (at.compareTo(from) >= 0 && !taker.test(lines.line(template, at, i))) {
                return false;
            }
        }
    }

    private List<String> lastWords(Ending ending) {
        if (ending.code() == 0) {
            return family.ending();
        }
        return ending.reason().equals("OOMKilled") ? List.of() : List.of("{time} level=fatal msg=\"giving up\" code=" + ending.code());
    }
}
