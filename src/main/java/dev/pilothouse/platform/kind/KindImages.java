package dev.pilothouse.platform.kind;

import dev.pilothouse.local.Progress.Step;
import dev.pilothouse.local.Upkeep.ImageOrigin;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.docker.ExecOrder;
import dev.pilothouse.platform.docker.ExecResult;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Loads images into nodes: saved by the engine for one platform, then read by containerd in the node.
 *
 * <p>{@code kind load docker-image} asks for all platforms of an image, of which an engine that keeps images in containerd has only some, and
 * fails there. This way works on every engine, and needs no kind.
 */
final class KindImages {

    private static final Duration LONGEST_IMPORT = Duration.ofMinutes(15);

    private final KindNodes nodes;

    KindImages(KindNodes nodes) {
        this.nodes = nodes;
    }

    /** @param chosen names of the nodes; none for all that run */
    void load(String cluster, ImageOrigin image, List<String> chosen, Steps steps) {
        List<KindNode> into = into(cluster, chosen);
        switch (image) {
            case ImageOrigin.OfArchive(Path file) -> {
                steps.plan(Step.LOAD_IMAGE);
                read(cluster, file, file.getFileName().toString(), into, steps);
            }
            case ImageOrigin.OfEngine(String reference) -> {
                steps.plan(Step.SAVE_IMAGE, Step.LOAD_IMAGE);
                saved(reference, into.getFirst(), steps, file -> read(cluster, file, reference, into, steps));
            }
        }
    }

    private List<KindNode> into(String cluster, List<String> chosen) {
        List<KindNode> members = nodes.of(cluster).stream().filter(KindList::isNode).toList();
        List<KindNode> into = new ArrayList<>(members.stream().filter(node -> chosen.isEmpty() ? node.runs() : chosen.contains(node.name())).toList());
        for (String name : chosen.isEmpty() ? List.of(cluster) : chosen) {
            if (into.stream().noneMatch(node -> chosen.isEmpty() || (node.name().equals(name) && node.runs()))) {
                throw new ProblemException(Problem.of(ProblemCode.LOCAL_NODE_NOT_RUNNING, name));
            }
        }
        return into;
    }

    private interface Reader {
        void read(Path archive);
    }

    private void saved(String reference, KindNode node, Steps steps, Reader reader) {
        Tree image = nodes.engine().images().find(reference)
                .orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.ENGINE_HAS_NO, reference)));
        Path archive = temporary();
        try {
            steps.take(Step.SAVE_IMAGE, reference, () -> {
                try (OutputStream out = new CountedOutput(Files.newOutputStream(archive), told(reference, image.number(0, "Size"), steps))) {
                    nodes.engine().images().save(List.of(reference), platform(node), out);
                } catch (IOException e) {
                    throw notWritten(archive, e);
                }
            });
            reader.read(archive);
        } finally {
            try {
                Files.deleteIfExists(archive);
            } catch (IOException e) {
                archive.toFile().deleteOnExit();
            }
        }
    }

    /** A node is of the platform of its image, whatever else the engine can run. */
    private String platform(KindNode node) {
        return nodes.engine().images().find(node.image())
                .map(image -> image.text("Os") + "/" + image.text("Architecture"))
                .filter(platform -> platform.length() > 1)
                .orElse("");
    }

    private void read(String cluster, Path archive, String name, List<KindNode> into, Steps steps) {
        nodes.about(cluster, () -> {
            long all = size(archive) * into.size();
            Told told = new Told(name, all, steps);
            String where = String.join(", ", into.stream().map(KindNode::name).toList());
            steps.take(Step.LOAD_IMAGE, where, () -> {
                Parallel.all(into, node -> {
                    read(archive, name, node, told);
                    told.line(node.name() + ": " + name);
                    return true;
                });
            });
            return true;
        });
    }

    /** What containerd has not got of an archive's platforms it leaves out; an archive of another platform alone is taken as a whole. */
    private void read(Path archive, String name, KindNode node, Told told) {
        String snapshotter = Snapshotter.of(nodes.run(node, "containerd", "config", "dump").output());
        ExecResult result = imported(archive, node, told, "--digests", "--snapshotter=" + snapshotter);
        if (!result.succeeded()) {
            result = imported(archive, node, told, "--all-platforms", "--digests", "--snapshotter=" + snapshotter);
        }
        if (!result.succeeded()) {
            throw new ProblemException(Problem.of(ProblemCode.IMAGE_NOT_IN_NODE, name, node.name()).withDetail(result.errors().strip()));
        }
    }

    private ExecResult imported(Path archive, KindNode node, Told told, String... flags) {
        List<String> command = new ArrayList<>(List.of("ctr", "--namespace=k8s.io", "images", "import"));
        command.addAll(List.of(flags));
        command.add("-");
        try (InputStream in = new CountedInput(new BufferedInputStream(Files.newInputStream(archive)), told::more)) {
            return nodes.containers().run(node.id(), ExecOrder.of(command.toArray(String[]::new)), in, LONGEST_IMPORT);
        } catch (IOException e) {
            throw new ProblemException(Problem.of(ProblemCode.FILE_UNREADABLE, archive.toString()).withDetail(String.valueOf(e)), e);
        }
    }

    private static LongConsumer told(String image, long total, Steps steps) {
        Told told = new Told(image, total, steps);
        return told::more;
    }

    /** Tells how much has arrived, from one thread at a time, and not for every piece. */
    private static final class Told {

        private static final long EVERY = 1 << 20;

        private final String image;
        private final long total;
        private final Steps steps;
        private long done;
        private long told;

        Told(String image, long total, Steps steps) {
            this.image = image;
            this.total = total;
            this.steps = steps;
        }

        synchronized void more(long bytes) {
            done += bytes;
            if (done - told >= EVERY || done == total) {
                told = done;
                steps.arrived(image, done, Math.max(done, total));
            }
        }

        synchronized void line(String text) {
            steps.line(Step.LOAD_IMAGE, text);
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempFile("pilothouse-image", ".tar");
        } catch (IOException e) {
            throw notWritten(Path.of(System.getProperty("java.io.tmpdir")), e);
        }
    }

    private static long size(Path archive) {
        try {
            return Files.size(archive);
        } catch (IOException e) {
            throw new ProblemException(Problem.of(ProblemCode.FILE_UNREADABLE, archive.toString()).withDetail(String.valueOf(e)), e);
        }
    }

    private static ProblemException notWritten(Path file, IOException e) {
        return new ProblemException(Problem.of(ProblemCode.FILE_NOT_WRITTEN, file.toString()).withDetail(String.valueOf(e)), e);
    }
}
