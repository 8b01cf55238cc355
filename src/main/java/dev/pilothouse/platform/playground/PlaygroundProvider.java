package dev.pilothouse.platform.playground;

import dev.pilothouse.local.LocalCluster;
import dev.pilothouse.local.LocalCluster.State;
import dev.pilothouse.local.PlaygroundPlan;
import dev.pilothouse.local.Playgrounds;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.platform.playground.store.Snapshot;
import dev.pilothouse.platform.playground.store.SnapshotFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The simulated clusters of this computer's user: one folder each, run by this process or by another one. */
public final class PlaygroundProvider implements Playgrounds {

    private static final Logger LOG = LoggerFactory.getLogger(PlaygroundProvider.class);

    /** Starts one in a process of its own. */
    @FunctionalInterface
    public interface Launcher {

        /** Runs {@code playground start} with this plan, writes what it prints to the file, and returns once it answers. */
        void launch(PlaygroundPlan plan, Path output);
    }

    private final Path home;
    private final Launcher launcher;
    private final Map<String, PlaygroundHost> running = new LinkedHashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private boolean keptAtExit;

    /**
     * @param home the folder that holds a folder for each playground
     */
    public PlaygroundProvider(Path home, Launcher launcher) {
        this.home = home;
        this.launcher = launcher;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<String> scenarios() {
        return Scenario.names();
    }

    @Override
    public List<LocalCluster> clusters() {
        if (!Files.isDirectory(home)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(home)) {
            List<LocalCluster> clusters = new ArrayList<>();
            for (Path folder : folders.filter(path -> Files.exists(path.resolve("plan.json"))).sorted().toList()) {
                clusters.add(look(new PlaygroundFolder(folder)));
            }
            return clusters;
        } catch (IOException e) {
            throw unreadable(home, e);
        }
    }

    @Override
    public Subscription onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public LocalCluster create(PlaygroundPlan plan) {
        try {
            PlaygroundFolder folder = folder(plan.name());
            synchronized (running) {
                if (!running.containsKey(plan.name())) {
                    PlaygroundPlan kept = folder.plan().orElse(plan);
                    int port = plan.port() == 0 ? kept.port() : plan.port();
                    PlaygroundHost started = PlaygroundHost.start(folder, new PlaygroundPlan(kept.name(), port, kept.nodes(), kept.scenario(), kept.seed()), () -> stop(plan.name()));
                    running.put(plan.name(), started);
                    keepAtExit();
                }
            }
            changed();
            return look(folder);
        } catch (IOException e) {
            throw failed(plan.name(), e);
        }
    }

    @Override
    public LocalCluster createApart(PlaygroundPlan plan) {
        try {
            PlaygroundFolder folder = folder(plan.name());
            if (here(plan.name()).isEmpty() && folder.runner().isEmpty()) {
                folder.create();
                launcher.launch(plan, folder.output());
                changed();
            }
            return look(folder);
        } catch (IOException e) {
            throw failed(plan.name(), e);
        }
    }

    @Override
    public LocalCluster start(String name) {
        try {
            PlaygroundPlan plan = folder(name).plan().orElseThrow(() -> unknown(name));
            return known(name).runs() ? known(name) : create(plan);
        } catch (IOException e) {
            throw failed(name, e);
        }
    }

    @Override
    public void stop(String name) {
        if (!stopHere(name) && known(name).runsElsewhere()) {
            try {
                control(name).stop();
            } catch (IOException e) {
                throw failed(name, e);
            }
        }
        changed();
    }

    /** While it ends it is neither running nor stopped, so nobody may look before it has ended. */
    private boolean stopHere(String name) {
        synchronized (running) {
            PlaygroundHost here = running.remove(name);
            if (here != null) {
                here.close();
            }
            return here != null;
        }
    }

    @Override
    public void delete(String name) {
        stop(name);
        try {
            folder(name).delete();
        } catch (IOException e) {
            throw new ProblemException(Problem.of(ProblemCode.FILE_NOT_WRITTEN, folder(name).path().toString()).withDetail(String.valueOf(e)), e);
        }
        changed();
    }

    @Override
    public void reset(String name) {
        try {
            Optional<PlaygroundHost> here = here(name);
            if (here.isPresent()) {
                here.get().reset();
            } else if (known(name).runsElsewhere()) {
                control(name).reset();
            } else {
                Files.deleteIfExists(folder(name).snapshot());
            }
        } catch (IOException e) {
            throw failed(name, e);
        }
        changed();
    }

    @Override
    public void snapshot(String name, Path file) {
        try {
            Optional<PlaygroundHost> here = here(name);
            if (here.isPresent()) {
                here.get().snapshot(file);
            } else if (known(name).runsElsewhere()) {
                control(name).snapshot(file);
            } else if (Files.exists(folder(name).snapshot())) {
                SnapshotFile.write(file, SnapshotFile.read(folder(name).snapshot()));
            } else {
                throw new ProblemException(Problem.of(ProblemCode.PLAYGROUND_EMPTY, name));
            }
        } catch (IOException e) {
            throw new ProblemException(Problem.of(ProblemCode.FILE_NOT_WRITTEN, file.toString()).withDetail(String.valueOf(e)), e);
        }
    }

    @Override
    public void restore(String name, Path file) {
        try {
            Snapshot content = read(file);
            Optional<PlaygroundHost> here = here(name);
            if (here.isPresent()) {
                here.get().restore(content);
            } else if (known(name).runsElsewhere()) {
                control(name).restore(content);
            } else {
                SnapshotFile.write(folder(name).snapshot(), content);
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        changed();
    }

    private static Snapshot read(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new NoSuchFileException(file.toString());
        }
        try {
            return SnapshotFile.read(file);
        } catch (IOException e) {
            throw new ProblemException(Problem.of(ProblemCode.SNAPSHOT_BROKEN, file.toString()).withDetail(String.valueOf(e.getMessage())), e);
        }
    }

    @Override
    public void close() {
        List<PlaygroundHost> all;
        synchronized (running) {
            all = List.copyOf(running.values());
            running.clear();
        }
        all.forEach(PlaygroundHost::close);
    }

    /** However this process is asked to end, what its playgrounds hold is kept. */
    private void keepAtExit() {
        if (!keptAtExit) {
            keptAtExit = true;
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(this::close));
        }
    }

    private Optional<PlaygroundHost> here(String name) {
        synchronized (running) {
            return Optional.ofNullable(running.get(name));
        }
    }

    private LocalCluster known(String name) {
        PlaygroundFolder folder = folder(name);
        if (!Files.exists(folder.path().resolve("plan.json"))) {
            throw unknown(name);
        }
        try {
            return look(folder);
        } catch (IOException e) {
            throw unreadable(folder.path(), e);
        }
    }

    private LocalCluster look(PlaygroundFolder folder) throws IOException {
        Optional<PlaygroundHost> here = here(folder.name());
        if (here.isPresent()) {
            return LocalCluster.playground(folder.name(), State.RUNNING, folder.kubeconfig(), here.get().address().toString(), 0);
        }
        return folder.runner()
                .map(runner -> LocalCluster.playground(folder.name(), State.RUNNING, folder.kubeconfig(), runner.address(), runner.process()))
                .orElse(LocalCluster.playground(folder.name(), State.PAUSED, folder.kubeconfig(), "", 0));
    }

    private RemoteControl control(String name) {
        return new RemoteControl(folder(name));
    }

    private PlaygroundFolder folder(String name) {
        return new PlaygroundFolder(home.resolve(name));
    }

    private void changed() {
        for (Runnable listener : listeners) {
            try {
                listener.run();
            } catch (RuntimeException e) {
                LOG.warn("A listener of playgrounds failed", e);
            }
        }
    }

    private static ProblemException unknown(String name) {
        return new ProblemException(Problem.of(ProblemCode.PLAYGROUND_UNKNOWN, name));
    }

    private static ProblemException unreadable(Path path, IOException cause) {
        return new ProblemException(Problem.of(ProblemCode.FILE_UNREADABLE, path.toString()).withDetail(String.valueOf(cause)), cause);
    }

    private static ProblemException failed(String name, IOException cause) {
        return new ProblemException(Problem.of(ProblemCode.PLAYGROUND_FAILED, name).withDetail(String.valueOf(cause.getMessage())), cause);
    }
}
