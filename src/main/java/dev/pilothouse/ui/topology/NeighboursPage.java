package dev.pilothouse.ui.topology;

import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Session;
import dev.pilothouse.topology.Layer;
import dev.pilothouse.topology.Lens;
import dev.pilothouse.topology.Picture.Box;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.Stylesheet;
import dev.pilothouse.ui.navigation.LivePage;
import dev.pilothouse.ui.navigation.Navigator;
import dev.pilothouse.ui.navigation.Place;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * A small map of one object and what it is connected with, one step in each direction, to stand in another page. A page of its own, so that
 * who shows it knows nothing of maps.
 */
public final class NeighboursPage implements LivePage {

    private static final double HEIGHT = 230;

    private final Navigator navigator;
    private final ResourceRef ref;
    private final Language language;
    private final TopologyViewModel model;
    private final MapCanvas map;
    private final Label waiting = new Label();
    private final VBox root = new VBox();

    public NeighboursPage(Session session, ResourceRef ref, Navigator navigator, Fx fx, Language language) {
        this.navigator = navigator;
        this.ref = ref;
        this.language = language;
        Set<String> namespaces = ref.namespace().isEmpty() ? Set.of() : Set.of(ref.namespace());
        Lens lens = Lens.PLAIN.showing(EnumSet.allOf(Layer.class)).around(Set.of(ref));
        model = new TopologyViewModel(session, new SimpleObjectProperty<>(namespaces), Optional.of(ref), lens, fx);
        map = new MapCanvas(language, false, new MapCanvas.Deeds() {
            @Override
            public void open(Box box) {
                follow(box);
            }

            @Override
            public void ask(Box from, Box to) {}
        });
        map.setId("neighbours");
        map.setPrefHeight(HEIGHT);
        waiting.getStyleClass().add("muted-text");
        waiting.textProperty().bind(language.text("topology.neighbours.reading"));
        root.getStyleClass().add("neighbours");
        root.getStylesheets().add(Stylesheet.of("topology.css"));
        root.getChildren().addAll(
                new StackPane(map, waiting),
                Buttons.link(language.text("topology.neighbours.open"), () -> navigator.go(new Place.Topology(Optional.of(ref)))));
        model.shownProperty().subscribe(now -> now.ifPresent(this::show));
    }

    private void follow(Box box) {
        box.ref().filter(other -> !other.equals(ref)).ifPresent(other -> navigator.go(new Place.Detail(other)));
    }

    private void show(Shown shown) {
        boolean found = !shown.sheet().drawing().boxes().isEmpty();
        waiting.textProperty().bind(language.text("topology.neighbours.none"));
        waiting.setVisible(!found);
        boolean fresh = map.sheet() != shown.sheet();
        if (fresh) {
            map.show(shown.sheet(), false);
        }
        shown.box(ref).ifPresent(centre -> map.mark(map.marks().choosing(centre.box().id())));
        if (fresh) {
            map.fit();
        }
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public Model model() {
        return model;
    }
}
