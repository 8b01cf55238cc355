package dev.pilothouse.local;

import static dev.pilothouse.local.FieldCheck.plus;
import static dev.pilothouse.local.FindingList.change;

import dev.pilothouse.local.BlueprintNode.Mount;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks at the folders of this computer that stand in nodes; whether they are there is for others to say. */
final class MountCheck {

    private static final Set<String> PROPAGATIONS = Set.of("None", "HostToContainer", "Bidirectional");

    private final Blueprint blueprint;
    private final FindingList findings;
    private final Path folder;

    MountCheck(Blueprint blueprint, FindingList findings, Path folder) {
        this.blueprint = blueprint;
        this.findings = findings;
        this.folder = folder;
    }

    void check() {
        for (BlueprintNode node : blueprint.nodes()) {
            List<Object> path = List.of(Blueprint.NODES, node.index(), BlueprintNode.MOUNTS);
            List<Mount> mounts = node.mounts();
            for (int i = 0; i < mounts.size(); i++) {
                mount(node, i, mounts.get(i), plus(path, i));
            }
        }
    }

    private void mount(BlueprintNode node, int index, Mount mount, List<Object> field) {
        if (mount.hostPath().isBlank()) {
            findings.error("host-path-missing", plus(field, "hostPath"), change("remove-folder", node.withoutMount(index)), node.containerName());
        } else {
            absolute(mount.hostPath(), folder).filter(path -> !path.equals(mount.hostPath())).ifPresent(path -> findings.error(
                    "host-path-relative", plus(field, "hostPath"), change("use-path", node.withMount(index, at(mount, path, mount.containerPath())), path),
                    mount.hostPath()));
        }
        if (mount.containerPath().isBlank()) {
            findings.error("container-path-missing", plus(field, "containerPath"), change("remove-folder", node.withoutMount(index)), node.containerName());
        } else if (!mount.containerPath().startsWith("/")) {
            String path = "/" + mount.containerPath();
            findings.error(
                    "container-path-relative", plus(field, "containerPath"), change("use-path", node.withMount(index, at(mount, mount.hostPath(), path)), path),
                    mount.containerPath());
        }
        if (!PROPAGATIONS.contains(mount.propagation())) {
            findings.error("propagation", plus(field, "propagation"),
                    change("use-none", node.withMount(index, new Mount(mount.hostPath(), mount.containerPath(), mount.readOnly(), mount.relabel(), "None"))),
                    mount.propagation());
        }
    }

    private static Mount at(Mount mount, String hostPath, String containerPath) {
        return new Mount(hostPath, containerPath, mount.readOnly(), mount.relabel(), mount.propagation());
    }

    /** Returns where the path leads from the folder, a leading {@code ~} as shells read it; empty when it is none of this system. */
    static Optional<String> absolute(String path, Path folder) {
        try {
            boolean home = path.equals("~") || path.startsWith("~/");
            Path given = home ? Path.of(System.getProperty("user.home"), path.substring(1)) : Path.of(path);
            return Optional.of(given.isAbsolute() ? (home ? given.toString() : path) : folder.toAbsolutePath().resolve(given).normalize().toString());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
