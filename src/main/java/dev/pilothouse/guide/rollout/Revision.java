package dev.pilothouse.guide.rollout;

import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Yaml;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One template that a workload had, or has.
 *
 * @param number as {@code kubectl rollout history} counts
 * @param keeper name of the ReplicaSet or ControllerRevision that keeps it
 * @param hash label value that its pods carry
 * @param template without what only the keeper adds to it
 * @param cause annotation {@code kubernetes.io/change-cause}, empty when nobody wrote one
 * @param created when the template first came up; a return to it makes no new one
 * @param current whether it is what the workload asks for now
 */
public record Revision(
        long number,
        String keeper,
        String hash,
        Tree template,
        String cause,
        Optional<Instant> created,
        Optional<Author> author,
        boolean current,
        Copies copies) {

    /** Annotation that says why a revision came to be. */
    public static final String CHANGE_CAUSE = "kubernetes.io/change-cause";

    /**
     * How many pods there are of it.
     *
     * @param wanted that its ReplicaSet asks for; those that are there where no ReplicaSet keeps it
     */
    public record Copies(int wanted, int present, int ready) {
        static final Copies NONE = new Copies(0, 0, 0);
    }

    /** Returns the images, init containers first. */
    public List<String> images() {
        return Stream.of("initContainers", "containers")
                .flatMap(list -> template.trees("spec", list).stream())
                .map(container -> container.text("image"))
                .toList();
    }

    /** Returns the template with sorted keys, so that two of them can be compared line by line. */
    public String yaml() {
        return Yaml.write(new Tree(sorted(template.fields())));
    }

    private static Map<String, Object> sorted(Map<?, ?> fields) {
        Map<String, Object> sorted = new TreeMap<>();
        fields.forEach((key, value) -> {
            if (value != null) {
                sorted.put(String.valueOf(key), sortedValue(value));
            }
        });
        return sorted;
    }

    private static @Nullable Object sortedValue(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> sorted(map);
            case List<?> list -> list.stream().map(Revision::sortedValue).toList();
            case null, default -> value;
        };
    }
}
