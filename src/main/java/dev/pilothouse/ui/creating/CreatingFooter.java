package dev.pilothouse.ui.creating;

import dev.pilothouse.local.Creation.Outcome;
import dev.pilothouse.ui.kit.ActionButton;
import dev.pilothouse.ui.kit.Anchor;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.Segmented;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** What can be done now, the usual one at the right. */
final class CreatingFooter extends HBox {

    private final CreatingViewModel model;
    private final Language language;
    private final Runnable change;
    private final Runnable leave;
    private final HBox whenReady = new HBox(8);
    private String shown = "";

    /**
     * @param change goes back to the blueprint
     * @param leave goes to where the person was before
     */
    CreatingFooter(CreatingViewModel model, Language language, Runnable change, Runnable leave) {
        super(8);
        this.model = model;
        this.language = language;
        this.change = change;
        this.leave = leave;
        getStyleClass().addAll("page-footer", "creating-footer");
        setAlignment(Pos.CENTER_LEFT);
        Label label = new Label();
        label.textProperty().bind(language.text("creating.when-ready"));
        label.getStyleClass().add("muted-text");
        label.setMinWidth(0);
        Segmented<Boolean> choice = new Segmented<>(model.opensProperty().get());
        choice.add(true, language.text("creating.when-ready.open"));
        choice.add(false, language.text("creating.when-ready.tell"));
        choice.valueProperty().bindBidirectional(model.opensProperty().asObject());
        whenReady.getChildren().addAll(label, choice);
        whenReady.setAlignment(Pos.CENTER_RIGHT);
        whenReady.setMinWidth(USE_PREF_SIZE);
    }

    void show() {
        String state = model.outcome().getClass().getSimpleName() + model.leavesNodes();
        if (state.equals(shown)) {
            return;
        }
        shown = state;
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        List<Node> all = new ArrayList<>();
        switch (model.outcome()) {
            case Outcome.Running _ -> {
                all.add(cancel());
                all.add(stretch);
                all.add(whenReady);
            }
            case Outcome.Cancelling _ -> {
                ActionButton cancel = cancel();
                cancel.off(language.words().say("creating.cancelling.wait"));
                all.add(cancel);
            }
            case Outcome.Cancelled _ -> {
                all.add(plain("creating.close", this::close));
                all.add(stretch);
                all.add(plain("creating.change", this::change));
                all.add(accent("creating.again", model::again));
            }
            case Outcome.Ready _ -> {
                all.add(stretch);
                all.add(accent("creating.open", model::openCluster));
            }
            case Outcome.Blocked _ -> {
                all.add(plain("creating.close", this::close));
                all.add(stretch);
                all.add(plain("creating.check-again", model::again));
                all.add(accent("creating.change", this::change));
            }
            case Outcome.Failed _ -> failed(all, stretch);
        }
        getChildren().setAll(all);
    }

    private void failed(List<Node> all, Region stretch) {
        if (model.leavesNodes()) {
            all.add(Anchor.at(Anchor.CREATING_CLEAN_UP, Buttons.danger(language.text("creating.clean-up"), () -> model.cleanUp(leave))));
            all.add(plain("creating.keep", this::close));
        } else {
            all.add(plain("creating.close", this::close));
        }
        all.add(stretch);
        if (!model.leavesNodes()) {
            all.add(plain("creating.again-and-keep", model::againAndKeep));
        }
        all.add(plain("creating.change", this::change));
        all.add(accent("creating.again", model::again));
    }

    private ActionButton cancel() {
        return Anchor.at(Anchor.CREATING_CANCEL, plain("creating.cancel", model::cancel));
    }

    private ActionButton plain(String key, Runnable action) {
        ActionButton button = Buttons.plain(language.text(key), action);
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    private ActionButton accent(String key, Runnable action) {
        ActionButton button = Buttons.accent(language.text(key), action);
        button.setMinWidth(USE_PREF_SIZE);
        return Anchor.at(Anchor.CREATING_NEXT, button);
    }

    private void change() {
        change.run();
    }

    private void close() {
        model.forget();
        leave.run();
    }
}
