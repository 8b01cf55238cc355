package dev.pilothouse.cli;

import dev.pilothouse.local.Blueprint;
import dev.pilothouse.local.KindClusters;
import dev.pilothouse.local.LocalCluster;
import dev.pilothouse.local.PreflightFinding;
import dev.pilothouse.local.Progress;
import dev.pilothouse.model.Subscription;
import java.util.ArrayList;
import java.util.List;

/** A provider that has no clusters and finds what it is told to. */
final class FakeKindClusters implements KindClusters {

    final List<Blueprint> asked = new ArrayList<>();

    private final List<PreflightFinding> findings;

    FakeKindClusters(List<PreflightFinding> findings) {
        this.findings = findings;
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
        return () -> {};
    }

    @Override
    public List<PreflightFinding> preflight(Blueprint blueprint) {
        asked.add(blueprint);
        return findings;
    }

    @Override
    public LocalCluster create(Blueprint blueprint, Progress.Listener listener) {
        throw new UnsupportedOperationException();
    }

    @Override
    public LocalCluster start(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void stop(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void delete(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
