package dev.pilothouse.kinds;

import dev.pilothouse.model.Tree;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The wide columns that all owners of a pod template share. */
final class PodTemplates {

    private PodTemplates() {}

    /** Adds the names and the images of the template's containers; the path leads to the pod's spec. */
    static TableBuilder<Tree> containers(TableBuilder<Tree> table, String podSpec) {
        String[] containers = Stream.concat(Stream.of(podSpec.split("\\.")), Stream.of("containers")).toArray(String[]::new);
        return table.text("CONTAINERS", object -> join(object, "name", containers))
                .whenWide()
                .text("IMAGES", object -> join(object, "image", containers))
                .whenWide()
                .reads(podSpec + ".containers.name", podSpec + ".containers.image");
    }

    /** Adds the selector at the path, a {@code metav1.LabelSelector}. */
    static TableBuilder<Tree> selector(TableBuilder<Tree> table, String path) {
        String[] steps = path.split("\\.");
        return table.text("SELECTOR", object -> Selectors.selector(object, steps)).whenWide().reads(path);
    }

    static String join(Tree object, String field, String... containers) {
        return object.trees(containers).stream().map(container -> container.text(field)).collect(Collectors.joining(","));
    }
}
