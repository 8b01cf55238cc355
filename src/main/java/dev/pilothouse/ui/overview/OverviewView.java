package dev.pilothouse.ui.overview;

import dev.pilothouse.change.Receipt;
import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.Health;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Problem;
import dev.pilothouse.timeline.Happening;
import dev.pilothouse.ui.kit.Ages;
import dev.pilothouse.ui.kit.Anchor;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.PageHead;
import dev.pilothouse.ui.kit.SafeText;
import dev.pilothouse.ui.kit.StateViews;
import dev.pilothouse.ui.kit.Stylesheet;
import dev.pilothouse.ui.navigation.Place;
import dev.pilothouse.ui.overview.LinesCard.Said;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Draws the overview: what needs attention, the workloads, the room on the nodes, what happened and what was changed. */
final class OverviewView extends VBox {

    private static final int CHANGES = 6;

    private static final double ROOM_FOR_TWO = 940;

    /** Share of the left column, in percent. */
    private static final double LEFT = 56;

    /** Ages of lines are said again each so many ticks. */
    private static final int AGING = 2;

    private final OverviewViewModel model;
    private final Language language;
    private final Consumer<Place> go;
    private final StringProperty context = new SimpleStringProperty("");
    private final StringProperty where = new SimpleStringProperty("");
    private final StringProperty legend = new SimpleStringProperty("");
    private final FiguresLine figures;
    private final AttentionCard attention;
    private final WorkloadTiles workloads;
    private final CapacityCard capacity;
    private final RolloutsCard rollouts;
    private final LinesCard<Happening> events;
    private final LinesCard<Happening> changes;
    private final StackPane body = new StackPane();
    private final Node content;
    private final StateViews states;

    OverviewView(OverviewViewModel model, Language language, Consumer<Place> go) {
        this.model = model;
        this.language = language;
        this.go = go;
        states = new StateViews(language);
        figures = new FiguresLine(language, go);
        attention = new AttentionCard(language, go, model::silence, model::endSilence);
        rollouts = new RolloutsCard(language, () -> model.clock().instant().getEpochSecond(), go);
        workloads = new WorkloadTiles(language, where, go);
        capacity = new CapacityCard(language, legend, go, model::curve);
        events = new LinesCard<>(
                "overview.events", "overview.events.none", language, this::said, this::timeline,
                Buttons.link(language.text("overview.events.timeline"), () -> go.accept(new Place.Timeline(Optional.empty()))));
        changes = new LinesCard<>(
                "overview.changes", "overview.changes.none", language, this::said, this::open,
                Buttons.link(language.text("overview.changes.all"), () -> go.accept(new Place.History())));
        getStyleClass().add("overview-page");
        getStylesheets().addAll(Stylesheet.of("overview.css"), Stylesheet.of("chart.css"));
        Anchor.at(Anchor.OVERVIEW, this);
        content = content();
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(new PageHead(language.text("overview.title"), context), body);
        model.overviewProperty().addListener((source, before, now) -> show(now));
        model.attentionProperty().addListener((source, before, now) -> showAttention());
        model.changesProperty().addListener((source, before, now) -> showChanges());
        model.troubleProperty().addListener((source, before, now) -> show(model.overviewProperty().get()));
        model.ticksProperty().addListener((source, before, now) -> tick());
        language.onChange(this, this::again);
        again();
    }

    private Node content() {
        GridPane below = new GridPane();
        below.getStyleClass().add("overview-below");
        below.setMinWidth(0);
        below.add(new VBox(12, rollouts.node(), capacity.node(), changes.node()), 0, 0);
        below.add(events.node(), 1, 0);
        below.widthProperty().subscribe(width -> arrange(below, width.doubleValue() < ROOM_FOR_TWO));
        VBox all = new VBox(figures, attention.node(), workloads.node(), below);
        all.getStyleClass().add("overview-body");
        ScrollPane scroll = new ScrollPane(all);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        return scroll;
    }

    /** Where there is no room for two columns of cards, the events come below the others. */
    private void arrange(GridPane below, boolean one) {
        below.getColumnConstraints().setAll(one ? List.of(share(100)) : List.of(share(LEFT), share(100 - LEFT)));
        GridPane.setConstraints(events.node(), one ? 0 : 1, one ? 1 : 0);
    }

    private static ColumnConstraints share(double percent) {
        ColumnConstraints share = new ColumnConstraints();
        share.setPercentWidth(percent);
        return share;
    }

    private void again() {
        attention.forget();
        workloads.forget();
        capacity.draw();
        draw();
        show(model.overviewProperty().get());
    }

    private void show(Optional<Overview> now) {
        if (now.isEmpty()) {
            body.getChildren().setAll(model.troubleProperty()
                    .get()
                    .<Node>map(problem -> states.error(problem, Buttons.link(language.text("kit.state.try-now"), model::again)))
                    .orElseGet(() -> states.loading(language.text("overview.reading"))));
            return;
        }
        Optional<Problem> blind = model.reach().blind();
        if (blind.isPresent()) {
            body.getChildren().setAll(states.forbidden(blind.get(), Buttons.link(language.text("kit.state.try-now"), model::again)));
            return;
        }
        Overview overview = now.get();
        if (!body.getChildren().contains(content)) {
            body.getChildren().setAll(content);
        }
        context.set(known(BuiltIn.NODE)
                ? language.words().say("overview.context", model.version(), overview.nodes().size())
                : language.words().say("overview.context.version", model.version()));
        boolean everywhere = model.namespaces().isEmpty();
        String names = String.join(", ", model.namespaces());
        String squares = model.reach().reads(BuiltIn.POD) ? ".reading" : "";
        where.set(everywhere ? language.words().say("overview.workloads.everywhere" + squares) : language.words().say("overview.workloads.in" + squares, names));
        legend.set(everywhere ? language.words().say("overview.capacity.legend") : language.words().say("overview.capacity.legend.in", names));
        figures.show(overview.totals(), model.reach());
        showAttention();
        workloads.show(overview.workloads(), model.rounds(), model::curve);
        capacity.show(overview.nodes(), model.unmeasured(), model.reach().reads(BuiltIn.POD));
        events.show(overview.events(), model.reach().reads(BuiltIn.EVENT));
        showChanges();
        rollouts.show(overview.moving());
    }

    private void showChanges() {
        changes.show(model.changesProperty().get().stream().limit(CHANGES).toList(), OverviewRows.WORKLOADS.stream().anyMatch(model.reach()::reads));
    }

    private boolean known(Kind kind) {
        return !model.reach().reads(kind) && !model.reach().hidden().contains(kind);
    }

    private String nothing() {
        Reach reach = model.reach();
        String key = !reach.reading().isEmpty() ? "reading" : reach.hidden().isEmpty() ? "none" : "none-seen";
        return language.words().say("overview.attention." + key);
    }

    private void showAttention() {
        if (model.overviewProperty().get().isPresent()) {
            attention.show(model.attentionProperty().get(), model.unwell(), nothing(), model.reach().equals(Reach.WHOLE));
            attention.checked(Instant.now().getEpochSecond() - model.checked(), model.silenced());
        }
    }

    /** Says again how old everything is, as nothing need have changed for that. */
    void tick() {
        attention.checked(Instant.now().getEpochSecond() - model.checked(), model.silenced());
        if (model.ticksProperty().get() % AGING == 0) {
            draw();
        }
    }

    private void draw() {
        changes.draw();
        events.draw();
        rollouts.draw();
    }

    private void timeline(Happening happening) {
        go.accept(new Place.Timeline(Optional.of(happening.about())));
    }

    private void open(Happening happening) {
        go.accept(happening instanceof Happening.Changed ? new Place.History() : new Place.Detail(happening.about()));
    }

    private Said said(Happening happening) {
        return switch (happening) {
            case Happening.Reported event -> new Said(
                    event.warning() ? Health.State.WARN : Health.State.OK, SafeText.line(event.about().name()),
                    (event.count() > 1 ? event.count() + " × " : "") + SafeText.line(event.message()), age(event.last()));
            case Happening.Changed change -> new Said(
                    change.receipt().result() == Receipt.Result.APPLIED ? Health.State.OK : Health.State.WARN, SafeText.line(change.about().name()),
                    language.words().say(
                            "change.summary." + change.receipt().summary().verb(), change.receipt().summary().args().stream().map(SafeText::line).toArray()),
                    age(change.first()));
            case Happening.RolledOut rollout -> new Said(
                    Health.State.PROGRESS, SafeText.line(rollout.about().name()), language.words().say("overview.changes.rollout", SafeText.line(rollout.revision())),
                    age(rollout.first()));
            case Happening.Created created -> new Said(
                    Health.State.DONE, SafeText.line(created.about().name()), language.words().say("overview.changes.new", created.about().kind().name()), age(created.first()));
            case Happening.Restarted restarted -> new Said(Health.State.WARN, SafeText.line(restarted.about().name()), "", age(restarted.first()));
        };
    }

    private String age(long moment) {
        return Ages.since(language.words(), moment, model.clock().instant().getEpochSecond());
    }
}
