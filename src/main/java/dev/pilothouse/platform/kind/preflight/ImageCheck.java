package dev.pilothouse.platform.kind.preflight;

import dev.pilothouse.local.Blueprint;
import dev.pilothouse.local.BlueprintNode;
import dev.pilothouse.local.NodeImage;
import dev.pilothouse.local.PreflightFinding;
import dev.pilothouse.local.PreflightFinding.Check;
import dev.pilothouse.local.PreflightFinding.Level;
import dev.pilothouse.local.PreflightFinding.Mend;
import dev.pilothouse.placement.AmountText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether the images are in the engine, and how much is to be pulled where they are not. */
final class ImageCheck {

    private ImageCheck() {}

    /**
     * @param images all that the nodes and the load balancer are made from
     * @param ofNodes those of them that another node image can replace
     * @param local a node image that the engine has, where there is one
     */
    static List<PreflightFinding> of(Blueprint blueprint, Map<String, ImageState> images, Collection<String> ofNodes, Optional<String> local) {
        List<PreflightFinding> findings = new ArrayList<>();
        images.forEach((image, state) -> missing(blueprint, image, state, local.filter(_ -> ofNodes.contains(image))).ifPresent(findings::add));
        if (findings.isEmpty() && !images.isEmpty()) {
            String first = images.keySet().iterator().next();
            findings.add(
                    images.size() == 1
                            ? PreflightFinding.of(Check.IMAGE, Level.GOOD, "here", tag(first))
                            : PreflightFinding.of(Check.IMAGE, Level.GOOD, "all-here", Integer.toString(images.size())));
        }
        return findings;
    }

    private static Optional<PreflightFinding> missing(Blueprint blueprint, String image, ImageState state, Optional<String> local) {
        String shown = NodeImage.shortReference(image);
        List<Mend> others = local.map(it -> use(it, blueprint)).stream().toList();
        return switch (state) {
            case ImageState.Here() -> Optional.empty();
            case ImageState.Remote(long bytes) when bytes > 0 ->
                Optional.of(PreflightFinding.of(Check.IMAGE, Level.NOTE, "to-pull", shown, AmountText.of("memory", bytes)));
            case ImageState.Remote _ -> Optional.of(PreflightFinding.of(Check.IMAGE, Level.NOTE, "to-pull-unsized", shown));
            case ImageState.Unknown(String registry) ->
                Optional.of(PreflightFinding.of(Check.IMAGE, Level.ERROR, "unknown", shown, registry)
                        .at(field(blueprint, image))
                        .mendedBy(others));
            case ImageState.Unreachable(String registry) ->
                Optional.of(PreflightFinding.of(Check.IMAGE, Level.WARNING, "unreachable", shown, registry)
                        .at(field(blueprint, image))
                        .mendedBy(others));
        };
    }

    /** Returns the button that makes all nodes from that image. */
    static Mend use(String image, Blueprint blueprint) {
        Blueprint changed = blueprint;
        for (BlueprintNode node : blueprint.nodes()) {
            changed = node.ownImage().isEmpty() ? changed : changed.node(node.index()).withOwnImage("");
        }
        return new Mend.Change("use-image", List.of(tag(image)), changed.withImage(image));
    }

    private static Object[] field(Blueprint blueprint, String image) {
        for (BlueprintNode node : blueprint.nodes()) {
            if (node.ownImage().equals(image)) {
                return new Object[] {"nodes", node.index(), "image"};
            }
        }
        return blueprint.image().equals(image) ? new Object[] {"image"} : new Object[0];
    }

    /** Returns the tag, by which people tell node images apart; the whole image where it has none. */
    private static String tag(String image) {
        String shown = NodeImage.shortReference(image);
        int colon = shown.lastIndexOf(':');
        return colon > shown.lastIndexOf('/') && !shown.contains("@") ? shown.substring(colon + 1) : shown;
    }
}
