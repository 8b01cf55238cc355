package dev.pilothouse.local;

import dev.pilothouse.model.Problem;

/** Whether a container engine answers, and as what; or why it does not. */
public sealed interface EngineState {

    /** Who made the engine, as far as that can be told. */
    enum Product {
        DOCKER,
        DOCKER_DESKTOP,
        PODMAN,
        COLIMA,
        RANCHER_DESKTOP,
        ORBSTACK
    }

    /**
     * It answers.
     *
     * @param version of the engine
     * @param api version of its API that is spoken with it
     * @param os on which containers run, such as {@code linux}
     * @param system as the engine names the machine, such as {@code Debian GNU/Linux 12}
     * @param kernel version of that machine's kernel
     */
    record Answers(Product product, String version, String api, String os, String arch, String system, String kernel, Machine machine, Setup setup)
            implements EngineState {}

    /**
     * What containers share.
     *
     * @param memory in bytes, of the whole machine or virtual machine
     * @param running how many containers run now
     * @param containers how many there are
     */
    record Machine(int processors, long memory, int running, int containers) {}

    /**
     * How the engine is set up, where it matters to clusters.
     *
     * @param cgroup version of the control groups, 1 or 2; 0 where it is not told
     * @param storage driver of images and layers, such as {@code overlay2}
     * @param containerdStore images are kept by containerd, which changes how they are saved and loaded
     * @param root folder of its data, on its own machine
     * @param httpProxy through which it pulls, without credentials; empty for none
     */
    record Setup(
            int cgroup,
            String cgroupDriver,
            String storage,
            boolean rootless,
            boolean containerdStore,
            String root,
            String httpProxy,
            String httpsProxy,
            String noProxy) {}

    /** It does not answer, or not as an engine does. The problem says why and what to do. */
    record Not(Problem problem) implements EngineState {}
}
