package dev.pilothouse.local;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Subscription;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The clusters of one tool: the life of each goes the same way whatever the tool is, which only says how it does each part. */
public final class ToolClusters implements SimpleClusters {

    private final SimpleTool tool;
    private final ClusterFiles files;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Makings makings = new Makings();

    /**
     * @param files what is kept of the clusters of this tool
     */
    public ToolClusters(SimpleTool tool, ClusterFiles files) {
        this.tool = tool;
        this.files = files;
    }

    @Override
    public String id() {
        return tool.id();
    }

    @Override
    public Optional<Path> tool() {
        return tool.file();
    }

    @Override
    public List<LocalCluster> clusters() {
        return tool().isEmpty() ? List.of() : tool.clusters();
    }

    private LocalCluster cluster(String name) {
        return find(name).orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.LOCAL_CLUSTER_UNKNOWN, name)));
    }

    private Optional<LocalCluster> find(String name) {
        return clusters().stream().filter(cluster -> cluster.name().equals(name)).findFirst();
    }

    @Override
    public LocalCluster create(SimplePlan plan, Progress.Listener listener) {
        return makings.make(() -> made(plan, listener));
    }

    private LocalCluster made(SimplePlan plan, Progress.Listener listener) {
        tool.require(); // before anything is told
        if (find(plan.name()).isPresent()) {
            throw new ProblemException(Problem.of(ProblemCode.CLUSTER_NAME_TAKEN, plan.name()));
        }
        Stages stages = new Stages(listener, InstantSource.system());
        stages.plan(tool.steps().toArray(Progress.Step[]::new));
        try {
            tool.create(plan, stages);
            files.mark(plan.name());
            LocalCluster made = cluster(plan.name());
            stages.end();
            return made;
        } catch (ProblemException e) {
            stages.fail(e.problem());
            if (e.problem().code() != ProblemCode.CLUSTER_NAME_TAKEN) { // then it is somebody else's
                stages.cleanUp(() -> remove(plan.name()));
            }
            throw e;
        } finally {
            changed();
        }
    }

    @Override
    public LocalCluster start(String name) {
        tool.start(cluster(name));
        changed();
        return cluster(name);
    }

    @Override
    public void stop(String name) {
        if (cluster(name).state() != LocalCluster.State.PAUSED) {
            tool.stop(name);
            changed();
        }
    }

    @Override
    public void delete(String name) {
        cluster(name);
        remove(name);
        changed();
    }

    private void remove(String name) {
        tool.remove(name);
        files.remove(name);
    }

    /** Hears of what is done from here; these tools tell nobody what others do. */
    @Override
    public Subscription onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }

    /** Clusters run elsewhere; one that is just being made is given up. */
    @Override
    public void close() {
        makings.close();
        listeners.clear();
    }
}
