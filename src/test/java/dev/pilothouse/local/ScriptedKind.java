package dev.pilothouse.local;

import dev.pilothouse.local.Progress.Listener;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Subscription;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiFunction;

/** Makes clusters by a script: what a test says is told, and what it throws is thrown. */
public final class ScriptedKind implements KindClusters {

    private final List<String> deleted = new ArrayList<>();
    private BiFunction<Blueprint, Listener, LocalCluster> script = (blueprint, _) -> cluster(blueprint.name());
    private List<PreflightFinding> findings = List.of();

    /** Returns a cluster of that name that runs. */
    public static LocalCluster cluster(String name) {
        return new LocalCluster("kind", name, LocalCluster.State.RUNNING, Path.of("/nowhere/" + name), "kind-" + name, "", 0, "v1.34.4", Optional.empty(), true,
                List.of(), List.of());
    }

    public ScriptedKind creating(BiFunction<Blueprint, Listener, LocalCluster> wanted) {
        script = wanted;
        return this;
    }

    public ScriptedKind finding(PreflightFinding... found) {
        findings = List.of(found);
        return this;
    }

    /** Waits for a latch as a creation waits for its tool: an interrupt ends it as a cancellation. */
    public static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new ProblemException(Problem.of(ProblemCode.CANCELLED), e);
        }
    }

    public List<String> deleted() {
        return deleted;
    }

    @Override
    public List<PreflightFinding> preflight(Blueprint blueprint) {
        return findings;
    }

    @Override
    public LocalCluster create(Blueprint blueprint, Listener listener) {
        return script.apply(blueprint, listener);
    }

    @Override
    public String id() {
        return "kind";
    }

    @Override
    public List<LocalCluster> clusters() {
        return List.of();
    }

    @Override
    public Subscription onChange(Runnable listener) {
        return Subscription.NONE;
    }

    @Override
    public LocalCluster start(String name) {
        return cluster(name);
    }

    @Override
    public void stop(String name) {}

    @Override
    public void delete(String name) {
        deleted.add(name);
    }

    @Override
    public void close() {}
}
