package dev.pilothouse.guide.addon;

import dev.pilothouse.model.Tree;
import java.util.List;
import java.util.stream.Stream;

/** The images that an object's pods run, whatever kind of workload it is. */
final class PodImages {

    private static final List<String[]> POD_SPECS = List.of(
            new String[] {"spec"},
            new String[] {"spec", "template", "spec"},
            new String[] {"spec", "jobTemplate", "spec", "template", "spec"},
            new String[] {"template", "spec"});

    private PodImages() {}

    static List<String> of(Tree object) {
        return POD_SPECS.stream()
                .map(object::tree)
                .flatMap(spec -> Stream.of("initContainers", "containers").flatMap(containers -> spec.trees(containers).stream()))
                .map(container -> container.text("image"))
                .filter(image -> !image.isEmpty())
                .toList();
    }
}
