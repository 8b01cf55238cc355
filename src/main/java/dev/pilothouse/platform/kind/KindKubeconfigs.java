package dev.pilothouse.platform.kind;

import dev.pilothouse.kubeconfig.ContextImport;
import dev.pilothouse.local.LocalNode.Role;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.text.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The kubeconfig of each cluster: a file of our own, which only its owner can read, and the entries that others hold of it.
 *
 * <p>It is read from a control plane, which need not run, so clusters that were made elsewhere have one too, and nobody has to have kind for that.
 */
final class KindKubeconfigs {

    private final KindNodes nodes;
    private final Function<String, Path> ours;
    private final List<Path> theirs;

    /**
     * @param ours tells the file of ours for a cluster
     * @param theirs the person's own files, in which other tools leave entries
     */
    KindKubeconfigs(KindNodes nodes, Function<String, Path> ours, List<Path> theirs) {
        this.nodes = nodes;
        this.ours = ours;
        this.theirs = theirs;
    }

    Path file(String cluster) {
        return ours.apply(cluster);
    }

    /** Makes it anew from what is in the control plane; the port of the API server is the one that it has now. */
    String fresh(String cluster) {
        List<KindNode> members = nodes.of(cluster);
        String server = KindList.server(members).orElseGet(() -> AdminKubeconfig.server(kept(cluster)));
        String conf = members.stream()
                .filter(node -> node.role() == Role.CONTROL_PLANE)
                .flatMap(node -> nodes.file(node, AdminKubeconfig.FILE).stream())
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.LOCAL_CLUSTER_UNFINISHED, cluster)));
        return AdminKubeconfig.of(conf, cluster, server);
    }

    /** Writes our file anew, when it is another one. */
    void write(String cluster) {
        String text = fresh(cluster);
        Path file = file(cluster);
        if (text.equals(kept(cluster))) {
            return;
        }
        try {
            AtomicFile.writePrivate(file, text);
        } catch (IOException e) {
            throw new ProblemException(Problem.of(ProblemCode.FILE_NOT_WRITTEN, file.toString()).withDetail(String.valueOf(e)), e);
        }
    }

    /** Returns what our file holds, empty when there is none. */
    String kept(String cluster) {
        Path file = file(cluster);
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            throw new ProblemException(Problem.of(ProblemCode.FILE_UNREADABLE, file.toString()).withDetail(String.valueOf(e)), e);
        }
    }

    /** Returns the files of the person's that have an entry which leads to this cluster. */
    List<Path> holders(String cluster) {
        String server = server(cluster);
        return theirs.stream().filter(file -> !server.isEmpty() && new ContextImport(file).has(AdminKubeconfig.context(cluster), server)).toList();
    }

    private String server(String cluster) {
        return Optional.of(AdminKubeconfig.server(kept(cluster)))
                .filter(server -> !server.isEmpty())
                .orElseGet(() -> KindList.server(nodes.find(cluster)).orElse(""));
    }

    /** Takes the entries away that lead to the cluster, and our file. */
    void forget(String cluster, List<Path> holders) {
        for (Path file : holders) {
            new ContextImport(file).remove(AdminKubeconfig.context(cluster));
        }
        try {
            Files.deleteIfExists(file(cluster));
        } catch (IOException e) {
            throw new ProblemException(Problem.of(ProblemCode.FILE_NOT_WRITTEN, file(cluster).toString()).withDetail(String.valueOf(e)), e);
        }
    }
}
