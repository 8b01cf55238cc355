package dev.pilothouse.platform.kind;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps two creations of one name apart, in this process and in others of this program: kind looks for the name and makes the nodes later, and whoever of
 * two comes second would sweep away the nodes of the first.
 */
record NameLock(Path file, FileChannel channel) implements AutoCloseable {

    /** @throws ProblemException {@code CLUSTER_NAME_TAKEN} while another creation has it */
    static NameLock take(Path folder, String cluster) {
        Path file = folder.resolve("making-" + cluster + ".lock");
        try {
            Files.createDirectories(folder);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (locked(channel)) {
                return new NameLock(file, channel);
            }
            channel.close();
        } catch (IOException e) {
            throw new ProblemException(Problem.of(ProblemCode.FILE_NOT_WRITTEN, file.toString()).withDetail(String.valueOf(e.getMessage())), e);
        }
        throw new ProblemException(Problem.of(ProblemCode.CLUSTER_NAME_TAKEN, cluster));
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
            channel.close();
        } catch (IOException e) {
            throw new ProblemException(Problem.of(ProblemCode.FILE_NOT_WRITTEN, file.toString()).withDetail(String.valueOf(e.getMessage())), e);
        }
    }
}
