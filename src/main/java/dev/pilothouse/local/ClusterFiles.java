package dev.pilothouse.local;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.text.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What we keep of the clusters of a tool: each has a kubeconfig of its own, and those that were made from here a mark beside it. What cannot
 * be written or removed is a {@link ProblemException} with {@code FILE_NOT_WRITTEN}.
 */
public final class ClusterFiles {

    private final Path folder;
    private final String tool;

    /**
     * @param folder made when needed
     * @param tool begins the names of the files
     */
    public ClusterFiles(Path folder, String tool) {
        this.folder = folder;
        this.tool = tool;
    }

    public Path kubeconfig(String cluster) {
        return folder.resolve(tool + "-" + cluster + ".kubeconfig");
    }

    /** Makes sure that the tool can write the kubeconfig itself. */
    public void makeFolder(String cluster) {
        write(cluster, () -> Files.createDirectories(folder));
    }

    public void writeKubeconfig(String cluster, String text) {
        write(cluster, () -> AtomicFile.writePrivate(kubeconfig(cluster), text));
    }

    /** Tells whether the cluster was made from here. */
    public boolean marked(String cluster) {
        return Files.exists(markFile(cluster));
    }

    public void mark(String cluster) {
        write(cluster, () -> Files.writeString(markFile(cluster), ""));
    }

    public void remove(String cluster) {
        write(cluster, () -> {
            Files.deleteIfExists(kubeconfig(cluster));
            Files.deleteIfExists(markFile(cluster));
        });
    }

    private Path markFile(String cluster) {
        return folder.resolve(tool + "-" + cluster + ".made");
    }

    private void write(String cluster, Writing writing) {
        try {
            writing.run();
        } catch (IOException e) {
            Problem problem = Problem.of(ProblemCode.FILE_NOT_WRITTEN, kubeconfig(cluster).toString());
            throw new ProblemException(problem.withDetail(String.valueOf(e.getMessage())), e);
        }
    }

    private interface Writing {
        void run() throws IOException;
    }
}
