package dev.pilothouse.ui.browse;

import dev.pilothouse.model.EngineKinds;
import dev.pilothouse.model.Health;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.Row;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Facets;
import dev.pilothouse.ui.kit.FilterField;
import dev.pilothouse.ui.kit.KindIcons;
import dev.pilothouse.ui.kit.KindNames;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.LiveTable;
import dev.pilothouse.ui.kit.PageHead;
import dev.pilothouse.ui.kit.StateViews;
import dev.pilothouse.ui.kit.Strip;
import dev.pilothouse.ui.kit.Stylesheet;
import dev.pilothouse.ui.kit.Tally;
import dev.pilothouse.ui.kit.Visibility;
import dev.pilothouse.ui.navigation.Place;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Header, tools, table and the states around it. */
final class BrowseView {

    private final BrowseViewModel model;
    private final LiveTable table;
    private final Language language;
    private final BrowseDeeds deeds;
    private final StateViews states;
    private final FilterField filter;
    private final Facets facets;
    private final HBox selectionTools = new HBox();
    private final Label selected = new Label();
    private final StackPane strip = new StackPane();
    private final StackPane measures = new StackPane();
    private final ObservableValue<Optional<Problem>> trouble;
    private final StackPane over = new StackPane();
    private final VBox root = new VBox();

    /** @param trouble why what the rows use isn't measured */
    BrowseView(
            BrowseViewModel model, LiveTable table, Language language, BrowseDeeds deeds, ObservableValue<Optional<Problem>> trouble) {
        this.trouble = trouble;
        this.model = model;
        this.table = table;
        this.language = language;
        this.deeds = deeds;
        states = new StateViews(language);
        filter = new FilterField(language, model.filterTextProperty(), table::requestFocus);
        facets = new Facets(language, model.facetsProperty());
        over.getStyleClass().add("browse-over");
        StackPane body = new StackPane(table.node(), over);
        VBox.setVgrow(body, Priority.ALWAYS);
        root.getStyleClass().addAll("page", "browse");
        root.getStylesheets().add(Stylesheet.of("browse.css"));
        root.getChildren().addAll(header(), tools(), strip, measures, body);
        model.tallyProperty().addListener((source, before, tally) -> count(tally));
        model.facetsProperty().addListener((source, before, chosen) -> count(model.tallyProperty().get()));
        model.filterProperty().addListener((source, before, now) -> {
            filter.show(now, model.columnsProperty().get());
            if (model.stateProperty().get() instanceof BrowseState.FilteredToNone nothing) {
                show(nothing); // it quotes the filter
            }
        });
        model.selectionProperty().addListener((source, before, rows) -> select(rows));
        model.stateProperty().addListener((source, before, state) -> show(state));
        model.stripProperty().addListener((source, before, now) -> show(now));
        trouble.subscribe(_ -> tellTrouble());
        language.onChange(root, this::relabel);
        relabel();
    }

    private Node header() {
        return new PageHead(
                language.wordsProperty().map(words -> KindNames.plural(words, model.kind())),
                Bindings.createStringBinding(
                        this::context,
                        language.wordsProperty(),
                        model.stateProperty(),
                        model.columnsProperty(),
                        table.problemsFirstProperty()));
    }

    private String context() {
        return table.problemsFirstProperty().get() ? language.words().say("browse.context.problems-first", place()) : place();
    }

    private String place() {
        Set<String> namespaces = model.namespaces();
        if (!model.kind().namespaced()) {
            return language.words().say(EngineKinds.is(model.kind()) ? "browse.context.engine" : "browse.context.cluster");
        }
        return switch (namespaces.size()) {
            case 0 -> language.words().say("browse.context.all");
            case 1 -> language.words().say("browse.context.one", namespaces.iterator().next());
            default -> language.words().say("browse.context.several", namespaces.size());
        };
    }

    private Node tools() {
        selected.getStyleClass().add("browse-selected");
        selectionTools.getStyleClass().add("browse-selection");
        selectionTools.setAlignment(Pos.CENTER_LEFT);
        selectionTools
                .getChildren()
                .addAll(
                        selected,
                        Buttons.small(Buttons.plain(language.text("browse.command.copy-names"), deeds::copyNames)),
                        Buttons.small(Buttons.danger(language.text("browse.command.delete"), deeds::delete)));
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        HBox tools = new HBox(filter, facets, selectionTools, stretch, table.chooser());
        tools.getStyleClass().add("tool-row");
        return tools;
    }

    private void relabel() {
        count(model.tallyProperty().get());
        filter.show(model.filterProperty().get(), model.columnsProperty().get());
        select(model.selectionProperty().get());
        show(model.stateProperty().get());
        show(model.stripProperty().get());
        tellTrouble();
    }

    private void count(Tally tally) {
        facets.show(tally);
    }

    private void select(List<Row> rows) {
        boolean several = rows.size() > 1;
        selected.setText(language.words().say("browse.selected", rows.size()));
        Visibility.show(selectionTools, several);
        Visibility.show(facets, !several);
    }

    /** Where workloads are missing, one can be made. */
    private Node[] deployment() {
        return Place.Rollout.takes(model.kind()) ? new Node[] {Buttons.plain(language.text("browse.deploy"), deeds::deploy)} : new Node[0];
    }

    private void show(BrowseState state) {
        Optional<Node> node =
                switch (state) {
                    case BrowseState.Opening() -> Optional.empty();
                    case BrowseState.Rows() -> Optional.empty();
                    case BrowseState.Reading(int rows, long all) ->
                        Optional.of(states.loading(said(
                                all > 0
                                        ? language.words().say("browse.reading.of", plural(), rows, all)
                                        : language.words().say("browse.reading", plural(), rows))));
                    case BrowseState.Empty() -> Optional.of(states.empty(KindIcons.of(model.kind()), said(emptySentence()), deployment()));
                    case BrowseState.FilteredToNone(int total) ->
                        Optional.of(states.filteredToNone(total, filterWords(), this::clearFilter));
                    case BrowseState.Forbidden(Problem problem, List<String> allowed) ->
                        Optional.of(states.forbidden(problem, namespaceLinks(allowed)));
                    case BrowseState.SignedOut(Problem problem) ->
                        Optional.of(states.signedOut(problem, Buttons.plain(language.text("kit.state.sign-in"), model::retry)));
                    case BrowseState.Failed(Problem problem) ->
                        Optional.of(states.error(problem, Buttons.link(language.text("kit.state.try-now"), model::retry)));
                };
        over.getChildren().setAll(node.stream().toList());
        over.setVisible(node.isPresent());
    }

    private String plural() {
        return KindNames.plural(language.words(), model.kind());
    }

    private String emptySentence() {
        Set<String> namespaces = model.namespaces();
        return model.kind().namespaced() && !namespaces.isEmpty()
                ? language.words().say("browse.empty.in", plural(), String.join(", ", namespaces))
                : language.words().say("browse.empty.anywhere", plural());
    }

    private String filterWords() {
        String typed = model.filterTextProperty().get().strip();
        return typed.isEmpty() ? language.words().say("browse.filter.states") : typed;
    }

    private void clearFilter() {
        model.filterTextProperty().set("");
        model.facetsProperty().set(Set.of());
        table.requestFocus();
    }

    private Node[] namespaceLinks(List<String> allowed) {
        if (allowed.isEmpty()) {
            return new Node[0];
        }
        Label label = new Label(language.words().say("browse.forbidden.others"));
        label.getStyleClass().add("muted-text");
        HBox links = new HBox(label);
        links.getStyleClass().add("browse-namespaces");
        links.setAlignment(Pos.CENTER);
        allowed.forEach(namespace -> links.getChildren().add(Buttons.link(said(namespace), () -> deeds.chooseNamespace(namespace))));
        return new Node[] {links};
    }

    private Optional<Instant> asOf(BrowseStrip shown) {
        return switch (shown) {
            case BrowseStrip.Stale stale -> Optional.of(stale.lastSeen());
            case BrowseStrip.SignedOut _ -> Optional.of(model.clock().instant());
            case BrowseStrip.PartlyForbidden _ -> Optional.empty();
        };
    }

    private void show(Optional<BrowseStrip> now) {
        Optional<Node> node = now.map(
                found -> switch (found) {
                    case BrowseStrip.Stale stale ->
                        states.stale(said(states.staleSentence(stale.lastSeen(), stale.retryAt(), model.clock().instant())), model::retry);
                    case BrowseStrip.SignedOut(Problem problem) -> states.signedOutStrip(problem, model::retry);
                    case BrowseStrip.PartlyForbidden(int shown, int wanted, List<String> forbidden) ->
                        new Strip(
                                Health.State.WARN,
                                said(language.words().say("browse.partly", shown, wanted, plural(), String.join(", ", forbidden))));
                });
        strip.getChildren().setAll(node.stream().toList());
        Optional<Instant> moment = now.flatMap(this::asOf);
        table.asOf(_ -> moment);
    }

    private void tellTrouble() {
        measures.getChildren().setAll(trouble.getValue().stream().map(this::unmeasured).toList());
    }

    private Node unmeasured(Problem problem) {
        return problem.code() == ProblemCode.NO_METRICS
                ? new Strip(Health.State.UNKNOWN, language.text("browse.used.absent"), Buttons.link(language.text("browse.used.install"), deeds::addons))
                : new Strip(Health.State.WARN, said(language.words().say("browse.used.refused", language.words().say(problem.code().key() + ".title", problem.args().toArray()))));
    }

    private static ObservableValue<String> said(String sentence) {
        return new SimpleObjectProperty<>(sentence);
    }

    void focusFilter() {
        filter.focus();
    }

    Node node() {
        return root;
    }
}
