package dev.pilothouse.ui.topology;

import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.topology.Picture.Box;
import dev.pilothouse.ui.navigation.Navigator;
import dev.pilothouse.ui.navigation.Place;
import java.util.Set;

/** What can be done with a box: to go somewhere with its object, or to look at it in another way. */
final class BoxDeeds {

    private static final Set<String> PROBED = Set.of("pods", "deployments.apps", "statefulsets.apps", "daemonsets.apps");

    private final TopologyViewModel model;
    private final Navigator navigator;

    BoxDeeds(TopologyViewModel model, Navigator navigator) {
        this.model = model;
        this.navigator = navigator;
    }

    static boolean isProbed(ResourceRef ref) {
        return PROBED.contains(ref.kind().qualifiedPlural());
    }

    /** Opens the object in the drawer; a box that stands for several shows what it stands for. */
    void open(Box box) {
        box.ref().ifPresentOrElse(ref -> navigator.go(new Place.Detail(ref)), () -> unfold(box));
    }

    void logs(Box box) {
        box.ref().ifPresent(ref -> navigator.go(new Place.Logs(ref)));
    }

    void probes(Box box) {
        box.ref().ifPresent(ref -> navigator.go(new Place.Probes(ref)));
    }

    /** Tells whether a box can show what it holds, or does. */
    boolean opens(Box box) {
        return box.ref().isEmpty() || !box.pods().isEmpty() || isOpened(box);
    }

    boolean isOpened(Box box) {
        return model.lensProperty().get().opened().contains(box.id());
    }

    void unfold(Box box) {
        model.look(lens -> lens.toggled(box.id()));
    }

    boolean isPinned(ResourceRef ref) {
        return model.lensProperty().get().pinned().contains(ref);
    }

    void pin(ResourceRef ref) {
        model.look(lens -> lens.toggledPin(ref));
    }
}
