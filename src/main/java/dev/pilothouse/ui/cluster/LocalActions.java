package dev.pilothouse.ui.cluster;

import dev.pilothouse.change.Guard;
import dev.pilothouse.local.LocalCluster;
import dev.pilothouse.local.LocalNode;
import dev.pilothouse.local.LocalNode.Role;
import dev.pilothouse.ui.kit.ActionButton;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Icon;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.FlowPane;

/** What can be done with a cluster of machines on this computer, beside opening it: as buttons in the details, and as a menu of its line. */
final class LocalActions {

    private final LocalCluster cluster;
    private final LocalDeeds deeds;
    private final Language language;
    private final List<Action> actions = new ArrayList<>();

    /** A button or line of a menu. */
    private record Action(String key, String icon, boolean danger, Runnable work) {}

    LocalActions(LocalCluster cluster, Guard.Level guard, LocalDeeds deeds, Language language) {
        this.cluster = cluster;
        this.deeds = deeds;
        this.language = language;
        boolean cared = deeds.looksAfter(cluster);
        if (cluster.state() == LocalCluster.State.PAUSED) {
            add("cluster.local.resume", Icons.START, () -> deeds.resume(cluster));
        } else {
            add("cluster.local.pause", Icons.PAUSE, () -> deeds.pause(cluster));
        }
        if (cared) {
            add("cluster.local.repair", Icons.DOCTOR, () -> deeds.repair(cluster));
            if (cluster.state() != LocalCluster.State.PAUSED) {
                add("cluster.local.load", Icons.IMAGE, () -> deeds.askLoad(cluster));
            }
            add("cluster.local.logs", Icons.SAVE, () -> deeds.logs(cluster));
            add("cluster.local.add", Icons.FROM_FILE, () -> deeds.askAdd(cluster));
        }
        actions.add(new Action("cluster.local.delete", Icons.DELETE, true, () -> deeds.askDelete(cluster, guard == Guard.Level.TYPE_NAME)));
    }

    private void add(String key, String icon, Runnable work) {
        actions.add(new Action(key, icon, false, work));
    }

    private List<LocalNode> shells() {
        return deeds.looksAfter(cluster) ? cluster.nodes().stream().filter(node -> node.runs() && node.role() != Role.LOAD_BALANCER).toList() : List.of();
    }

    FlowPane buttons() {
        FlowPane buttons = new FlowPane(8, 8);
        boolean busy = deeds.busy(cluster);
        for (Action action : actions) {
            ActionButton button = Buttons.small(Buttons.with(
                    action.icon(),
                    action.danger()
                            ? Buttons.danger(language.text(action.key()), action.work())
                            : Buttons.plain(language.text(action.key()), action.work())));
            if (busy) {
                button.off(language.words().say("cluster.local.busy"));
            }
            buttons.getChildren().add(button);
        }
        if (!shells().isEmpty()) {
            MenuButton shell = new MenuButton(language.words().say("cluster.local.shell"), Icon.of(Icons.SHELL));
            shell.getStyleClass().add("machine-shell");
            shells().forEach(node -> shell.getItems().add(item(node.name(), () -> deeds.shell(cluster, node.name()))));
            buttons.getChildren().add(Math.max(0, buttons.getChildren().size() - 1), shell);
        }
        return buttons;
    }

    /** Returns the same for the menu of a line. */
    List<MenuItem> items() {
        List<MenuItem> items = new ArrayList<>();
        for (Action action : actions) {
            MenuItem item = item(language.words().say(action.key()), action.work());
            item.setDisable(deeds.busy(cluster));
            items.add(item);
        }
        if (!shells().isEmpty()) {
            Menu shell = new Menu(language.words().say("cluster.local.shell"));
            shells().forEach(node -> shell.getItems().add(item(node.name(), () -> deeds.shell(cluster, node.name()))));
            items.add(items.size() - 1, shell);
        }
        return items;
    }

    private static MenuItem item(String title, Runnable work) {
        MenuItem item = new MenuItem(title);
        item.setOnAction(_ -> work.run());
        return item;
    }
}
