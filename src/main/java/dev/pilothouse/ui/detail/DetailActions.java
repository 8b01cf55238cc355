package dev.pilothouse.ui.detail;

import dev.pilothouse.guide.engine.RunDeed;
import dev.pilothouse.ui.detail.ActionRow.Action;
import dev.pilothouse.ui.kit.Icons;
import java.util.ArrayList;
import java.util.List;

/** The actions at the head of an object, the most used first. */
final class DetailActions {

    private DetailActions() {}

    /**
     * Returns what fits into the row where there is room.
     *
     * @param running what can be done about the running of a container
     */
    static List<Action> often(DetailDeeds deeds, List<RunDeed> running) {
        List<Action> all = new ArrayList<>();
        running.forEach(deed -> all.add(new Action(DetailDeeds.icon(deed), "browse.command.container." + deed.word(), () -> deeds.run(deed))));
        add(all, deeds.hasLogs(), Icons.LOGS, "browse.command.logs", deeds::logs);
        add(all, deeds.hasShell(), Icons.SHELL, "browse.command.shell", deeds::shell);
        add(all, deeds.scalable(), Icons.SCALE, "detail.command.scale", deeds::scale);
        add(all, deeds.rollsOut(), Icons.ROLLOUT, "detail.command.rollout", deeds::rollout);
        add(all, deeds.forwards(), Icons.PORT_FORWARD, "detail.command.forward", deeds::forward);
        add(all, deeds.hasFiles(), Icons.FOLDER, "detail.command.files", deeds::files);
        return all;
    }

    static List<Action> seldom(DetailDeeds deeds) {
        List<Action> all = new ArrayList<>();
        all.add(new Action(Icons.TOPOLOGY, "browse.command.map", deeds::map));
        deeds.guides().forEach(guide -> all.add(new Action(guide.icon(), guide.key(), () -> deeds.guide(guide.id()))));
        add(all, deeds.breakable(), Icons.BREAK, "detail.command.break", deeds::breakIt);
        return all;
    }

    private static void add(List<Action> all, boolean offered, String icon, String titleKey, Runnable run) {
        if (offered) {
            all.add(new Action(icon, titleKey, run));
        }
    }
}
