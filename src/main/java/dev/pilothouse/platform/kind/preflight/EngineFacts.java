package dev.pilothouse.platform.kind.preflight;

import dev.pilothouse.local.EngineEndpoint;
import dev.pilothouse.model.Tree;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an engine tells of itself and its machine, as far as clusters depend on it.
 *
 * @param name of the product for people, {@code Docker} or {@code Podman}
 * @param version of the engine
 * @param oldestApi the oldest version of its API that a client may speak
 * @param api the newest one
 * @param os on which its containers run
 * @param architecture of its machine as images name it, such as {@code amd64}
 * @param place where its machine is
 * @param cgroup version of its control groups, 0 when it does not say
 * @param delegated whether a rootless engine may limit memory, processors and processes
 * @param containerdStore whether images are kept by containerd
 * @param root folder of its data, on its own machine
 */
record EngineFacts(
        String name,
        Version version,
        Version oldestApi,
        Version api,
        String os,
        String architecture,
        Place place,
        int processors,
        long memory,
        int cgroup,
        boolean rootless,
        boolean delegated,
        boolean containerdStore,
        String root,
        Proxies proxies) {

    /** Where the machine of an engine is, which decides what this computer's own figures say about it. */
    enum Place {
        /** Containers run on the kernel of this computer. */
        HERE,
        /** On a virtual machine of this computer: its ports are ours, its memory and disk are not. */
        VIRTUAL_MACHINE,
        /** On another computer. */
        ELSEWHERE
    }

    private static final Version NO_VERSION = new Version(0, 0, 0);

    /**
     * Reads the answers to {@code /info} and {@code /version}.
     *
     * @param kernel version of this computer's own kernel
     */
    static EngineFacts read(Tree info, Tree version, EngineEndpoint endpoint, String kernel) {
        boolean podman = version.trees("Components").stream().anyMatch(component -> component.text("Name").startsWith("Podman"));
        return new EngineFacts(
                podman ? "Podman" : "Docker",
                Version.find(info.text("ServerVersion")).orElse(NO_VERSION),
                Version.find(version.text("MinAPIVersion")).orElse(NO_VERSION),
                Version.find(version.text("ApiVersion")).orElse(NO_VERSION),
                info.text("OSType").isEmpty() ? "linux" : info.text("OSType"),
                version.text("Arch"),
                place(info, endpoint, kernel),
                (int) info.number(0, "NCPU"),
                info.number(0, "MemTotal"),
                (int) info.number(0, "CgroupVersion"),
                info.list("SecurityOptions").stream().anyMatch(option -> List.of(option.toString().split(",")).contains("name=rootless")),
                delegated(info),
                info.list("DriverStatus").stream().anyMatch(pair -> pair.toString().contains("io.containerd.snapshotter")),
                info.text("DockerRootDir"),
                Proxies.of(info.text("HttpProxy"), info.text("HttpsProxy"), info.text("NoProxy")));
    }

    /** An engine without a driver for control groups repeats what the kernel has, which it cannot use. */
    private static boolean delegated(Tree info) {
        return !info.text("CgroupDriver").equals("none") && info.isTrue("MemoryLimit") && info.isTrue("PidsLimit") && info.isTrue("CPUShares");
    }

    private static Place place(Tree info, EngineEndpoint endpoint, String kernel) {
        return switch (endpoint.scheme()) {
            case "unix" ->
                info.text("KernelVersion").equals(kernel) && !info.text("OperatingSystem").contains("Docker Desktop")
                        ? Place.HERE
                        : Place.VIRTUAL_MACHINE;
            case "npipe" -> Place.VIRTUAL_MACHINE;
            case "tcp", "http", "https" -> isLoopback(endpoint.place()) ? Place.VIRTUAL_MACHINE : Place.ELSEWHERE;
            default -> Place.ELSEWHERE;
        };
    }

    private static boolean isLoopback(String place) {
        return place.startsWith("localhost:") || place.startsWith("127.") || place.startsWith("[::1]");
    }

    boolean isPodman() {
        return name.equals("Podman");
    }

    boolean isHere() {
        return place == Place.HERE;
    }

    /** Tells whether what its containers publish is on this computer. */
    boolean sharesPorts() {
        return place != Place.ELSEWHERE;
    }

    /**
     * A container of an engine.
     *
     * @param state as the engine names it, such as {@code running}, {@code exited} or {@code created}
     */
    record Container(String name, String state, Map<String, String> labels, List<Published> ports) {

        static final String CLUSTER_LABEL = "io.x-k8s.kind.cluster";
        static final String ROLE_LABEL = "io.x-k8s.kind.role";

        static Container read(Tree listed) {
            String name = listed.list("Names").stream().findFirst().map(Object::toString).orElse("");
            return new Container(
                    name.startsWith("/") ? name.substring(1) : name,
                    listed.text("State"),
                    listed.texts("Labels"),
                    listed.trees("Ports").stream().filter(port -> port.has("PublicPort")).map(Published::read).toList());
        }

        Optional<String> cluster() {
            return Optional.ofNullable(labels.get(CLUSTER_LABEL));
        }

        String role() {
            return labels.getOrDefault(ROLE_LABEL, "");
        }

        boolean runs() {
            return state.equals("running");
        }
    }

    /** A port of the engine's host that leads to a container. */
    record Published(String address, int port, String protocol) {

        static Published read(Tree listed) {
            return new Published(listed.text("IP"), (int) listed.number(0, "PublicPort"), listed.text("Type"));
        }
    }
}
