package dev.pilothouse.platform.kind;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.platform.docker.Containers;
import dev.pilothouse.platform.docker.DockerEngine;
import dev.pilothouse.platform.docker.ExecOrder;
import dev.pilothouse.platform.docker.ExecResult;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** The nodes of kind clusters on the engine that is used now, and what is in them. */
final class KindNodes {

    private static final Duration SHORT = Duration.ofSeconds(20);

    private final Supplier<DockerEngine> engine;

    /**
     * @param engine the one that is used now
     */
    KindNodes(Supplier<DockerEngine> engine) {
        this.engine = engine;
    }

    DockerEngine engine() {
        return engine.get();
    }

    Containers containers() {
        return engine.get().containers();
    }

    /** Returns the nodes of all clusters, by cluster, control planes first. */
    List<KindNode> all() {
        return KindNode.read(containers().list(true, Map.of("label", List.of(KindNode.CLUSTER))));
    }

    /** Returns the nodes of a cluster; none when it is not there. */
    List<KindNode> find(String cluster) {
        return KindNode.read(containers().list(true, Map.of("label", List.of(KindNode.CLUSTER + "=" + cluster))));
    }

    /**
     * Returns the nodes of a cluster.
     *
     * @throws ProblemException {@code LOCAL_CLUSTER_UNKNOWN}
     */
    List<KindNode> of(String cluster) {
        List<KindNode> nodes = find(cluster);
        if (nodes.isEmpty()) {
            throw new ProblemException(unknown(cluster));
        }
        return nodes;
    }

    /** Does something with a cluster; when one of its containers is gone meanwhile and so is the cluster, it says so. */
    <T> T about(String cluster, Supplier<T> work) {
        try {
            return work.get();
        } catch (ProblemException e) {
            if (e.problem().code() == ProblemCode.ENGINE_HAS_NO && find(cluster).isEmpty()) {
                throw new ProblemException(unknown(cluster), e);
            }
            throw e;
        }
    }

    private static Problem unknown(String cluster) {
        return Problem.of(ProblemCode.LOCAL_CLUSTER_UNKNOWN, cluster);
    }

    /** Returns the text of a file in a node, whether the node runs or not; empty when there is none. */
    Optional<String> file(KindNode node, String path) {
        return files(node, path).values().stream().findFirst().map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** Returns the file, or the files below a folder, by their path within it; none when it is not there. Meant for what is small. */
    Map<String, byte[]> files(KindNode node, String path) {
        Map<String, byte[]> files = new TreeMap<>();
        visit(node, path, (member, content) -> {
            if (isFile(member)) {
                files.put(member.getName(), content.readAllBytes());
            }
        });
        return files;
    }

    /** Tells whether a member is a file with a content of its own, which a link has not. */
    static boolean isFile(TarArchiveEntry member) {
        return member.isFile() && !member.isLink() && !member.isSymbolicLink();
    }

    /** Hears of each member of an archive in turn; its content may be left unread. */
    @FunctionalInterface
    interface Visitor {
        void visit(TarArchiveEntry member, InputStream content) throws IOException;
    }

    /** Visits the files below a folder, or one file, by their path within it; nothing is visited where it is not there. The node need not run. */
    void visit(KindNode node, String path, Visitor visitor) {
        Path archive = null;
        try {
            archive = Files.createTempFile("pilothouse-node", ".tar");
            try (OutputStream out = Files.newOutputStream(archive)) {
                containers().copyFrom(node.id(), path, out);
            }
            try (TarArchiveInputStream tar = new TarArchiveInputStream(new BufferedInputStream(Files.newInputStream(archive)))) {
                for (TarArchiveEntry member = tar.getNextEntry(); member != null; member = tar.getNextEntry()) {
                    visitor.visit(member, tar);
                }
            }
        } catch (ProblemException e) {
            if (e.problem().code() != ProblemCode.ENGINE_HAS_NO) {
                throw e;
            }
        } catch (IOException e) {
            throw new ProblemException(Problem.of(ProblemCode.FILE_NOT_WRITTEN, String.valueOf(archive)).withDetail(String.valueOf(e.getMessage())), e);
        } finally {
            if (archive != null && !archive.toFile().delete()) {
                archive.toFile().deleteOnExit();
            }
        }
    }

    /** Runs a command in a node that runs. */
    ExecResult run(KindNode node, String... command) {
        return containers().run(node.id(), ExecOrder.of(command), SHORT);
    }

    /** Runs kubectl in a control plane, as an administrator. */
    ExecResult kubectl(KindNode controlPlane, Duration limit, String... words) {
        String[] command = new String[words.length + 2];
        command[0] = "kubectl";
        command[1] = "--kubeconfig=" + AdminKubeconfig.FILE;
        System.arraycopy(words, 0, command, 2, words.length);
        return containers().run(controlPlane.id(), ExecOrder.of(command), limit);
    }
}
