package dev.pilothouse.ui.nodes;

import dev.pilothouse.placement.AmountText;
import dev.pilothouse.placement.Obstacle;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Chip;
import dev.pilothouse.ui.kit.HealthIcon;
import dev.pilothouse.ui.kit.Icon;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.SafeText;
import dev.pilothouse.ui.navigation.Place;
import dev.pilothouse.ui.nodes.NodesViewModel.Waiting;
import dev.pilothouse.ui.nodes.Packing.Box;
import dev.pilothouse.ui.nodes.Packing.Measure;
import dev.pilothouse.ui.nodes.Packing.Resource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A node as a card: what it is, its two bars, and while a pod waits what it says to that. */
final class BoxCell extends ListCell<Box> {

    private static final double FACTS = 184;
    private static final double VERDICT = 200;
    private static final double AMOUNT = 130;

    private final Language language;
    private final Consumer<Place> go;
    private final ObservableValue<Optional<Waiting>> waiting;
    private final BoxActions actions;
    private final Supplier<Look> look;

    /**
     * How cards are drawn.
     *
     * @param crowded one bar for each node only
     */
    record Look(Measure measure, boolean crowded) {}

    BoxCell(Language language, Consumer<Place> go, ObservableValue<Optional<Waiting>> waiting, BoxActions actions, Supplier<Look> look) {
        this.language = language;
        this.go = go;
        this.waiting = waiting;
        this.actions = actions;
        this.look = look;
        getStyleClass().add("box-cell");
        setPrefWidth(0);
        waiting.addListener((source, before, now) -> updateItem(getItem(), isEmpty()));
    }

    @Override
    protected void updateItem(@Nullable Box box, boolean empty) {
        super.updateItem(box, empty);
        if (empty || box == null) {
            setGraphic(null);
            return;
        }
        VBox tracks = new VBox(4, track(box, Resource.CPU));
        if (!look.get().crowded()) {
            tracks.getChildren().add(track(box, Resource.MEMORY));
        }
        HBox.setHgrow(tracks, Priority.ALWAYS);
        HBox card = new HBox(12, facts(box), tracks);
        waiting.getValue().ifPresent(pod -> card.getChildren().add(verdict(box, pod)));
        card.getStyleClass().addAll("card", "node-box");
        if (box.supposed()) {
            card.getStyleClass().add("node-supposed");
        }
        setAccessibleText(spoken(box));
        setGraphic(card);
    }

    private Node facts(Box box) {
        Node link = Buttons.link(new SimpleObjectProperty<>(SafeText.line(box.node().name())), () -> go.accept(new Place.Detail(box.node().ref())));
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        HBox head = new HBox(6, new HealthIcon(box.node().health().state()), link);
        if (!box.supposed()) {
            head.getChildren().addAll(stretch, actions.button(box));
        }
        head.setAlignment(Pos.CENTER_LEFT);
        head.setMinWidth(0);
        Label pods = new Label(language.words().say("nodes.pods", box.there().count(), box.podsOffered()));
        pods.getStyleClass().addAll("subtle-text", "small-text");
        if (box.there().count() >= box.podsOffered()) {
            pods.getStyleClass().setAll("label", "small-text", "health-warn");
        }
        VBox facts = new VBox(4, head, pods);
        if (box.node().health().state() != dev.pilothouse.model.Health.State.OK) {
            Label word = new Label(SafeText.line(box.node().health().word()));
            word.getStyleClass().addAll("small-text", HealthIcon.styleClass(box.node().health().state()));
            facts.getChildren().add(word);
        }
        if (!look.get().crowded()) {
            facts.getChildren().add(chips(box));
        }
        facts.setMinWidth(FACTS);
        facts.setMaxWidth(FACTS);
        return facts;
    }

    /** The taints, and the zone where there is one. */
    private Node chips(Box box) {
        FlowPane chips = new FlowPane(4, 4);
        for (String taint : box.taints()) {
            Chip chip = Chip.neutral(SafeText.line(taint.substring(taint.lastIndexOf(':') + 1)));
            chip.setGraphic(Icon.of("mdi2l-label-outline", 12));
            chip.setTooltip(new Tooltip(language.words().say("nodes.taint", SafeText.line(taint))));
            chips.getChildren().add(chip);
        }
        String zone = box.node().labels().get("topology.kubernetes.io/zone");
        if (zone != null) {
            chips.getChildren().add(Chip.neutral(SafeText.line(language.words().say("nodes.zone", zone))));
        }
        return chips;
    }

    private String spoken(Box box) {
        return language.words().say(
                "nodes.spoken",
                SafeText.line(box.node().name()),
                box.blocks().size(),
                language.words().say("nodes.of", amount(Resource.CPU, box.asked().cpu()), amount(Resource.CPU, box.offers().cpu())),
                language.words().say("nodes.of", amount(Resource.MEMORY, box.asked().memory()), amount(Resource.MEMORY, box.offers().memory())));
    }

    private Node track(Box box, Resource resource) {
        long offered = box.offers().of(resource);
        Measure measure = look.get().measure();
        long asked = (measure == Measure.REQUESTS ? box.asked() : box.used()).of(resource);
        Label title = new Label(language.words().say(resource == Resource.CPU ? "nodes.cpu" : "nodes.memory"));
        title.getStyleClass().addAll("subtle-text", "small-text");
        title.setMinWidth(56);
        String free = language.words().say("nodes.free", amount(resource, Math.max(0, offered - asked)));
        Track track = new Track(box, resource, measure, free, block -> go.accept(new Place.Detail(block.pod().ref())));
        HBox.setHgrow(track, Priority.ALWAYS);
        boolean over = asked > offered;
        Label sum = new Label(language.words().say(over ? "nodes.over" : "nodes.of", amount(resource, asked), amount(resource, offered)));
        sum.getStyleClass().addAll("small-text", over ? "health-warn" : "subtle-text");
        sum.setMinWidth(AMOUNT);
        sum.setAlignment(Pos.CENTER_RIGHT);
        HBox line = new HBox(8, title, track, sum);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static String amount(Resource resource, long amount) {
        return AmountText.of(resource == Resource.CPU ? "cpu" : "memory", amount);
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
