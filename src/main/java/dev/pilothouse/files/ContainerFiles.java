package dev.pilothouse.files;

import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.model.ResourceRef;
import java.nio.file.Path;
import java.util.List;

/**
 * The files of one container. Calls block; an interrupt ends them and leaves nothing half copied.
 *
 * <p>What is needed there: a shell to list folders; tar to copy, or for single files {@code cat} and {@code head}. Without, calls end with
 * {@code NO_FILE_TOOLS}.
 */
public final class ContainerFiles {

    private final RemoteShell shell;

    /** @param container empty for the pod's default one */
    public ContainerFiles(Cluster cluster, ResourceRef pod, String container) {
        shell = new RemoteShell(cluster, pod, container);
    }

    /** Returns what is in a folder, folders first. */
    public List<FileEntry> list(String folder) {
        return Listing.of(shell, folder);
    }

    /**
     * Copies a file or folder here.
     *
     * @param to its path here; a file there is replaced, a folder takes a file under its own name and is filled up by a folder
     * @param bounds how much it may become before {@link CopyWatch#goOn} is asked
     */
    public Outcome download(String from, Path to, Bounds bounds, CopyWatch watch) {
        return new Download(shell, new RemotePath(from), to, bounds, watch).run();
    }

    /**
     * Copies a file or folder of this computer there.
     *
     * @param to its path there, or a folder that takes it under its own name
     */
    public Outcome upload(Path from, String to, CopyWatch watch) {
        return new Upload(shell, from, new RemotePath(to), watch).run();
    }
}
