package dev.pilothouse.platform.kind;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.text.AtomicFile;
import dev.pilothouse.text.FolderRemoval;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is kept of a creation that failed: what kind said and the logs of its nodes, read out before they are removed. The last few attempts stay.
 *
 * @param folder of this attempt
 */
record Evidence(Path folder) {

    private static final Logger LOG = LoggerFactory.getLogger(Evidence.class);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int ATTEMPTS_KEPT = 10;
    private static final long LARGEST_LOG = 32L << 20;
    private static final int LONGEST_LINE = 2_000;
    private static final String KIND_LOG = "kind.log";

    /** Files of a node in which causes are looked for, the most telling first. */
    private static final List<String> NODE_LOGS = List.of("kubelet.log", "serial.log", "containerd.log", "inspect.json", "journal.log");

    /**
     * Where the likely cause stands.
     *
     * @param file in the folder, with {@code /} between its parts
     * @param line from 1
     */
    record Found(Problem cause, String file, int line, String text) {}

    static Evidence begin(Path attempts, String cluster, Instant now) {
        return new Evidence(attempts.resolve(cluster + "-" + MOMENT.format(now)));
    }

    /** Writes what kind said, and what can be had of the nodes; what cannot is left out. */
    void collect(KindCommand kind, String cluster, List<String> said) {
        try {
            forgetOldest();
            Files.createDirectories(folder);
            keepForOwner();
            AtomicFile.writePrivate(folder.resolve(KIND_LOG), String.join("\n", said) + "\n");
            kind.exportLogs(cluster, folder);
        } catch (IOException | UncheckedIOException | ProblemException e) {
            LOG.info("Not all logs of {} could be kept", cluster, e);
        }
    }

    /** Descriptions of nodes hold the proxies of this computer, with their passwords. */
    private void keepForOwner() throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(folder, PosixFileAttributeView.class);
        if (view != null) {
            view.setPermissions(PosixFilePermissions.fromString("rwx------"));
        }
    }

    /** Looks for the likeliest cause in all that was kept. */
    Optional<Found> likeliest(String cluster) {
        Optional<Found> best = Optional.empty();
        int causes = LogCause.ALL.size();
        for (Path log : logs()) {
            Path of = log.getParent();
            String node = of == null || of.equals(folder) ? cluster : String.valueOf(of.getFileName());
            List<String> lines = lines(log);
            for (int i = 0; i < lines.size() && causes > 0; i++) {
                for (int cause = 0; cause < causes; cause++) {
                    Optional<Problem> problem = LogCause.ALL.get(cause).in(lines.get(i), node);
                    if (problem.isPresent()) {
                        best = Optional.of(new Found(problem.get(), slashed(folder.relativize(log)), i + 1, lines.get(i)));
                        causes = cause;
                    }
                }
            }
        }
        return best;
    }

    private List<Path> logs() {
        List<Path> logs = new ArrayList<>(List.of(folder.resolve(KIND_LOG)));
        try (Stream<Path> folders = Files.list(folder)) {
            folders.filter(Files::isDirectory).sorted().forEach(node -> NODE_LOGS.forEach(name -> logs.add(node.resolve(name))));
        } catch (IOException | UncheckedIOException e) {
            LOG.info("The logs of an attempt cannot be listed", e);
        }
        return logs.stream().filter(Files::isRegularFile).toList();
    }

    private static List<String> lines(Path log) {
        try {
            if (Files.size(log) > LARGEST_LOG) {
                return List.of();
            }
            return new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line)
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static String slashed(Path path) {
        return path.toString().replace('\\', '/');
    }

    private void forgetOldest() throws IOException {
        Path attempts = folder.getParent();
        if (attempts == null || !Files.isDirectory(attempts)) {
            return;
        }
        try (Stream<Path> kept = Files.list(attempts)) {
            List<Path> oldestFirst = kept.sorted(Comparator.comparing(Evidence::modified)).toList();
            for (Path old : oldestFirst.subList(0, Math.max(0, oldestFirst.size() - ATTEMPTS_KEPT + 1))) {
                FolderRemoval.of(old);
            }
        }
    }

    /** What goes while it is looked at, as when two attempts fail at once, is as old as can be. */
    private static Instant modified(Path path) {
        try {
            return Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS).toInstant();
        } catch (IOException e) {
            return Instant.EPOCH;
        }
    }
}
