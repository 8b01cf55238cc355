package dev.pilothouse.local;

import java.nio.file.Path;

/**
 * A cluster of this machine, as its provider knows it.
 *
 * @param name unique with its provider
 * @param kubeconfig file through which it is opened; there once it has run
 * @param address of its API server, empty while it does not run
 * @param process id of the process that runs it, 0 for this one or for none
 */
public record LocalCluster(String name, State state, Path kubeconfig, String address, long process) {

    /** Whether it runs, and where. */
    public enum State {
        STOPPED,
        /** In this process. */
        RUNNING_HERE,
        /** In another process, which the person started. */
        RUNNING_ELSEWHERE
    }

    public boolean runs() {
        return state != State.STOPPED;
    }
}
