package dev.pilothouse.ui.guide;

import dev.pilothouse.change.Draft;
import dev.pilothouse.guide.addon.Addon;
import dev.pilothouse.guide.addon.AddonPlan;
import dev.pilothouse.guide.rollout.Rollout;
import dev.pilothouse.model.Health;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.ui.kit.ActionButton;
import dev.pilothouse.ui.kit.Anchor;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.HealthIcon;
import dev.pilothouse.ui.kit.Icon;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.KindIcons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.PageHead;
import dev.pilothouse.ui.kit.ProblemView;
import dev.pilothouse.ui.kit.SafeText;
import dev.pilothouse.ui.kit.StateViews;
import dev.pilothouse.ui.kit.Stylesheet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.collections.MapChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The add-ons on the left, the chosen one on the right: what it is, what is to be said about it, and its objects. */
final class AddonsView extends VBox {

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final double LIST = 300;

    private final AddonsViewModel model;
    private final Language language;
    private final Ways ways;
    private final VBox list = new VBox();
    private final VBox follow = new VBox();
    private final BorderPane detail = new BorderPane();
    private final TextField address = new TextField();
    private final ActionButton remove;
    private final ActionButton edit;
    private final ActionButton add;

    /** Where the page leads. */
    record Ways(
            Runnable open, Consumer<Draft> review, Consumer<String> edit, Consumer<List<ResourceRef>> remove, Consumer<ResourceRef> rollout) {}

    AddonsView(AddonsViewModel model, Language language, Ways ways) {
        this.model = model;
        this.language = language;
        this.ways = ways;
        remove = Buttons.danger(language.text("guide.addon.remove"), () -> shown().ifPresent(shown -> ways.remove().accept(shown.present().reversed())));
        edit = Buttons.plain(language.text("guide.addon.edit"), () -> ways.edit().accept(model.chosenProperty().get().text()));
        add = Buttons.accent(language.text("guide.addon.review"), () -> shown().ifPresent(shown -> ways.review().accept(shown.plan().draft())));
        getStylesheets().add(Stylesheet.of("guide.css"));
        getStyleClass().addAll("guide", "addons");
        Anchor.at(Anchor.ADDONS, this);
        list.getStyleClass().add("addon-list");
        follow.getStyleClass().add("scale-effects");
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("guide-scroll");
        scroll.setMinWidth(LIST);
        scroll.setPrefWidth(LIST);
        HBox body = new HBox(scroll, detail);
        HBox.setHgrow(detail, Priority.ALWAYS);
        detail.setMinWidth(0);
        VBox.setVgrow(body, Priority.ALWAYS);
        body.setMinHeight(0);
        getChildren().addAll(
                new PageHead(language.text("guide.addon.title"), language.text("guide.deploy.start.where", model.namespace(), model.context())),
                body,
                footer());
        address.promptTextProperty().bind(language.text("guide.addon.address"));
        address.accessibleTextProperty().bind(language.text("guide.addon.address"));
        address.setOnAction(_ -> download());
        model.addons().addListener((ListChangeListener<Addon>) _ -> renderList());
        model.chosenProperty().subscribe(_ -> choose());
        model.stateProperty().subscribe(_ -> render());
        model.rollouts().addListener((MapChangeListener<ResourceRef, Rollout>) _ -> renderFollow());
        language.follow(this, () -> {
            renderList();
            render();
        });
    }

    void focusList() {
        list.getChildren().stream().findFirst().ifPresent(Node::requestFocus);
    }

    private Optional<AddonState.Shown> shown() {
        return model.stateProperty().get() instanceof AddonState.Shown shown ? Optional.of(shown) : Optional.empty();
    }

    private Node footer() {
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        HBox footer = new HBox(remove, stretch, edit, add);
        footer.getStyleClass().add("page-footer");
        footer.setAlignment(Pos.CENTER_LEFT);
        return footer;
    }

    private void renderList() {
        list.getChildren().setAll(model.addons().stream().map(this::card).toList());
        Label own = words("guide.addon.own", "bold-text");
        Label help = words("guide.addon.own.help", "small-text", "muted-text");
        ActionButton read = Buttons.plain(language.text("guide.addon.read"), this::download);
        HBox from = new HBox(6, address, read);
        HBox.setHgrow(address, Priority.ALWAYS);
        VBox file = new VBox(own, help, Buttons.with(Icons.FROM_FILE, Buttons.plain(language.text("guide.addon.open"), ways.open())), from);
        file.getStyleClass().add("deploy-file");
        list.getChildren().add(file);
        choose();
    }

    private void download() {
        if (!address.getText().isBlank()) {
            model.download(address.getText());
        }
    }

    private Node card(Addon addon) {
        Label name = new Label(title(addon));
        name.getStyleClass().add("bold-text");
        Label what = new Label(addon.comesWithTheApp() ? language.words().say("guide.addon." + addon.id() + ".short") : language.words().say("guide.addon.given"));
        what.getStyleClass().addAll("small-text", "muted-text");
        what.setWrapText(true);
        what.setMinHeight(USE_PREF_SIZE);
        what.setMaxWidth(LIST - 72);
        Button card = new Button();
        card.getStyleClass().setAll("button", "template-card", "addon-card");
        card.setGraphic(new VBox(2, name, what));
        card.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        card.setMaxWidth(Double.MAX_VALUE);
        card.setAccessibleText(title(addon));
        card.setUserData(addon);
        card.setOnAction(_ -> model.chosenProperty().set(addon));
        return card;
    }

    private String title(Addon addon) {
        return addon.comesWithTheApp() ? language.words().say("guide.addon." + addon.id()) : SafeText.line(addon.source());
    }

    private Label words(String key, String... styles) {
        Label label = new Label(language.words().say(key));
        label.getStyleClass().addAll(styles);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private void choose() {
        list.getChildren().forEach(card -> card.pseudoClassStateChanged(CHOSEN, model.chosenProperty().get().equals(card.getUserData())));
    }

    private void render() {
        String reason = language.words().say("guide.form.not-yet");
        switch (model.stateProperty().get()) {
            case AddonState.Reading _ -> {
                detail.setCenter(new StateViews(language).loading(language.text("guide.addon.reading")));
                List.of(remove, edit, add).forEach(button -> button.off(reason));
            }
            case AddonState.Refused refused -> {
                detail.setCenter(new StateViews(language).error(refused.problem()));
                List.of(remove, edit, add).forEach(button -> button.off(reason));
            }
            case AddonState.Shown shown -> {
                show(shown);
                edit.on();
                turn(add, !shown.plan().wishes().isEmpty() && shown.plan().problems().isEmpty(), "guide.addon.broken");
                turn(remove, !shown.present().isEmpty(), "guide.addon.absent");
            }
        }
    }

    private void turn(ActionButton button, boolean on, String reasonKey) {
        if (on) {
            button.on();
        } else {
            button.off(language.words().say(reasonKey));
        }
    }

    private void show(AddonState.Shown shown) {
        AddonPlan plan = shown.plan();
        Label name = new Label(title(plan.addon()));
        name.getStyleClass().add("heading-text");
        name.setWrapText(true);
        Label count = new Label(language.words().say("guide.addon.count", shown.present().size(), plan.wishes().size()));
        count.getStyleClass().addAll("small-text", "muted-text");
        VBox form = new VBox(new VBox(2, name, count));
        form.getStyleClass().add("guide-form");
        if (plan.addon().comesWithTheApp()) {
            form.getChildren().add(words("guide.addon." + plan.addon().id() + ".what"));
        }
        plan.problems().forEach(problem -> form.getChildren().add(new ProblemView(language, problem)));
        VBox effects = new VBox();
        effects.getStyleClass().add("scale-effects");
        plan.effects().forEach(effect -> effects.getChildren().add(new EffectLine(language, effect)));
        VBox objects = new VBox();
        objects.getStyleClass().add("scale-effects");
        plan.refs().forEach(ref -> objects.getChildren().add(object(ref, shown.present().contains(ref))));
        for (VBox part : List.of(follow, effects)) {
            part.managedProperty().bind(javafx.beans.binding.Bindings.isNotEmpty(part.getChildren()));
            form.getChildren().add(part);
        }
        form.getChildren().add(new VBox(8, words("guide.addon.objects", "bold-text"), objects));
        ScrollPane scroll = new ScrollPane(form);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("guide-scroll");
        detail.setCenter(scroll);
        renderFollow();
    }

    private Node object(ResourceRef ref, boolean there) {
        Label name = new Label(SafeText.line(ref.kind().name() + "  " + (ref.namespace().isEmpty() ? "" : ref.namespace() + " / ") + ref.name()));
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        Label fate = words(there ? "guide.addon.there" : "guide.addon.missing", "small-text", "muted-text");
        fate.setMinWidth(USE_PREF_SIZE);
        HBox row = new HBox(8, new HealthIcon(there ? Health.State.OK : Health.State.UNKNOWN), Icon.of(KindIcons.of(ref.kind()), 14), name, fate);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /** The workloads of the add-on as they come up, with what holds them back. */
    private void renderFollow() {
        follow.getChildren().clear();
        model.rollouts().forEach((ref, rollout) -> {
            Label step = new Label(ref.name() + ": " + RolloutSigns.say(language.words(), rollout.status().step()));
            step.setWrapText(true);
            HBox row = new HBox(8, new HealthIcon(RolloutSigns.health(rollout.status().phase())), step,
                    Buttons.link(language.text("guide.addon.rollout"), () -> ways.rollout().accept(ref)));
            row.setAlignment(Pos.CENTER_LEFT);
            follow.getChildren().add(row);
            rollout.status().hindrances().stream().findFirst().ifPresent(hindrance ->
                    follow.getChildren().add(new EffectLine(language, hindrance.effect())));
        });
    }
}
