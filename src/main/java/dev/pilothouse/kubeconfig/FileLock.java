package dev.pilothouse.kubeconfig;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The lock that kubectl and we take before writing a kubeconfig: a file {@code <file>.lock} beside it, as in client-go. */
final class FileLock implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FileLock.class);

    private final Path lock;

    private FileLock(Path lock) {
        this.lock = lock;
    }

    /** @throws ProblemException with {@code KUBECONFIG_LOCKED} while another program writes */
    static FileLock take(Path file) throws IOException {
        Path lock = file.resolveSibling(file.getFileName() + ".lock");
        try {
            return new FileLock(Files.createFile(lock));
        } catch (FileAlreadyExistsException e) {
            throw new ProblemException(Problem.of(ProblemCode.KUBECONFIG_LOCKED, file.toString()), e);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(lock);
        } catch (IOException e) {
            LOG.warn("The lock {} could not be removed", lock, e);
        }
    }
}
