package dev.pilothouse.kubeconfig;

import dev.pilothouse.cluster.ClusterSource;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Tree;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Credentials from a sign-in plugin: kept until shortly before they expire or until the server rejects them.
 *
 * <p>One run at a time, whose outcome everybody gets who waited for it; a failed run is not repeated for some seconds, because many
 * streams ask at once and each run may open a window.
 */
final class PluginCredentials implements Credentials {

    private static final Duration MARGIN = Duration.ofSeconds(60);
    private static final Duration BETWEEN_REJECTIONS = Duration.ofSeconds(30);
    private static final Duration BETWEEN_FAILURES = Duration.ofSeconds(5);

    private final Entry.Plugin plugin;
    private final Optional<Tree> cluster;
    private final Plugins plugins;
    private final ReentrantLock running = new ReentrantLock();
    private volatile @Nullable Kept kept;
    private @Nullable Problem failure;
    private Instant lastRun = Instant.MIN;

    private record Kept(Credential credential, Instant until) {}

    /**
     * What running a plugin takes.
     *
     * @param lookup finds its file
     * @param consents knows whether it may run
     */
    record Plugins(PluginLookup lookup, Consents consents, PluginRunner runner, Clock clock) {}

    /** @param cluster what the plugin may know of the cluster */
    PluginCredentials(Entry.Plugin plugin, Optional<Tree> cluster, Plugins plugins) {
        this.plugin = plugin;
        this.cluster = cluster;
        this.plugins = plugins;
    }

    @Override
    public Credential current() {
        Kept known = kept;
        if (known != null && now().isBefore(known.until())) {
            return known.credential();
        }
        lock();
        try {
            Kept meanwhile = kept;
            if (meanwhile != null && now().isBefore(meanwhile.until())) {
                return meanwhile.credential();
            }
            Problem failed = failure;
            if (failed != null && ranWithin(BETWEEN_FAILURES)) {
                throw new ProblemException(failed);
            }
            return run();
        } finally {
            running.unlock();
        }
    }

    @Override
    public boolean refresh(Credential rejected) {
        lock();
        try {
            Kept known = kept;
            if (known != null && !same(known.credential(), rejected)) {
                return true;
            }
            if (ranWithin(BETWEEN_REJECTIONS)) {
                return false;
            }
            kept = null;
            return !same(run(), rejected);
        } finally {
            running.unlock();
        }
    }

    private Credential run() {
        Path program = program();
        lastRun = now();
        try {
            String information = PluginProtocol.information(plugin.apiVersion(), cluster);
            var answer = PluginProtocol.answer(plugin, plugins.runner().run(program, plugin, information));
            kept = new Kept(answer.credential(), until(answer.expiry()));
            failure = null;
            return answer.credential();
        } catch (ProblemException e) {
            failure = e.problem().code() == ProblemCode.CANCELLED ? null : e.problem();
            throw e;
        }
    }

    /** Finds the program and makes sure that it may run. */
    private Path program() {
        PluginCheck.versionAndTerminal(plugin).ifPresent(problem -> {
            throw new ProblemException(problem);
        });
        ClusterSource.Plugin described = plugins.lookup().describe(plugin);
        if (described.path().isEmpty()) {
            throw new ProblemException(PluginCheck.missing(plugin));
        }
        if (!plugins.consents().allows(described)) {
            throw new ProblemException(Problem.of(
                    ProblemCode.PLUGIN_NEEDS_CONSENT, CommandLine.quote(described.commandLine())));
        }
        return Path.of(described.path());
    }

    /** Leaves a margin before the end, a smaller one in a short life, and never less than keeps us from running all the time. */
    private Instant until(Optional<Instant> expiry) {
        Instant now = now();
        return expiry.map(end -> {
                    Duration half = Duration.between(now, end).dividedBy(2);
                    Instant until = end.minus(half.compareTo(MARGIN) < 0 ? half : MARGIN);
                    Instant earliest = now.plus(BETWEEN_FAILURES);
                    return until.isBefore(earliest) ? earliest : until;
                })
                .orElse(Instant.MAX);
    }

    /** Tells whether both would look the same to the server that rejected one of them. */
    private static boolean same(Credential credential, Credential rejected) {
        return rejected.authorization().isPresent()
                ? credential.authorization().equals(rejected.authorization())
                : credential.equals(rejected);
    }

    private boolean ranWithin(Duration duration) {
        return !lastRun.equals(Instant.MIN) && now().isBefore(lastRun.plus(duration));
    }

    private Instant now() {
        return plugins.clock().instant();
    }

    private void lock() {
        try {
            running.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(Problem.of(ProblemCode.CANCELLED), e);
        }
    }
}
