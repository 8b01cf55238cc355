package dev.pilothouse.ui.probe;

import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.probe.Probe;
import dev.pilothouse.guide.probe.ProbeKind;
import dev.pilothouse.guide.probe.ProbedContainer;
import dev.pilothouse.guide.probe.Timing.Setting;
import dev.pilothouse.guide.probe.Trouble;
import dev.pilothouse.text.Difference;
import dev.pilothouse.ui.kit.ActionButton;
import dev.pilothouse.ui.kit.Anchor;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Chip;
import dev.pilothouse.ui.kit.DiffPane;
import dev.pilothouse.ui.kit.EnvironmentStyle;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.ProblemView;
import dev.pilothouse.ui.kit.Segmented;
import dev.pilothouse.ui.kit.StateViews;
import dev.pilothouse.ui.kit.Stylesheet;
import dev.pilothouse.ui.probe.ProbesState.Working;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The probes as cards on the left, what the kubelet makes of them on the right, and the way to the review below. */
final class ProbesView extends VBox {

    /** What is looked at. */
    enum Side {
        TIMELINE,
        YAML
    }

    private static final double ROOM_FOR_BOTH = 800;
    private static final double CARDS = 340;
    private static final int MOST_LINES = 12;
    private static final double SCROLL_BAR = 22;

    private final ProbesViewModel model;
    private final Language language;
    private final Label title = new Label();
    private final Label place = new Label();
    private final Segmented<Side> side = new Segmented<>(Side.TIMELINE);
    private final HBox containers = new HBox();
    private final BorderPane body = new BorderPane();
    private final List<ProbeCard> cards = new ArrayList<>();
    private final VBox left = new VBox();
    private final VBox right = new VBox();
    private final VBox both = new VBox();
    private final ScrollPane leftScroll = scroll(left);
    private final ScrollPane rightScroll = scroll(right);
    private final ScrollPane bothScroll = scroll(both);
    private final FactsView facts;
    private final TimelinePane now;
    private final TimelinePane wanted;
    private final Label pointedAt = new Label();
    private final AdviceView advice;
    private final TrialView trial;
    private final DiffPane lines;
    private final VBox linesCard;
    private final DiffPane whole;
    private final Label hint = new Label();
    private final ActionButton review;
    private ProbeKind open = ProbeKind.STARTUP;
    private boolean opened;
    private Difference shownLines = new Difference(List.of());

    /**
     * @param close leaves the workbench
     */
    ProbesView(ProbesViewModel model, String context, EnvironmentStyle environment, Language language, Runnable close) {
        this.model = model;
        this.language = language;
        facts = new FactsView(model, language);
        now = new TimelinePane("guide.probe.now", language, false, new Pulling());
        wanted = new TimelinePane("guide.probe.wanted", language, true, new Pulling());
        advice = new AdviceView(language, mend -> {
            model.mend(mend);
            wanted.canvas().requestFocus(); // the button that had the focus is gone
        });
        trial = new TrialView(model, language, () -> open);
        lines = new DiffPane(language);
        whole = new DiffPane(language);
        linesCard = linesCard();
        linesCard.setVisible(false);
        linesCard.setManaged(false);
        review = Buttons.accent(language.text("guide.review"), model::review);
        for (ProbeKind kind : ProbeKind.values()) {
            cards.add(new ProbeCard(kind, model, language, () -> open(kind)));
        }
        getStylesheets().add(Stylesheet.of("probe.css"));
        getStyleClass().add("probes");
        Anchor.at(Anchor.PROBES, this);
        side.add(Side.TIMELINE, language.text("guide.probe.side.timeline"));
        side.add(Side.YAML, language.text("guide.form.yaml"));
        side.valueProperty().subscribe(this::render);
        left.getStyleClass().add("probe-cards");
        right.getStyleClass().add("probe-right");
        pointedAt.getStyleClass().addAll("small-text", "muted-text", "probe-pointed");
        pointedAt.setWrapText(true);
        pointedAt.setMaxWidth(Double.MAX_VALUE);
        leftScroll.getStyleClass().add("probe-left");
        VBox.setVgrow(body, Priority.ALWAYS);
        body.setMinHeight(0);
        getChildren().addAll(head(context, environment), body, footer(close));
        for (TimelinePane pane : List.of(now, wanted)) {
            pane.canvas().pointedProperty().subscribe(_ -> sayPointed(pane.canvas()));
        }
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        widthProperty().subscribe(_ -> render());
        model.stateProperty().subscribe(_ -> render());
        language.follow(this, () -> render());
    }

    private static ScrollPane scroll(Node content) {
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("probe-scroll");
        return scroll;
    }

    /** Puts the focus where changing begins. */
    void focusFirst() {
        if (model.stateProperty().get() instanceof Working) {
            cards.stream().filter(ProbeCard::isOpen).findFirst().ifPresent(ProbeCard::focusFirst);
        }
    }

    private Node head(String context, EnvironmentStyle environment) {
        title.getStyleClass().add("page-title");
        title.setMinWidth(0);
        place.getStyleClass().add("page-context");
        place.setMinWidth(0);
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        containers.setAlignment(Pos.CENTER);
        HBox head = new HBox(title, place, Chip.environment(environment, context), stretch, containers, side);
        head.getStyleClass().addAll("page-header", "probe-head");
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private VBox linesCard() {
        Label name = new Label();
        name.textProperty().bind(language.text("guide.form.yaml"));
        name.getStyleClass().add("bold-text");
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        HBox head = new HBox(name, stretch, Buttons.link(language.text("guide.probe.open-all"), () -> side.valueProperty().set(Side.YAML)));
        head.getStyleClass().add("probe-card-head");
        head.setAlignment(Pos.CENTER_LEFT);
        VBox card = new VBox(head, lines);
        card.getStyleClass().add("probe-card");
        lines.layoutProperty().set(DiffPane.Layout.UNIFIED);
        return card;
    }

    private Node footer(Runnable close) {
        hint.getStyleClass().addAll("small-text", "muted-text");
        hint.setMinWidth(0);
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        HBox footer = new HBox(Buttons.plain(language.text("guide.cancel"), close), hint, stretch, review);
        footer.getStyleClass().add("page-footer");
        footer.setAlignment(Pos.CENTER_LEFT);
        return footer;
    }

    private void open(ProbeKind kind) {
        open = kind;
        render();
    }

    private void render() {
        title.setText(language.words().say("guide.probe.title", model.asked().name()));
        switch (model.stateProperty().get()) {
            case ProbesState.Reading _ -> showOnly(new StateViews(language).loading(language.text("guide.form.reading")));
            case ProbesState.Refused refused -> showOnly(new VBox(new ProblemView(
                    language, refused.problem(), Buttons.link(language.text("guide.scale.again"), model::start))));
            case Working working -> show(working);
        }
    }

    private void showOnly(Node node) {
        body.setLeft(null);
        body.setCenter(node);
        review.off(language.words().say("guide.form.not-yet"));
        hint.setText("");
    }

    private void show(Working working) {
        if (!opened) {
            opened = true;
            open = working.outlook().advice().stream()
                    .findFirst()
                    .map(found -> found.about())
                    .orElse(working.probes().startup().isPresent() ? ProbeKind.STARTUP : ProbeKind.READINESS);
        }
        title.setText(language.words().say("guide.probe.title", working.subject().ref().name()));
        place.setText(language.words().say(
                "guide.probe.place", working.subject().ref().kind().name(), working.subject().ref().namespace(), working.container().name()));
        for (ProbeCard card : cards) {
            card.open(card.kind() == open);
            card.show(working);
        }
        facts.show(working);
        now.show(working.container().now(), working.assumptions(), working.outlook().now(), working.outlook().until());
        wanted.show(working.probes(), working.assumptions(), working.outlook().wanted(), working.outlook().until());
        advice.show(working.outlook().advice());
        trial.refresh();
        sayPointed(wanted.canvas().inWords().isPresent() ? wanted.canvas() : now.canvas());
        showContainers(working);
        showLines(working);
        layOut(working);
        showFooter(working);
    }

    private void showContainers(Working working) {
        List<ProbedContainer> all = working.subject().containers();
        if (all.size() < 2) {
            containers.getChildren().clear();
        } else if (containers.getChildren().isEmpty()) {
            Segmented<String> choice = new Segmented<>(working.container().name());
            all.forEach(container -> choice.add(container.name(), new javafx.beans.property.SimpleStringProperty(container.name())));
            choice.valueProperty().subscribe((_, name) -> {
                if (model.stateProperty().get() instanceof Working current) {
                    current.subject().container(name).ifPresent(model::choose);
                }
            });
            containers.getChildren().setAll(choice);
        }
    }

    private void showLines(Working working) {
        if (working.difference().equals(shownLines)) {
            return;
        }
        shownLines = working.difference();
        String name = working.subject().ref().name() + ".yaml";
        boolean any = working.difference().added() + working.difference().removed() > 0;
        if (any) {
            lines.show(name, working.difference());
            lines.setMinHeight(lines.heightFor(MOST_LINES) + SCROLL_BAR);
            lines.setMaxHeight(lines.heightFor(MOST_LINES) + SCROLL_BAR);
        }
        linesCard.setVisible(any);
        linesCard.setManaged(any);
        whole.show(name, working.difference());
    }

    private void layOut(Working working) {
        if (side.valueProperty().get() == Side.YAML) {
            body.setLeft(null);
            body.setCenter(whole);
            return;
        }
        List<Node> cardNodes = new ArrayList<>(cards);
        cardNodes.add(linesCard);
        List<Node> views = new ArrayList<>(List.of(facts));
        views.addAll(working.changed() || getWidth() >= ROOM_FOR_BOTH ? List.of(now, wanted) : List.of(wanted));
        views.addAll(List.of(pointedAt, advice, trial));
        fill(left, cardNodes);
        fill(right, views);
        if (getWidth() >= ROOM_FOR_BOTH) {
            both.getChildren().clear();
            leftScroll.setContent(left);
            rightScroll.setContent(right);
            leftScroll.setPrefWidth(Math.min(CARDS + 32, getWidth() * 0.36));
            body.setLeft(leftScroll);
            body.setCenter(rightScroll);
        } else {
            leftScroll.setContent(null);
            rightScroll.setContent(null);
            fill(both, List.of(right, left));
            body.setLeft(null);
            body.setCenter(bothScroll);
        }
    }

    private static void fill(VBox box, List<Node> nodes) {
        if (!box.getChildren().equals(nodes)) {
            box.getChildren().setAll(nodes);
        }
    }

    private void showFooter(Working working) {
        boolean changeable = ProbedContainer.changeable(working.subject().ref().kind());
        String effects = working.container().effects().stream().map(this::say).collect(Collectors.joining(" "));
        hint.setText(effects);
        if (!changeable) {
            review.off(effects);
        } else if (working.changed()) {
            review.on();
        } else {
            review.off(language.words().say("guide.form.unchanged"));
        }
    }

    private void sayPointed(TimelineCanvas canvas) {
        pointedAt.setText(canvas.inWords().orElseGet(() -> language.words().say("guide.probe.pull")));
    }

    private String say(Effect effect) {
        return language.words().say(effect.key(), effect.args().toArray());
    }

    private void onKey(KeyEvent event) {
        boolean typing = event.getTarget() instanceof TextInputControl;
        if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
            model.review();
        } else if (event.getCode() == KeyCode.T && !typing && !event.isShortcutDown()) {
            trial.tryNow();
        } else {
            return;
        }
        event.consume();
    }

    /** What pulling at a timeline changes. */
    private final class Pulling implements TimelineCanvas.Drags {

        @Override
        public void startUp(long millis) {
            model.suppose(before -> before.starting(millis));
        }

        @Override
        public void trouble(long millis) {
            model.suppose(before -> before.with(
                    switch (before.trouble()) {
                        case Trouble.Hang _ -> new Trouble.Hang(millis);
                        case Trouble.Slow slow -> new Trouble.Slow(millis, slow.answer());
                        case Trouble.Dependency dependency -> new Trouble.Dependency(millis, millis + dependency.until() - dependency.from());
                        case Trouble.None none -> none;
                        case Trouble.Flaky flaky -> flaky;
                    }));
        }

        @Override
        public void tries(ProbeKind kind, int tries) {
            model.change(probes -> probes.change(kind, (Probe probe) -> probe.with(Setting.FAILURES, tries)));
        }
    }
}
