package dev.pilothouse.ui.topology;

import dev.pilothouse.model.Health;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.topology.Drawing.Placed;
import dev.pilothouse.topology.Grouping;
import dev.pilothouse.topology.Layer;
import dev.pilothouse.topology.Picture.Box;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.ChoiceWords;
import dev.pilothouse.ui.kit.FileDialogs;
import dev.pilothouse.ui.kit.Focus;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.kit.Icon;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.KindNames;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.PageHead;
import dev.pilothouse.ui.kit.StateViews;
import dev.pilothouse.ui.kit.Strip;
import dev.pilothouse.ui.kit.Stylesheet;
import dev.pilothouse.ui.kit.Toasts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Header, tools, the map with what lies over it, and the states around it. */
final class TopologyView extends VBox {

    /** The width that all tools need, and that without the words between them. */
    private static final double WIDE = 1150;
    private static final double MIDDLE = 1040;

    static final String WAY = "mdi2m-map-marker-path";

    private final TopologyViewModel model;
    private final Language language;
    private final StateViews states;
    private final MapCanvas map;
    private final BoxList list;
    private final ActionStrip actions;
    private final HiddenPanel hidden;
    private final Questions questions;
    private final AnswerPanel answers;
    private final LayerSwitches layers;
    private final SearchField search;
    private final SavePicture pictures;
    private final ComboBox<Grouping> grouping = new ComboBox<>(FXCollections.observableArrayList(Grouping.values()));
    private final Hyperlink count = new Hyperlink();
    private final StringProperty context = new SimpleStringProperty("");
    private final StackPane strip = new StackPane();
    private final StackPane over = new StackPane();
    private final Label show = new Label();
    private final Label group = new Label();
    private final MapFooter footer;
    private int reading = -1;

    /** What saving a picture takes. */
    record SaveTo(FileDialogs files, Fx fx, Toasts toasts) {}

    TopologyView(TopologyViewModel model, Questions questions, BoxDeeds deeds, SaveTo save, Language language) {
        this.model = model;
        this.language = language;
        states = new StateViews(language);
        map = new MapCanvas(language, true, new MapCanvas.Deeds() {
            @Override
            public void open(Box box) {
                deeds.open(box);
            }

            @Override
            public void ask(Box from, Box to) {
                askReach(from, to);
            }
        });
        footer = new MapFooter(map, language);
        list = new BoxList(map, language, deeds::open);
        actions = new ActionStrip(map, deeds, language);
        this.questions = questions;
        answers = new AnswerPanel(questions, language, this::lookAt, this::closeAnswer);
        hidden = new HiddenPanel(language, deeds::pin, this::toggleHidden);
        layers = new LayerSwitches(language, chosen -> model.look(lens -> lens.showing(chosen)), this::focusMap);
        search = new SearchField(language, this::find, this::step, this::focusMap);
        pictures = new SavePicture(map, save.files(), save.fx(), language, save.toasts());
        getStyleClass().addAll("page", "topology-page");
        getStylesheets().add(Stylesheet.of("topology.css"));
        setMinWidth(0);
        getChildren().addAll(header(), tools(), strip, body());
        widthProperty().subscribe(_ -> fitTools());
        model.stateProperty().subscribe(this::showState);
        model.stripProperty().subscribe(this::showStrip);
        model.lensProperty().subscribe(lens -> {
            layers.show(lens);
            grouping.setValue(lens.grouping());
        });
        model.shownProperty().subscribe(now -> now.ifPresent(this::showMap));
        language.onChange(this, this::relabel);
        relabel();
    }

    private Node header() {
        PageHead head = new PageHead(language.text("topology.title"), context);
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        MenuButton save = new MenuButton();
        save.textProperty().bind(language.text("topology.save"));
        save.setGraphic(Icon.of(Icons.DOWNLOAD));
        save.setMinWidth(Region.USE_PREF_SIZE);
        save.getItems().addAll(item("topology.save.png", this::savePng), item("topology.save.svg", this::saveSvg));
        head.getChildren().addAll(stretch, Buttons.with(WAY, Buttons.plain(language.text("topology.request"), this::askRequest)), save);
        return head;
    }

    private MenuItem item(String title, Runnable action) {
        MenuItem item = new MenuItem();
        item.textProperty().bind(language.text(title));
        item.setOnAction(_ -> action.run());
        return item;
    }

    private Node tools() {
        show.textProperty().bind(language.text("topology.show"));
        group.textProperty().bind(language.text("topology.group"));
        show.getStyleClass().addAll("muted-text", "small-text");
        group.getStyleClass().addAll("muted-text", "small-text");
        show.setMinWidth(Region.USE_PREF_SIZE);
        group.setMinWidth(Region.USE_PREF_SIZE);
        grouping.setId("map-grouping");
        grouping.accessibleTextProperty().bind(language.text("topology.group"));
        grouping.setOnAction(_ -> {
            if (grouping.getValue() != null && grouping.getValue() != model.lensProperty().get().grouping()) {
                model.look(lens -> lens.groupedBy(grouping.getValue()));
            }
        });
        grouping.setOnHidden(_ -> focusMap());
        count.setId("map-count");
        count.setMinWidth(Region.USE_PREF_SIZE);
        count.setOnAction(_ -> toggleHidden());
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        HBox tools = new HBox(search, show, layers, group, grouping, stretch, count);
        tools.getStyleClass().add("tool-row");
        tools.setMinWidth(0);
        return tools;
    }

    private Node body() {
        MiniMap small = new MiniMap(map);
        StackPane.setAlignment(small, Pos.BOTTOM_LEFT);
        StackPane.setAlignment(hidden, Pos.TOP_RIGHT);
        list.setVisible(false);
        StackPane.setAlignment(answers, Pos.TOP_RIGHT);
        hidden.setVisible(false);
        answers.setVisible(false);
        questions.answerProperty().subscribe(this::follow);
        over.getStyleClass().add("topology-over");
        StackPane sight = new StackPane(map, actions, small);
        sight.setMinHeight(0);
        VBox.setVgrow(sight, Priority.ALWAYS);
        StackPane body = new StackPane(new VBox(sight, footer), list, hidden, answers, over);
        body.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && closePanel()) {
                event.consume();
            }
        });
        VBox.setVgrow(body, Priority.ALWAYS);
        body.setMinHeight(0);
        return body;
    }

    private void fitTools() {
        boolean wide = getWidth() >= WIDE;
        layers.narrow(getWidth() < MIDDLE);
        for (Node label : List.of(show, group)) {
            label.setVisible(wide);
            label.setManaged(wide);
        }
    }

    private void relabel() {
        grouping.setConverter(new ChoiceWords<>(each -> language.words().say("topology.grouping." + each.name().toLowerCase(Locale.ROOT))));
        grouping.setValue(null);
        grouping.setValue(model.lensProperty().get().grouping());
        showState(model.stateProperty().get());
        showStrip(model.stripProperty().get());
        model.shownProperty().get().ifPresent(this::showMap);
    }

    private void showMap(Shown shown) {
        boolean anew = reading != shown.reading();
        reading = shown.reading();
        if (map.sheet() != shown.sheet()) {
            map.show(shown.sheet(), anew);
        }
        if (anew) {
            model.sought().flatMap(shown::box).ifPresent(map::choose);
        }
        int folded = HiddenPanel.hidden(shown);
        count.setText(language.words().say("topology.count", shown.picture().shown(), shown.picture().all(), folded));
        count.setDisable(folded == 0);
        if (list.isVisible()) {
            list.show(shown.sheet());
        }
        if (hidden.isVisible()) {
            hidden.show(shown);
        }
        Optional<Boolean> enforced = shown.network().enforced();
        boolean asked = shown.lens().layers().contains(Layer.POLICY);
        footer.say(
                asked ? language.words().say("topology.answer.enforced." + enforced.map(yes -> yes ? "yes" : "no").orElse("unknown")) : "",
                enforced.map(yes -> yes ? Health.State.OK : Health.State.WARN).orElse(Health.State.UNKNOWN));
        actions.fill();
        find(search.text());
    }

    private void showState(MapState state) {
        context.set(place());
        Optional<Node> node = switch (state) {
            case MapState.Drawn() -> Optional.empty();
            case MapState.Reading(int read) -> Optional.of(states.loading(said(language.words().say("topology.reading", read))));
            case MapState.Empty() -> Optional.of(states.empty(Icons.TOPOLOGY, said(language.words().say("topology.empty"))));
            case MapState.Failed(var problem) -> Optional.of(states.error(problem, Buttons.link(language.text("kit.state.try-now"), model::again)));
        };
        over.getChildren().setAll(node.stream().toList());
        over.setVisible(node.isPresent());
    }

    private String place() {
        Set<String> namespaces = model.namespaces();
        return switch (namespaces.size()) {
            case 0 -> language.words().say("topology.context.all");
            case 1 -> language.words().say("topology.context.one", namespaces.iterator().next());
            default -> language.words().say("topology.context.several", namespaces.size());
        };
    }

    private void showStrip(Optional<MapStrip> now) {
        strip.getChildren().setAll(now.stream().map(this::strip).toList());
    }

    private Node strip(MapStrip now) {
        return switch (now) {
            case MapStrip.Stale(var seen, var retry) ->
                states.stale(said(states.staleSentence(seen, retry, model.clock().instant())), model::retry);
            case MapStrip.SignedOut(var problem) -> states.signedOutStrip(problem, model::retry);
            case MapStrip.Refused(List<Kind> kinds) -> new Strip(
                    Health.State.WARN,
                    said(language.words().say("topology.refused", kinds.stream().map(kind -> KindNames.plural(language.words(), kind)).collect(Collectors.joining(", ")))));
        };
    }

    private static ObservableValue<String> said(String sentence) {
        return new SimpleObjectProperty<>(sentence);
    }

    /** What is typed is lit where it is on the map. */
    private void find(String words) {
        List<Placed> found = map.sheet().named(words);
        map.find(found.stream().map(placed -> placed.box().id()).collect(Collectors.toSet()));
        if (words.isBlank() && !model.lensProperty().get().find().isEmpty()) {
            model.look(lens -> lens.finding(""));
        }
    }

    /** Goes from one that was found to the next; what no box is called is looked for in all that is folded. */
    private void step(int by) {
        List<Placed> found = map.sheet().named(search.text());
        if (found.isEmpty()) {
            model.look(lens -> lens.finding(search.text().strip()));
        } else {
            int now = found.stream().map(placed -> placed.box().id()).toList().indexOf(map.marks().chosen());
            map.choose(found.get(Math.floorMod(now < 0 && by < 0 ? -1 : now + by, found.size())));
        }
    }

    void focusSearch() {
        search.focus();
    }

    void focusMap() {
        Focus.on(list.isVisible() ? list : map);
    }

    void toggleList() {
        list.setVisible(!list.isVisible());
        model.shownProperty().get().filter(_ -> list.isVisible()).ifPresent(shown -> list.show(shown.sheet()));
        focusMap();
    }

    /** Asks which way a request takes. */
    void askRequest() {
        hidden.setVisible(false);
        answers.setVisible(true);
        questions.readHosts();
        answers.focus();
    }

    private void askReach(Box from, Box to) {
        Optional<ResourceRef> source = model.shownProperty().get().flatMap(shown -> shown.runner(from));
        Optional<ResourceRef> target = model.shownProperty().get().flatMap(shown -> shown.runner(to));
        hidden.setVisible(false);
        answers.setVisible(true);
        if (source.isPresent() && target.isPresent()) {
            questions.reach(source.get(), target.get());
        } else {
            answers.hint("topology.answer.not-running");
        }
    }

    private void closeAnswer() {
        answers.setVisible(false);
        questions.forget();
        focusMap();
    }

    /** Closes what lies beside the map, if anything does. */
    private boolean closePanel() {
        if (answers.isVisible()) {
            closeAnswer();
            return true;
        }
        if (hidden.isVisible()) {
            toggleHidden();
            focusMap();
            return true;
        }
        return false;
    }

    private void lookAt(ResourceRef ref) {
        model.shownProperty().get().flatMap(shown -> shown.box(ref)).ifPresent(map::choose);
    }

    private void follow(Optional<Answer> answer) {
        Optional<Shown> shown = model.shownProperty().get();
        Break end = answer.flatMap(found -> shown.map(now -> Break.of(found, now))).orElse(Break.NONE);
        Set<String> ids = Stream.concat(
                        Stream.of(end.box(), end.to()).filter(id -> !id.isEmpty()),
                        shown.stream().flatMap(now -> answer.stream().flatMap(found -> found.steps().stream())
                                .flatMap(step -> step.object().flatMap(now::box).stream())
                                .map(placed -> placed.box().id())))
                .collect(Collectors.toSet());
        map.follow(ids, end);
    }

    void toggleHidden() {
        answers.setVisible(false);
        hidden.setVisible(!hidden.isVisible());
        model.shownProperty().get().filter(_ -> hidden.isVisible()).ifPresent(hidden::show);
    }

    void savePng() {
        pictures.png(language.words().say("topology.save.name"));
    }

    void saveSvg() {
        pictures.svg(language.words().say("topology.save.name"));
    }

    MapCanvas map() {
        return map;
    }

    Optional<Shown> shown() {
        return model.shownProperty().get();
    }
}
