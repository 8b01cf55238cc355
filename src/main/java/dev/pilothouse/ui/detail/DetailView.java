package dev.pilothouse.ui.detail;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Health;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.text.SecretMask;
import dev.pilothouse.text.Yaml;
import dev.pilothouse.ui.kit.ActionButton;
import dev.pilothouse.ui.kit.Ages;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Chip;
import dev.pilothouse.ui.kit.HealthLabel;
import dev.pilothouse.ui.kit.Icon;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.KindIcons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.SafeText;
import dev.pilothouse.ui.kit.StateViews;
import dev.pilothouse.ui.kit.Strip;
import dev.pilothouse.ui.kit.Stylesheet;
import dev.pilothouse.ui.kit.TabsBar;
import dev.pilothouse.ui.kit.YamlPane;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Head, tabs, and what is in them. */
final class DetailView {

    static final String OVERVIEW = "overview";
    static final String RELATED = "related";
    static final String EVENTS = "events";
    static final String METRICS = "metrics";
    static final String YAML = "yaml";

    private final DetailViewModel model;
    private final Language language;
    private final DetailDeeds deeds;
    private final BiFunction<ResourceRef, DetailState, List<Block>> blocks;
    private final StateViews states;
    private final SecretMask mask = new SecretMask();
    private final TabsBar tabs = new TabsBar();
    private final OverviewPane overview;
    private final DiagnosisNotes diagnoses;
    private final EventsPane events;
    private final RelatedPane related;
    private final StackPane chip = new StackPane();
    private final Label context = new Label();
    private final StackPane strip = new StackPane();
    private final StackPane body = new StackPane();
    private final VBox root = new VBox();
    private final Label eventsTab;
    private final ActionButton delete;
    private final ActionRow actions;
    private @Nullable YamlPane yaml;

    /**
     * @param blocks builds the overview of a state
     * @param others tabs with pages of other features, which {@code pages} keeps
     * @param tab to open first, empty for the overview
     */
    DetailView(
            DetailViewModel model,
            MetricsViewModel metrics,
            Language language,
            DetailDeeds deeds,
            BiFunction<ResourceRef, DetailState, List<Block>> blocks,
            List<DetailPage.Tab> others,
            TabPages pages,
            String tab) {
        this.model = model;
        this.language = language;
        this.deeds = deeds;
        this.blocks = blocks;
        states = new StateViews(language);
        delete = Buttons.small(Buttons.with(Icons.DELETE, Buttons.danger(language.text("detail.command.delete"), deeds::delete)));
        actions = new ActionRow(language, delete);
        overview = new OverviewPane(language, model.clock(), deeds::follow);
        diagnoses = new DiagnosisNotes(language, deeds::mend);
        events = new EventsPane(language, deeds::timeline);
        related = new RelatedPane(language, deeds::follow);
        tabs.add(OVERVIEW, language.text("detail.tab.overview"), overview::node);
        tabs.add(RELATED, language.text("detail.tab.related"), () -> {
            model.wantRelations();
            return related.node();
        });
        eventsTab = model.engine() ? new Label() : tabs.add(EVENTS, language.text("detail.tab.events"), events::node);
        if (metrics.takes()) {
            tabs.add(METRICS, language.text("detail.tab.metrics"), () -> new MetricsPane(metrics, language, deeds::go).node());
        }
        tabs.add(YAML, language.text("detail.tab.yaml"), this::yaml);
        others.forEach(other -> tabs.add(other.id(), language.text(other.title()), () -> pages.node(other.id(), other.page())));
        tabs.selectedProperty().subscribe(pages::select);
        if (!tab.isEmpty()) {
            tabs.select(tab);
        }
        VBox.setVgrow(body, Priority.ALWAYS);
        root.getStyleClass().add("detail");
        root.getStylesheets().add(Stylesheet.of("detail.css"));
        root.getChildren().addAll(head(), strip, body);
        model.stateProperty().addListener((source, before, state) -> show(state));
        model.healthProperty().addListener((source, before, health) -> showHealth(health));
        model.diagnosesProperty().addListener((source, before, found) -> overview.warn(diagnoses.of(found)));
        model.eventsProperty().addListener((source, before, lines) -> showEvents(lines));
        model.usageProperty().addListener((source, before, usage) -> overview.show(usage));
        model.relationsProperty().addListener((source, before, found) -> related.show(found));
        language.onChange(root, this::again);
        again();
    }

    private Node head() {
        Label name = new Label(SafeText.line(model.ref().name()));
        name.getStyleClass().add("detail-name");
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        name.setTooltip(new Tooltip(name.getText()));
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        HBox title = new HBox(
                8,
                Icon.of(KindIcons.of(model.ref().kind())),
                name,
                Buttons.small(Buttons.icon(Icons.COPY, language.text("detail.command.copy-name"), deeds::copyName)),
                Buttons.small(Buttons.icon(Icons.CLOSE, language.text("kit.close"), deeds::close)));
        if (deeds.editable()) {
            title.getChildren().add(2, Buttons.small(Buttons.icon(Icons.EDIT, language.text("browse.command.edit"), deeds::edit)));
        }
        title.setAlignment(Pos.CENTER_LEFT);
        context.getStyleClass().add("detail-context");
        chip.setMinWidth(Region.USE_PREF_SIZE);
        HBox line = new HBox(8, chip, context);
        line.setAlignment(Pos.CENTER_LEFT);
        actions.show(DetailActions.often(deeds, List.of()), DetailActions.seldom(deeds));
        model.stateProperty().addListener((source, before, state) -> {
            if (state instanceof DetailState.Gone) {
                delete.off(language.words().say("detail.off.gone"));
            }
        });
        VBox head = new VBox(title, line, actions);
        head.getStyleClass().add("detail-head");
        return head;
    }

    private void again() {
        show(model.stateProperty().get());
        showHealth(model.healthProperty().get());
        overview.warn(diagnoses.of(model.diagnosesProperty().get()));
        showEvents(model.eventsProperty().get());
        related.show(model.relationsProperty().get());
    }

    private void show(DetailState state) {
        Instant now = model.clock().instant();
        switch (state) {
            case DetailState.Opening() -> body.getChildren().setAll(states.loading(language.text("detail.reading")));
            case DetailState.Shown shown -> {
                body.getChildren().setAll(tabs);
                show(shown.document(), now);
            }
            case DetailState.Gone gone -> {
                body.getChildren().setAll(tabs);
                show(gone.last(), now);
            }
            case DetailState.Refused(var problem) ->
                body.getChildren().setAll(states.error(problem, Buttons.link(language.text("kit.state.try-now"), model::fetch)));
        }
        boolean gone = state instanceof DetailState.Gone;
        body.setOpacity(gone ? 0.6 : 1);
        strip.getChildren().clear();
        if (state instanceof DetailState.Gone(var last, var catalog, var when)) {
            String age = Ages.say(language.words(), now.getEpochSecond() - when.getEpochSecond());
            strip.getChildren()
                    .add(new Strip(
                            Health.State.BAD,
                            new SimpleObjectProperty<>(language.words().say("detail.gone", model.ref().kind().name(), age))));
        }
    }

    private void show(Document document, Instant now) {
        overview.show(blocks.apply(model.ref(), model.stateProperty().get()), now);
        actions.show(DetailActions.often(deeds, deeds.running(document)), DetailActions.seldom(deeds));
        context.setText(context(document, now));
        if (yaml != null) {
            yaml.refreshText(text(document));
        }
    }

    private String context(Document document, Instant now) {
        String kind = model.ref().kind().name();
        String age = Ages.since(language.words(), Conditions.seconds(document.tree().text("metadata", "creationTimestamp")), now.getEpochSecond());
        String node = document.tree().text("spec", "nodeName");
        if (model.ref().namespace().isEmpty()) {
            return language.words().say("detail.context.cluster", kind, age);
        }
        return kind.equals("Pod") && !node.isEmpty()
                ? language.words().say("detail.context.node", kind, model.ref().namespace(), SafeText.line(node), age)
                : language.words().say("detail.context.namespace", kind, model.ref().namespace(), age);
    }

    private void showHealth(Optional<Health> health) {
        chip.getChildren()
                .setAll(health.map(now -> Chip.health(now.state(), SafeText.line(HealthLabel.word(now, language.words())))).stream().toList());
        chip.setManaged(health.isPresent());
    }

    private void showEvents(List<EventLine> lines) {
        events.show(lines, model.clock().instant());
        eventsTab.setGraphic(lines.isEmpty() ? null : Chip.neutral(Integer.toString(lines.size())));
    }

    private Node yaml() {
        YamlPane pane = YamlPane.create(language);
        yaml = pane;
        switch (model.stateProperty().get()) {
            case DetailState.Shown shown -> pane.setText(text(shown.document()));
            case DetailState.Gone gone -> pane.setText(text(gone.last()));
            case DetailState.Opening _, DetailState.Refused _ -> {}
        }
        return pane.node();
    }

    private String text(Document document) {
        return SafeText.lines(Yaml.write(mask.shown(document)));
    }

    RelatedPane related() {
        return related;
    }

    void step(int by) {
        tabs.step(by);
    }

    ReadOnlyStringProperty tabProperty() {
        return tabs.selectedProperty();
    }

    Node node() {
        return root;
    }
}
