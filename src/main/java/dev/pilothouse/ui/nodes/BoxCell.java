package dev.pilothouse.ui.nodes;

import dev.pilothouse.placement.AmountText;
import dev.pilothouse.placement.Obstacle;
import dev.pilothouse.ui.kit.HealthIcon;
import dev.pilothouse.ui.kit.Icon;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.SafeText;
import dev.pilothouse.ui.kit.Visibility;
import dev.pilothouse.ui.navigation.Place;
import dev.pilothouse.ui.nodes.NodesViewModel.Waiting;
import dev.pilothouse.ui.nodes.Packing.Block;
import dev.pilothouse.ui.nodes.Packing.Box;
import dev.pilothouse.ui.nodes.Packing.Measure;
import dev.pilothouse.ui.nodes.Packing.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A node as a card: what it is, its two bars, and while a pod waits what it says to that. */
final class BoxCell extends ListCell<Box> {

    private static final double VERDICT = 200;

    private final Language language;
    private final ObservableValue<Optional<Waiting>> waiting;
    private final Supplier<Look> look;
    private final BoxFacts facts;
    private final TrackLine processor;
    private final TrackLine memory;
    private final VBox tracks;
    private final HBox card;

    /**
     * How cards are drawn.
     *
     * @param crowded one bar for each node only
     */
    record Look(Measure measure, boolean crowded) {}

    BoxCell(Language language, Consumer<Place> go, ObservableValue<Optional<Waiting>> waiting, BoxActions actions, Supplier<Look> look) {
        this.language = language;
        this.waiting = waiting;
        this.look = look;
        getStyleClass().add("box-cell");
        setPrefWidth(0);
        facts = new BoxFacts(itemProperty(), () -> go.accept(new Place.Detail(getItem().node().ref())), actions.button(itemProperty()));
        Consumer<Block> open = block -> go.accept(new Place.Detail(block.pod().ref()));
        processor = new TrackLine(Resource.CPU, open);
        memory = new TrackLine(Resource.MEMORY, open);
        tracks = new VBox(4, processor, memory);
        HBox.setHgrow(tracks, Priority.ALWAYS);
        card = new HBox(12, facts, tracks);
        waiting.addListener((source, before, now) -> updateItem(getItem(), isEmpty()));
    }

    @Override
    protected void updateItem(@Nullable Box box, boolean empty) {
        super.updateItem(box, empty);
        if (empty || box == null) {
            setGraphic(null);
            return;
        }
        Measure measure = look.get().measure();
        boolean crowded = look.get().crowded();
        facts.show(box, crowded, language.words());
        processor.show(box, measure, language.words());
        Visibility.show(memory, !crowded);
        if (!crowded) {
            memory.show(box, measure, language.words());
        }
        List<Node> parts = new ArrayList<>(List.of(facts, tracks));
        waiting.getValue().ifPresent(pod -> parts.add(verdict(box, pod)));
        if (!card.getChildren().equals(parts)) {
            card.getChildren().setAll(parts);
        }
        Looks.of(card, box.supposed() ? List.of("card", "node-box", "node-supposed") : List.of("card", "node-box"));
        setAccessibleText(spoken(box));
        setGraphic(card);
    }

    private String spoken(Box box) {
        return language.words().say(
                "nodes.spoken",
                SafeText.line(box.node().name()),
                box.blocks().size(),
                language.words().say("nodes.of", TrackLine.amount(Resource.CPU, box.asked().cpu()), TrackLine.amount(Resource.CPU, box.offers().cpu())),
                language.words().say("nodes.of", TrackLine.amount(Resource.MEMORY, box.asked().memory()), TrackLine.amount(Resource.MEMORY, box.offers().memory())));
    }

    private Node verdict(Box box, Waiting pod) {
        Optional<Obstacle> obstacle = pod.obstacles().getOrDefault(box.node().name(), Optional.empty());
        String key = obstacle.map(BoxCell::key).orElse("fits");
        Label title = new Label(language.words().say("nodes.verdict." + key + ".title", obstacle.map(BoxCell::arg).orElse("")));
        title.setWrapText(true);
        title.getStyleClass().add("verdict-title");
        Label cause = new Label(language.words().say("nodes.verdict." + key + ".cause", obstacle.map(BoxCell::arg).orElse("")));
        cause.setWrapText(true);
        cause.getStyleClass().addAll("subtle-text", "small-text");
        VBox words = new VBox(2, title, cause);
        Node icon = obstacle.isPresent() ? Icon.of("mdi2c-close-circle-outline", 16) : new HealthIcon(dev.pilothouse.model.Health.State.OK);
        icon.getStyleClass().add(obstacle.isPresent() ? "health-bad" : "health-ok");
        HBox verdict = new HBox(8, icon, words);
        verdict.getStyleClass().add("verdict");
        verdict.setMinWidth(VERDICT);
        verdict.setMaxWidth(VERDICT);
        verdict.setMinHeight(Region.USE_PREF_SIZE);
        return verdict;
    }

    private static String key(Obstacle obstacle) {
        return switch (obstacle) {
            case Obstacle.Cordoned _ -> "cordoned";
            case Obstacle.Tainted _ -> "tainted";
            case Obstacle.NotChosen _ -> "not-chosen";
            case Obstacle.TooLittle _ -> "too-little";
        };
    }

    private static String arg(Obstacle obstacle) {
        return switch (obstacle) {
            case Obstacle.Cordoned _, Obstacle.NotChosen _ -> "";
            case Obstacle.Tainted(String taint) -> SafeText.line(taint);
            case Obstacle.TooLittle(String resource, long missing) -> AmountText.of(resource, missing);
        };
    }
}
