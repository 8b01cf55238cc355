package dev.pilothouse.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Which node images were built for which release of kind.
 *
 * <p>kind publishes that in the words of its release notes only, so this program brings a table; notes of a release that it does not know can be read on
 * request. A release newer than the table takes the images of the newest one in it.
 */
public final class NodeImages {

    private static final String FILE = "/dev/pilothouse/local/node-images.txt";

    private final Map<KubernetesVersion, List<String>> byRelease;

    private NodeImages(Map<KubernetesVersion, List<String>> byRelease) {
        this.byRelease = byRelease;
    }

    /** Returns the table that came with this program. */
    public static NodeImages shipped() {
        Map<KubernetesVersion, List<String>> byRelease = new LinkedHashMap<>();
        try (InputStream in = NodeImages.class.getResourceAsStream(FILE)) {
            String text = new String(Objects.requireNonNull(in, FILE).readAllBytes(), StandardCharsets.UTF_8);
            text.lines().filter(line -> !line.startsWith("#")).map(line -> line.split(" ", 2)).forEach(
                    line -> byRelease.computeIfAbsent(release(line[0]).orElseThrow(), _ -> new ArrayList<>()).add(line[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new NodeImages(byRelease);
    }

    private static Optional<KubernetesVersion> release(String kind) {
        return KubernetesVersion.of(kind); // both are written alike
    }

    /** Returns the references that were released for that kind, its default first; those of the newest release before it when it is not in the table. */
    public List<String> releasedFor(String kind) {
        Comparator<KubernetesVersion> order = Comparator.naturalOrder();
        KubernetesVersion asked = release(kind).orElseGet(() -> byRelease.keySet().stream().max(order).orElseThrow());
        return byRelease.keySet().stream().filter(known -> known.compareTo(asked) <= 0).max(order)
                .or(() -> byRelease.keySet().stream().min(order)).map(byRelease::get).orElse(List.of());
    }

    /** Returns the image that this kind takes when none is named; empty when its release is not in the table. */
    public Optional<String> defaultOf(String kind) {
        return release(kind).map(byRelease::get).map(List::getFirst);
    }

    /**
     * Returns what a person may choose from: those released for that kind, and what the engine holds, newest Kubernetes first.
     *
     * @param held references of node images in the engine
     */
    public List<NodeImage> choices(String kind, Collection<String> held) {
        Map<String, NodeImage> choices = new LinkedHashMap<>();
        Set<String> here = new LinkedHashSet<>();
        held.forEach(reference -> here.add(NodeImage.shortReference(reference.replaceFirst("^docker\\.io/", ""))));
        for (String reference : releasedFor(kind)) {
            String tag = NodeImage.shortReference(reference);
            choices.put(tag, new NodeImage(reference, here.contains(tag), true));
        }
        for (String reference : held) {
            String tag = NodeImage.shortReference(reference.replaceFirst("^docker\\.io/", ""));
            // what is held under a released tag may be another build; the engine knows by the digest
            choices.putIfAbsent(tag, new NodeImage(reference, true, false));
        }
        Function<NodeImage, KubernetesVersion> version = image -> image.version().orElse(new KubernetesVersion(0, 0, 0));
        return choices.values().stream().sorted(Comparator.comparing(version).reversed()).toList();
    }

    /** Returns the one whose Kubernetes is nearest: of that minor release the newest, else of the nearest minor release, a later one before an earlier. */
    public static Optional<NodeImage> nearest(KubernetesVersion wanted, List<NodeImage> choices) {
        return choices.stream().filter(image -> image.version().isPresent()).min(Comparator
                .comparingInt((NodeImage image) -> distance(image, wanted))
                .thenComparing(image -> image.version().orElseThrow(), Comparator.reverseOrder()));
    }

    private static int distance(NodeImage image, KubernetesVersion wanted) {
        KubernetesVersion version = image.version().orElseThrow();
        return Math.abs(version.minor() - wanted.minor()) + 1000 * Math.abs(version.major() - wanted.major());
    }
}
