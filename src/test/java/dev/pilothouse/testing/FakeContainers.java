package dev.pilothouse.testing;

import dev.pilothouse.cluster.Exec;
import dev.pilothouse.cluster.ExecStreams;
import dev.pilothouse.model.ResourceRef;
import java.util.List;

/** A cluster in memory in whose containers programs run, as the test says. */
public final class FakeContainers extends FakeCluster {

    private final FakeExec.Programs programs = new FakeExec.Programs();

    /** Returns what is run. */
    public FakeExec.Programs programs() {
        return programs;
    }

    @Override
    public Exec exec(ResourceRef pod, Exec.Order order, ExecStreams streams) {
        return programs.start(pod, order, streams);
    }

    @Override
    public Exec attach(ResourceRef pod, String container, boolean terminal, ExecStreams streams) {
        return programs.start(pod, new Exec.Order(container, List.of(), terminal), streams);
    }
}
