package dev.pilothouse.guide.engine;

import dev.pilothouse.guide.engine.Prune.Sort;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.LabelSelector;
import dev.pilothouse.model.Tree;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What fills the disk of an engine, kind by kind.
 *
 * @param lines one for each kind of thing
 * @param prune what of it could go
 */
public record DiskFigures(List<Line> lines, Prune prune) {

    /**
     * One kind of thing.
     *
     * @param word of the message keys, such as {@code images}
     * @param bytes that all of them take, what they share counted once
     * @param free bytes that would be free if all went that nobody uses
     */
    public record Line(String word, int count, long bytes, long free) {}

    /** Reads the object of kind {@code DiskUse}. */
    public static DiskFigures of(Document disk) {
        Tree status = disk.tree().tree("status");
        Prune prune = Prune.of(disk, new LabelSelector(List.of()));
        return new DiskFigures(
                List.of(
                        line("images", status.trees("images").size(), status.number(0, "layers"), prune, EnumSet.of(Sort.DANGLING_IMAGES, Sort.UNUSED_IMAGES)),
                        line("containers", status.trees("containers").size(), sum(status, "containers", "SizeRw"), prune, EnumSet.of(Sort.STOPPED_CONTAINERS)),
                        line("volumes", status.trees("volumes").size(), sum(status, "volumes", "UsageData", "Size"), prune,
                                EnumSet.of(Sort.UNNAMED_VOLUMES, Sort.NAMED_VOLUMES)),
                        line("build-cache", (int) status.number(0, "buildCache", "entries"), status.number(0, "buildCache", "size"), prune,
                                EnumSet.of(Sort.BUILD_CACHE))),
                prune);
    }

    private static Line line(String word, int count, long bytes, Prune prune, Set<Sort> sorts) {
        return new Line(word, count, bytes, prune.bytes(sorts));
    }

    /** What an engine does not know it says by a negative number. */
    private static long sum(Tree status, String list, String... field) {
        return status.trees(list).stream().mapToLong(object -> Math.max(0, object.tree("status").number(0, field))).sum();
    }
}
