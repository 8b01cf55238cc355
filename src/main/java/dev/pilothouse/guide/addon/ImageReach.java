package dev.pilothouse.guide.addon;

import dev.pilothouse.guide.Effect;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.ImageName;
import dev.pilothouse.model.Tree;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Where an image of an add-on can be had, as far as it can be known beforehand: nodes tell the fifty largest that they hold, and a registry that
 * answers here answers the nodes of this computer too.
 */
public record ImageReach(String image, Where where) {

    /** Where it is, the surest first. */
    public enum Where {
        ON_ALL_NODES,
        /** Its registry answers, and the nodes pull it when they need it. */
        REGISTRY,
        /** On some nodes, and its registry does not answer. */
        ON_SOME_NODES,
        NOWHERE
    }

    /**
     * Finds out where the images are.
     *
     * @param nodes of the cluster
     * @param answers asked for each registry once, and only where the nodes do not have the image
     */
    public static List<ImageReach> of(List<String> images, List<Document> nodes, Predicate<String> answers) {
        List<Set<ImageName>> held = nodes.stream().filter(node -> !node.tree().isTrue("spec", "unschedulable")).map(ImageReach::held).toList();
        Set<String> answering = images.stream()
                .map(image -> ImageName.of(image).pulled())
                .filter(image -> !onAll(image, held))
                .map(ImageName::registry)
                .distinct()
                .filter(answers)
                .collect(Collectors.toSet());
        return images.stream().map(image -> new ImageReach(image, where(ImageName.of(image).pulled(), held, answering))).toList();
    }

    private static Set<ImageName> held(Document node) {
        return node.tree().trees("status", "images").stream()
                .flatMap(image -> image.list("names").stream())
                .map(name -> ImageName.of(name.toString()).pulled())
                .collect(Collectors.toSet());
    }

    private static boolean onAll(ImageName image, List<Set<ImageName>> held) {
        return !held.isEmpty() && held.stream().allMatch(images -> images.contains(image));
    }

    private static Where where(ImageName image, List<Set<ImageName>> held, Set<String> answering) {
        if (onAll(image, held)) {
            return Where.ON_ALL_NODES;
        }
        if (answering.contains(image.registry())) {
            return Where.REGISTRY;
        }
        return held.stream().anyMatch(images -> images.contains(image)) ? Where.ON_SOME_NODES : Where.NOWHERE;
    }

    /** Returns what is to be said about it. */
    public Effect effect() {
        String registry = ImageName.of(image).registry();
        return switch (where) {
            case ON_ALL_NODES -> Effect.note("guide.addon.image.on-nodes", image);
            case REGISTRY -> Effect.note("guide.addon.image.registry", image, registry);
            case ON_SOME_NODES -> Effect.warning("guide.addon.image.on-some", image, registry);
            case NOWHERE -> Effect.warning("guide.addon.image.nowhere", image, registry);
        };
    }

    /** Tells whether a node needs labelling before an add-on's pods find a place: {@code ingress-ready=true} of an ingress controller, for example. */
    static boolean fits(Tree nodeSelector, Document node) {
        return nodeSelector.fields().entrySet().stream()
                .allMatch(label -> String.valueOf(label.getValue()).equals(node.tree().text("metadata", "labels", label.getKey())));
    }
}
