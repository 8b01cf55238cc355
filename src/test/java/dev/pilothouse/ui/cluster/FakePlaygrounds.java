package dev.pilothouse.ui.cluster;

import dev.pilothouse.cluster.Context;
import dev.pilothouse.local.LocalCluster;
import dev.pilothouse.local.LocalCluster.State;
import dev.pilothouse.local.PlaygroundPlan;
import dev.pilothouse.local.Playgrounds;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Subscription;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Playgrounds in memory, which are contexts of a source at once; the next call can be made to fail. */
final class FakePlaygrounds implements Playgrounds {

    final List<String> calls = new ArrayList<>();
    private final FakeDoors doors;
    private final TreeMap<String, LocalCluster> clusters = new TreeMap<>();
    private Optional<Problem> nextProblem = Optional.empty();

    FakePlaygrounds(FakeDoors doors) {
        this.doors = doors;
    }

    void failNext(Problem problem) {
        nextProblem = Optional.of(problem);
    }

    void put(String name, State state, long process) {
        doors.context(name, "", Context.Way.SIMULATED, "", "");
        clusters.put(name, LocalCluster.playground(
                name, state, Path.of("/home/developer/.local/state/pilothouse/playgrounds", name, "kubeconfig"), "", process));
    }

    private void called(String what) {
        calls.add(what);
        if (nextProblem.isPresent()) {
            Problem problem = nextProblem.get();
            nextProblem = Optional.empty();
            throw new ProblemException(problem);
        }
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<String> scenarios() {
        return List.of("shop", "troubles", "empty");
    }

    @Override
    public List<LocalCluster> clusters() {
        return List.copyOf(clusters.values());
    }

    @Override
    public Subscription onChange(Runnable listener) {
        return Subscription.NONE;
    }

    @Override
    public LocalCluster create(PlaygroundPlan plan) {
        called("create " + plan);
        put(plan.name(), State.RUNNING, 0);
        return cluster(plan.name());
    }

    @Override
    public LocalCluster createApart(PlaygroundPlan plan) {
        throw new AssertionError("the app runs playgrounds itself");
    }

    @Override
    public LocalCluster start(String name) {
        called("start " + name);
        put(name, State.RUNNING, 0);
        return cluster(name);
    }

    private LocalCluster cluster(String name) {
        return clusters().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    }

    @Override
    public void stop(String name) {
        called("stop " + name);
        put(name, State.PAUSED, 0);
    }

    @Override
    public void delete(String name) {
        called("delete " + name);
        clusters.remove(name);
        doors.forget(name);
    }

    @Override
    public void reset(String name) {
        called("reset " + name);
    }

    @Override
    public void snapshot(String name, Path file) {
        called("snapshot " + name + " " + file);
    }

    @Override
    public void restore(String name, Path file) {
        called("restore " + name + " " + file);
    }

    @Override
    public void close() {}
}
