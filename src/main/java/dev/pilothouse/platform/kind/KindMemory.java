package dev.pilothouse.platform.kind;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.AtomicFile;
import dev.pilothouse.text.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has to be known about clusters that neither kind nor the engine keeps: a small file for each, beside its kubeconfig. */
final class KindMemory {

    private static final Logger LOG = LoggerFactory.getLogger(KindMemory.class);

    private final Path folder;

    /**
     * What is remembered of one cluster. A container that is not there any more means another cluster of the same name.
     *
     * @param ours whether it was made from here
     * @param addresses that the nodes had when all ran, by id of the container
     * @param restarts when the engine starts the nodes again by itself, by id of the container, such as {@code on-failure:1}; only while paused
     */
    record Kept(boolean ours, Map<String, String> addresses, Map<String, String> restarts) {

        static final Kept NOTHING = new Kept(false, Map.of(), Map.of());

        Kept withAddresses(Map<String, String> now) {
            return new Kept(ours, now, restarts);
        }

        Kept withRestarts(Map<String, String> now) {
            return new Kept(ours, addresses, now);
        }
    }

    KindMemory(Path folder) {
        this.folder = folder;
    }

    /** Returns what is remembered; a file that cannot be read is as none, for all of it can be found out again or does no harm. */
    Kept of(String cluster) {
        try {
            Tree kept = Json.read(Files.readString(file(cluster)));
            return new Kept(kept.isTrue("ours"), kept.texts("addresses"), kept.texts("restarts"));
        } catch (NoSuchFileException e) {
            return Kept.NOTHING;
        } catch (IOException | ProblemException e) {
            LOG.warn("What was kept about {} cannot be read", cluster, e);
            return Kept.NOTHING;
        }
    }

    void keep(String cluster, Kept kept) {
        if (kept.equals(of(cluster))) {
            return;
        }
        if (kept.equals(Kept.NOTHING)) {
            forget(cluster);
            return;
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("ours", kept.ours());
        fields.put("addresses", kept.addresses());
        fields.put("restarts", kept.restarts());
        try {
            AtomicFile.writePrivate(file(cluster), Json.pretty(new Tree(fields)));
        } catch (IOException e) {
            throw new ProblemException(Problem.of(ProblemCode.FILE_NOT_WRITTEN, file(cluster).toString()).withDetail(String.valueOf(e)), e);
        }
    }

    /** Remembers that the cluster was made from here. */
    void made(String cluster) {
        keep(cluster, new Kept(true, Map.of(), Map.of()));
    }

    void forget(String cluster) {
        try {
            Files.deleteIfExists(file(cluster));
        } catch (IOException e) {
            LOG.warn("What was kept about {} cannot be removed", cluster, e);
        }
    }

    private Path file(String cluster) {
        return folder.resolve("kind-" + cluster + ".json");
    }
}
