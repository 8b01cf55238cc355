package dev.pilothouse.platform.playground;

import dev.pilothouse.local.PlaygroundPlan;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.platform.playground.api.Control;
import dev.pilothouse.platform.playground.store.Snapshot;
import dev.pilothouse.platform.playground.store.SnapshotFile;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder's playground while it runs here: it alone writes the folder, and what the playground holds outlives it.
 *
 * <p>The snapshot is written when it ends and every half minute in which something changed, so that a crash costs no more than that.
 */
final class PlaygroundHost implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PlaygroundHost.class);
    private static final Duration SAVE_EVERY = Duration.ofSeconds(30);

    private final PlaygroundFolder folder;
    private final PlaygroundPlan plan;
    private final FileLock lock;
    private final ScheduledExecutorService saver =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("playground-saver").daemon().factory());
    private Playground playground;
    private final Runnable ended;
    private long generation;
    private long saved = -1;
    private boolean closed;

    private PlaygroundHost(PlaygroundFolder folder, PlaygroundPlan plan, FileLock lock, Runnable ended) throws IOException {
        this.folder = folder;
        this.lock = lock;
        this.ended = ended;
        playground = new Playground(folder, plan, content(folder), this::ask);
        this.plan = new PlaygroundPlan(plan.name(), playground.address().getPort(), plan.nodes(), plan.scenario(), plan.seed());
        folder.keep(this.plan);
        announce();
        var _ = saver.scheduleWithFixedDelay(this::save, SAVE_EVERY.toSeconds(), SAVE_EVERY.toSeconds(), TimeUnit.SECONDS);
    }

    /**
     * Starts the playground of a folder with what it held.
     *
     * @param ended told when somebody asked the playground itself to end
     * @throws ProblemException {@code PLAYGROUND_FAILED} when it runs already
     */
    static PlaygroundHost start(PlaygroundFolder folder, PlaygroundPlan plan, Runnable ended) throws IOException {
        folder.create();
        FileLock lock = folder.lock()
                .orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.PLAYGROUND_FAILED, plan.name()).withDetail("another process runs it")));
        try {
            return new PlaygroundHost(folder, plan, lock, ended);
        } catch (IOException | RuntimeException e) {
            lock.acquiredBy().close();
            throw e;
        }
    }

    /** A snapshot that cannot be read is set aside, so that nothing is lost and the playground starts all the same. */
    private static Optional<Snapshot> content(PlaygroundFolder folder) throws IOException {
        if (!Files.exists(folder.snapshot())) {
            return Optional.empty();
        }
        try {
            return Optional.of(SnapshotFile.read(folder.snapshot()));
        } catch (IOException e) {
            Path aside = folder.snapshot().resolveSibling("snapshot-broken.json.gz");
            LOG.warn("The snapshot of the playground {} cannot be read; it is kept as {}", folder.name(), aside, e);
            Files.move(folder.snapshot(), aside, StandardCopyOption.REPLACE_EXISTING);
            return Optional.empty();
        }
    }

    private void announce() throws IOException {
        folder.announce(new PlaygroundFolder.Runner(ProcessHandle.current().pid(), address().toString(), playground.authority(), ++generation));
    }

    synchronized URI address() {
        return playground.address();
    }

    synchronized void snapshot(Path file) throws IOException {
        SnapshotFile.write(file, playground.snapshot());
    }

    /** Replaces all that it holds. Clients lose their connection and find the same address again. */
    synchronized void restore(Snapshot content) throws IOException {
        replace(Optional.of(content));
    }

    /** Makes it as its plan says, and forgets what it held. */
    synchronized void reset() throws IOException {
        replace(Optional.empty());
    }

    /** What is asked over the API; what ends the server that was asked is done after it has answered. */
    private void ask(Control.Wish wish) {
        if (wish == Control.Wish.SAVE) {
            save();
            return;
        }
        saver.execute(() -> {
            try {
                switch (wish) {
                    case RESTORE -> restore(SnapshotFile.read(folder.toRestore()));
                    case RESET -> reset();
                    case SAVE, STOP -> ended.run();
                }
            } catch (IOException e) {
                LOG.warn("The playground {} could not do what was asked: {}", folder.name(), wish, e);
            }
        });
    }

    private void replace(Optional<Snapshot> content) throws IOException {
        playground.close();
        playground = new Playground(folder, plan, content, this::ask);
        saved = -1;
        announce();
        save();
    }

    private synchronized void save() {
        try {
            Snapshot now = playground.snapshot();
            if (!closed && now.revision() != saved) {
                SnapshotFile.write(folder.snapshot(), now);
                saved = now.revision();
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("What the playground {} holds could not be kept", folder.name(), e);
        }
    }

    @Override
    public void close() {
        saver.shutdown();
        synchronized (this) {
            if (closed) {
                return;
            }
            save();
            closed = true;
            playground.close();
            try {
                folder.withdraw();
                lock.acquiredBy().close();
            } catch (IOException e) {
                LOG.warn("The folder of the playground {} could not be left tidy", folder.name(), e);
            }
        }
    }
}
