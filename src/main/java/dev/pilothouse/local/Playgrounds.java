package dev.pilothouse.local;

import java.nio.file.Path;
import java.util.List;

/** The provider of simulated clusters. */
public interface Playgrounds extends Provider {

    /** {@link #id()} of all of them. */
    String ID = "playground";

    /** Returns what a new one may hold at first. */
    List<String> scenarios();

    /** Makes one and starts it in this process. Where one of that name is, it is started with what it held, and the plan only names its port. */
    LocalCluster create(PlaygroundPlan plan);

    /** Makes or starts one in a process of its own, which stays when this one ends; returns once it answers. */
    LocalCluster createApart(PlaygroundPlan plan);

    /** Brings it back to what its scenario held at first. One that runs goes on running. */
    void reset(String name);

    /** Writes all that it holds to a file, atomically. */
    void snapshot(String name, Path file);

    /** Replaces all that it holds by what a snapshot held; a broken file changes nothing. One that runs goes on running. */
    void restore(String name, Path file);
}
