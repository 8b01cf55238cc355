package dev.pilothouse.ui.across;

import dev.pilothouse.kinds.WellKnown;
import dev.pilothouse.model.Kind;
import dev.pilothouse.ui.kit.EnvironmentStyle;
import dev.pilothouse.ui.kit.Facets;
import dev.pilothouse.ui.kit.FilterField;
import dev.pilothouse.ui.kit.Icon;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.KindIcons;
import dev.pilothouse.ui.kit.KindNames;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.LiveTable;
import dev.pilothouse.ui.kit.PageHead;
import dev.pilothouse.ui.kit.StateViews;
import dev.pilothouse.ui.kit.Stylesheet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Header, tools, a chip for each cluster, and the table. */
final class AcrossView extends VBox {

    private final AcrossViewModel model;
    private final Language language;
    private final Function<String, EnvironmentStyle> environments;
    private final Consumer<String> toCluster;
    private final Consumer<Kind> toKind;
    private final FilterField filter;
    private final Facets facets;
    private final FlowPane chips = new FlowPane();
    private final MenuButton clusters = new MenuButton();
    private final MenuButton kinds = new MenuButton();
    private final StackPane over = new StackPane();

    AcrossView(
            AcrossViewModel model,
            LiveTable table,
            Language language,
            Function<String, EnvironmentStyle> environments,
            Consumer<String> toCluster,
            Consumer<Kind> toKind) {
        this.model = model;
        this.language = language;
        this.environments = environments;
        this.toCluster = toCluster;
        this.toKind = toKind;
        filter = new FilterField(language, model.filterTextProperty(), table::requestFocus);
        facets = new Facets(language, model.facetsProperty());
        getStyleClass().addAll("page", "across");
        getStylesheets().add(Stylesheet.of("across.css"));
        chips.getStyleClass().add("members");
        over.getStyleClass().add("across-over");
        over.getChildren().setAll(new StateViews(language).empty(Icons.ENGINE, language.text("across.empty")));
        StackPane body = new StackPane(table.node(), over);
        setVgrow(body, Priority.ALWAYS);
        clusters.textProperty().bind(language.text("across.choose"));
        clusters.setGraphic(Icon.of(Icons.ADD));
        clusters.setMinWidth(USE_PREF_SIZE);
        kinds.setMinWidth(USE_PREF_SIZE);
        clusters.setOnShowing(_ -> offerClusters());
        kinds.setGraphic(Icon.of(KindIcons.of(model.kind())));
        getChildren().addAll(header(), tools(table), chips, body);
        model.members().addListener((ListChangeListener<Member>) _ -> showMembers());
        model.tallyProperty().addListener((_, _, tally) -> facets.show(tally));
        model.facetsProperty().addListener((_, _, _) -> facets.show(model.tallyProperty().get()));
        model.filterProperty().addListener((_, _, now) -> filter.show(now, model.columns()));
        language.onChange(this, this::relabel);
        relabel();
    }

    private Node header() {
        return new PageHead(
                language.wordsProperty().map(words -> KindNames.plural(words, model.kind())),
                Bindings.createStringBinding(
                        () -> language.words().say("across.context", model.members().size()), language.wordsProperty(), model.members()));
    }

    private Node tools(LiveTable table) {
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        HBox tools = new HBox(filter, facets, stretch, kinds, clusters, table.chooser());
        tools.getStyleClass().add("tool-row");
        return tools;
    }

    private void relabel() {
        facets.show(model.tallyProperty().get());
        kinds.setText(KindNames.plural(language.words(), model.kind()));
        kinds.getItems().setAll(WellKnown.OFTEN.stream().map(this::kind).toList());
        showMembers();
    }

    private MenuItem kind(Kind kind) {
        MenuItem item = new MenuItem(KindNames.plural(language.words(), kind), Icon.of(KindIcons.of(kind)));
        item.setOnAction(_ -> toKind.accept(kind));
        return item;
    }

    private void offerClusters() {
        clusters.getItems().setAll(model.offered().stream().map(this::cluster).toList());
    }

    private MenuItem cluster(String name) {
        CheckBox box = new CheckBox(name);
        box.setMnemonicParsing(false);
        box.setSelected(model.chosen().contains(name));
        box.setOnAction(_ -> {
            List<String> names = new ArrayList<>(model.chosen());
            names.remove(name);
            if (box.isSelected()) {
                names.add(name);
            }
            model.choose(names);
        });
        return new CustomMenuItem(box, false);
    }

    private void showMembers() {
        chips.getChildren().setAll(model.members().stream().map(this::chip).toList());
        over.setVisible(model.members().isEmpty());
    }

    private Node chip(Member member) {
        String name = member.name();
        return new MemberChip(
                member,
                environments.apply(name),
                language,
                () -> toCluster.accept(name),
                () -> model.choose(model.chosen().stream().filter(other -> !other.equals(name)).toList()));
    }

    /** Lets the ages of lost clusters count. */
    void tick() {
        chips.getChildren().forEach(chip -> ((MemberChip) chip).tell());
    }

    void focusFilter() {
        filter.focus();
    }
}
