package dev.pilothouse.ui.timeline;

import dev.pilothouse.change.Receipt;
import dev.pilothouse.kinds.WellKnown;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.timeline.Happening;
import dev.pilothouse.timeline.Lane;
import dev.pilothouse.ui.kit.Anchor;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Focus;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.PageHead;
import dev.pilothouse.ui.kit.StateViews;
import dev.pilothouse.ui.kit.Stylesheet;
import dev.pilothouse.ui.navigation.Place;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Draws the timeline, as lanes on an axis or as a list, with what it says about what is chosen. */
final class TimelineView extends VBox {

    private final TimelineViewModel model;
    private final Language language;
    private final Consumer<Place> go;
    private final StringProperty context = new SimpleStringProperty("");
    private final SimpleObjectProperty<Boolean> asList = new SimpleObjectProperty<>(false);
    private final TimelineTools tools;
    private final TimelineLanes lanes;
    private final ListView<Happening> list = new ListView<>();
    private final BeforeCard before;
    private final Readout readout;
    private final StackPane body = new StackPane();
    private final VBox strip = new VBox();
    private final VBox content = new VBox();
    private final StateViews states;
    private final Node reading;
    private boolean met;

    TimelineView(TimelineViewModel model, Language language, Consumer<Place> go) {
        this.model = model;
        this.language = language;
        this.go = go;
        states = new StateViews(language);
        reading = states.loading(language.text("timeline.reading"));
        Telling telling = new Telling(language);
        tools = new TimelineTools(model, language, asList);
        readout = new Readout(language, telling, model::now, happening -> open(happening.about()), this::undo);
        before = new BeforeCard(language, telling, model::now, this::open, _ -> go.accept(new Place.History()), this::undo);
        lanes = new TimelineLanes(model, language, readout::point, this::open);
        list.setCellFactory(_ -> new HappeningCell(telling, model::now));
        list.setFixedCellSize(30);
        list.getStyleClass().add("lanes");
        list.accessibleTextProperty().bind(language.text("timeline.title"));
        list.getSelectionModel().selectedItemProperty().addListener((source, was, now) -> readout.show(now == null ? List.of() : List.of(now)));
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                openChosen();
            }
        });
        getStyleClass().addAll("page", "timeline-page");
        getStylesheets().addAll(Stylesheet.of("axis.css"), Stylesheet.of("timeline.css"));
        Anchor.at(Anchor.TIMELINE, this);
        content.getChildren().setAll(lanes, before, readout);
        content.getStyleClass().add("timeline-content");
        VBox.setVgrow(lanes, Priority.ALWAYS);
        VBox.setVgrow(list, Priority.ALWAYS);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(head(), strip, tools, body);
        asList.addListener((source, was, now) -> {
            content.getChildren().set(0, Boolean.TRUE.equals(now) ? list : lanes);
            show();
        });
        lanes.chosenProperty().addListener((source, was, now) -> readout.show(now));
        model.pictureProperty().addListener((source, was, now) -> show());
        model.troubleProperty().addListener((source, was, now) -> show());
        model.conditionProperty().addListener((source, was, now) -> show());
        model.beforeProperty().addListener((source, was, now) -> before.show(now));
        language.onChange(this, this::again);
        show();
    }

    private Node head() {
        PageHead head = new PageHead(language.text("timeline.title"), context);
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        head.getChildren().addAll(stretch, Buttons.link(language.text("timeline.table"), () -> go.accept(new Place.Browse(WellKnown.EVENT, ""))));
        return head;
    }

    private void again() {
        lanes.again();
        list.refresh();
        before.show(model.beforeProperty().get());
        readout.show(lanes.chosen());
        show();
    }

    private void show() {
        strip.getChildren().clear();
        Optional<Picture> picture = model.pictureProperty().get();
        picture.ifPresent(now -> {
            lanes.show(now);
            list(now.happenings());
            context.set(context(now));
        });
        tools.show();
        Node state = state(picture);
        if (!body.getChildren().equals(List.of(state))) {
            body.getChildren().setAll(state);
        }
    }

    private String context(Picture now) {
        String where = model.about().map(ResourceRef::toString).orElseGet(() -> model.namespaces().isEmpty()
                ? language.words().say("timeline.everywhere")
                : String.join(", ", model.namespaces()));
        long events = now.happenings().stream().filter(Happening.Reported.class::isInstance).mapToLong(Happening::count).sum();
        return language.words().say("timeline.context", where, events, now.changes().size());
    }

    private void list(List<Happening> happenings) {
        if (Boolean.TRUE.equals(asList.get()) && !list.getItems().equals(happenings)) {
            Happening selected = list.getSelectionModel().getSelectedItem();
            list.getItems().setAll(happenings);
            if (selected != null && happenings.contains(selected)) {
                list.getSelectionModel().select(selected);
            }
        }
    }

    private Node state(Optional<Picture> picture) {
        return switch (model.conditionProperty().get()) {
            case Condition.Forbidden(var problem) -> states.forbidden(problem, tryNow());
            case Condition.Failed(var problem) -> states.error(problem, tryNow());
            case Condition.SignedOut(var problem) -> picture.<Node>map(now -> under(states.signedOutStrip(problem, model::retry), now))
                    .orElseGet(() -> states.signedOut(problem, tryNow()));
            case Condition.Stale stale -> picture.<Node>map(now -> under(stale(stale), now)).orElseGet(() -> states.error(stale.cause(), tryNow()));
            case Condition.Live _, Condition.Reading _ -> picture.<Node>map(this::shown).orElseGet(this::unread);
        };
    }

    private Node stale(Condition.Stale stale) {
        String sentence = states.staleSentence(stale.lastSeen(), stale.retryAt(), Instant.ofEpochSecond(model.now()));
        return states.stale(new SimpleStringProperty(sentence), model::retry);
    }

    private Node tryNow() {
        return Buttons.link(language.text("kit.state.try-now"), model::retry);
    }

    private Node unread() {
        return model.troubleProperty()
                .get()
                .<Node>map(problem -> states.error(problem, Buttons.link(language.text("kit.state.try-now"), model::again)))
                .orElse(reading);
    }

    private Node under(Node above, Picture picture) {
        strip.getChildren().setAll(above);
        return shown(picture);
    }

    private Node shown(Picture picture) {
        if (!picture.happenings().isEmpty()) {
            if (!met) {
                met = true;
                Focus.on(lanes.list());
            }
            return content;
        }
        if (picture.known() == 0) {
            return states.empty(Icons.TIMELINE, language.text("timeline.empty"));
        }
        if (model.soughtProperty().get().narrows()) {
            return states.filteredToNone(picture.known(), model.soughtProperty().get().words(), tools::clear);
        }
        return states.empty(Icons.TIMELINE, language.text("timeline.empty-span"), Buttons.link(language.text("timeline.show-all"), this::showAll));
    }

    /** When that happened which is chosen on the axis. */
    Optional<Long> moment() {
        return Boolean.TRUE.equals(asList.get()) ? Optional.empty() : lanes.chosen().stream().findFirst().map(Happening::last);
    }

    void showAll() {
        model.spanProperty().set(Span.ALL);
        model.followAgain();
    }

    private void open(ResourceRef ref) {
        go.accept(new Place.Detail(ref));
    }

    /** An object opens; a reason shows whom it happened to. */
    private void open(Lane lane) {
        switch (lane.subject()) {
            case Lane.Subject.OfObject(ResourceRef ref) -> open(ref);
            case Lane.Subject.OfReason _ -> {
                Happening one = lane.happenings().getFirst();
                model.groupingProperty().set(Lane.Grouping.OBJECT);
                model.soughtProperty().set(model.soughtProperty().get().withReason(one.reason()));
            }
        }
    }

    void openChosen() {
        if (Boolean.TRUE.equals(asList.get())) {
            Optional.ofNullable(list.getSelectionModel().getSelectedItem()).ifPresent(happening -> open(happening.about()));
        } else {
            lanes.lane().ifPresent(this::open);
        }
    }

    /** Takes back the change that is chosen, else the last one before something broke. */
    void undoChosen() {
        readout.receipt().or(() -> model.beforeProperty().get().flatMap(found -> found.suspects().stream()
                        .filter(dev.pilothouse.timeline.Suspect.Ours.class::isInstance)
                        .map(suspect -> ((dev.pilothouse.timeline.Suspect.Ours) suspect).receipt())
                        .findFirst()))
                .ifPresent(this::undo);
    }

    private void undo(Receipt receipt) {
        model.undo(receipt, draft -> go.accept(new Place.Review(draft)), readout::refuse);
    }

    void toggleList() {
        asList.set(!asList.get());
    }

    void focusFilter() {
        tools.focusFilter();
    }
}
