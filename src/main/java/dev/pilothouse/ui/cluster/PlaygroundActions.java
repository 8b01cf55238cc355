package dev.pilothouse.ui.cluster;

import dev.pilothouse.local.LocalCluster;
import dev.pilothouse.ui.cluster.DoorPlaygrounds.Question;
import dev.pilothouse.ui.kit.ActionButton;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import javafx.scene.layout.FlowPane;

/** What can be done with a playground of this computer, beside opening it. */
final class PlaygroundActions extends FlowPane {

    private final boolean busy;
    private final Language language;

    PlaygroundActions(LocalCluster cluster, DoorPlaygrounds deeds, Language language) {
        super(8, 8);
        this.language = language;
        String name = cluster.name();
        busy = deeds.busyProperty().get().isPresent();
        if (cluster.runs()) {
            add("cluster.playground.stop", Icons.STOP, () -> deeds.stop(name));
        } else {
            add("cluster.playground.start", Icons.START, () -> deeds.start(name));
        }
        add("cluster.playground.terminal", Icons.SHELL, () -> deeds.terminal(name));
        add("cluster.playground.snapshot", Icons.SAVE, () -> deeds.snapshot(name));
        add("cluster.playground.restore", Icons.FROM_FILE, () -> deeds.restore(name));
        add("cluster.playground.reset", Icons.RESTORE_POINT, () -> deeds.ask(new Question.Reset(name)));
        getChildren().add(offWhileBusy(
                Buttons.with(Icons.DELETE, Buttons.danger(language.text("cluster.playground.delete"), () -> deeds.ask(new Question.Delete(name))))));
    }

    private void add(String key, String icon, Runnable action) {
        getChildren().add(offWhileBusy(Buttons.with(icon, Buttons.plain(language.text(key), action))));
    }

    private ActionButton offWhileBusy(ActionButton button) {
        if (busy) {
            button.off(language.words().say("cluster.playground.busy"));
        }
        return Buttons.small(button);
    }
}
