package dev.pilothouse.guide.rollout;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Draft.Summary;
import dev.pilothouse.change.Draft.Wish;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.PodSpec;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Another image for containers of anything that holds a pod template: which containers there are, and the draft that changes only those.
 *
 * @param containers init containers first
 */
public record SetImage(ResourceRef ref, List<String> path, List<Container> containers) {

    /** The name that stands for all containers, as kubectl takes it. */
    public static final String ALL = "*";

    /**
     * A container with the image that it has now.
     *
     * @param list the field that holds it: {@code containers} or {@code initContainers}
     */
    public record Container(String list, String name, String image) {}

    public static SetImage of(Document live, ResourceRef ref) {
        List<String> path = PodSpec.path(ref.kind().name());
        List<Container> containers = new ArrayList<>();
        if (!path.isEmpty()) {
            Tree spec = live.tree().tree(path.toArray(String[]::new));
            for (String list : List.of("initContainers", "containers")) {
                spec.trees(list).forEach(container -> containers.add(new Container(list, container.text("name"), container.text("image"))));
            }
        }
        return new SetImage(ref, path, List.copyOf(containers));
    }

    /**
     * Makes the draft that gives these containers these images.
     *
     * @param images image by name of the container; {@link #ALL} for every container
     * @param cause kept with the revision as the reason of the change; nothing is written when it is empty
     * @throws ProblemException {@code CONTAINER_UNKNOWN} when there is no container of a name, {@code IMAGE_INVALID}
     */
    public Draft draft(Map<String, String> images, String cause) {
        images.forEach(this::check);
        Map<String, List<Object>> lists = new LinkedHashMap<>();
        for (Container container : containers) {
            String image = images.getOrDefault(container.name(), images.get(ALL));
            if (image != null) {
                lists.computeIfAbsent(container.list(), _ -> new ArrayList<>()).add(Map.of("name", container.name(), "image", image));
            }
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        Map<String, Object> nested = new LinkedHashMap<>(lists);
        for (String step : path.subList(1, path.size()).reversed()) {
            nested = Map.of(step, nested);
        }
        fields.put(path.getFirst(), nested);
        if (!cause.isBlank()) {
            fields.put("metadata", Map.of("annotations", Map.of(Revision.CHANGE_CAUSE, cause.strip())));
        }
        String what = images.entrySet().stream().map(image -> image.getKey() + "=" + image.getValue()).collect(Collectors.joining(", "));
        return new Draft(new Summary("set-image", List.of(ref.shortName(), what)), List.of(new Wish.SetFields(ref, new Tree(fields))));
    }

    private void check(String name, String image) {
        if (containers.stream().noneMatch(container -> name.equals(ALL) || name.equals(container.name()))) {
            String known = containers.stream().map(Container::name).collect(Collectors.joining(", "));
            throw new ProblemException(Problem.of(ProblemCode.CONTAINER_UNKNOWN, ref.shortName(), name, known));
        }
        if (!isImage(image)) {
            throw new ProblemException(Problem.of(ProblemCode.IMAGE_INVALID, image));
        }
    }

    /** Tells whether a text can be the name of an image; whether there is one only its registry knows. */
    public static boolean isImage(String text) {
        return !text.isBlank() && text.length() <= 512 && text.matches("[a-zA-Z0-9]([\\w.:/@+-]*\\w)?") && !text.contains("//");
    }
}
