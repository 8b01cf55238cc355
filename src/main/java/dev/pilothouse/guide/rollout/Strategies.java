package dev.pilothouse.guide.rollout;

import dev.pilothouse.guide.Effect;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import java.util.ArrayList;
import java.util.List;

/** Explains how a workload replaces its pods, with shares worked out for the number of copies that it has. */
public final class Strategies {

    private static final int DEFAULT_DEADLINE_SECONDS = 600;

    private Strategies() {}

    /** Returns what happens when the template changes, sentence by sentence. */
    public static List<Effect> explain(Document live) {
        return switch (live.kindName()) {
            case "StatefulSet" -> statefulSet(live.tree());
            case "DaemonSet" -> daemonSet(live.tree());
            default -> deployment(live.tree());
        };
    }

    private static List<Effect> deployment(Tree live) {
        List<Effect> effects = new ArrayList<>();
        int replicas = (int) live.number(1, "spec", "replicas");
        if (live.text("spec", "strategy", "type").equals("Recreate")) {
            effects.add(Effect.warning("guide.rollout.strategy.recreate"));
        } else {
            Tree rolling = live.tree("spec", "strategy", "rollingUpdate");
            int surge = share(rolling, "maxSurge", "25%", replicas, true);
            int fewer = share(rolling, "maxUnavailable", "25%", replicas, false);
            bounds(effects, replicas, surge, surge == 0 && fewer == 0 ? 1 : fewer);
        }
        minimumReady(effects, live);
        long deadline = live.number(DEFAULT_DEADLINE_SECONDS, "spec", "progressDeadlineSeconds");
        effects.add(Effect.note("guide.rollout.strategy.deadline", Long.toString(deadline)));
        return effects;
    }

    private static List<Effect> statefulSet(Tree live) {
        List<Effect> effects = new ArrayList<>();
        if (live.text("spec", "updateStrategy", "type").equals("OnDelete")) {
            effects.add(Effect.warning("guide.rollout.strategy.on-delete"));
            return effects;
        }
        Tree rolling = live.tree("spec", "updateStrategy", "rollingUpdate");
        int replicas = (int) live.number(1, "spec", "replicas");
        int atOnce = Math.max(1, share(rolling, "maxUnavailable", "1", replicas, true));
        effects.add(atOnce == 1
                ? Effect.note("guide.rollout.strategy.one-by-one")
                : Effect.note("guide.rollout.strategy.several", text(atOnce)));
        int partition = (int) rolling.number(0, "partition");
        if (partition > 0) {
            effects.add(Effect.warning("guide.rollout.strategy.partition", text(Math.min(partition, replicas)), text(Math.max(0, replicas - partition))));
        }
        minimumReady(effects, live);
        return effects;
    }

    private static List<Effect> daemonSet(Tree live) {
        List<Effect> effects = new ArrayList<>();
        if (live.text("spec", "updateStrategy", "type").equals("OnDelete")) {
            effects.add(Effect.warning("guide.rollout.strategy.on-delete"));
            return effects;
        }
        Tree rolling = live.tree("spec", "updateStrategy", "rollingUpdate");
        int nodes = (int) live.number(0, "status", "desiredNumberScheduled");
        int surge = share(rolling, "maxSurge", "0", nodes, true);
        if (surge > 0) {
            effects.add(Effect.note("guide.rollout.strategy.node-surge", text(surge)));
        } else {
            effects.add(Effect.note("guide.rollout.strategy.nodes", text(Math.max(1, share(rolling, "maxUnavailable", "1", nodes, true))), text(nodes)));
        }
        minimumReady(effects, live);
        return effects;
    }

    private static void bounds(List<Effect> effects, int replicas, int surge, int fewer) {
        effects.add(surge == 0
                ? Effect.note("guide.rollout.strategy.none-more", text(replicas))
                : Effect.note("guide.rollout.strategy.more", text(surge), text(replicas)));
        if (fewer == 0) {
            effects.add(Effect.note("guide.rollout.strategy.none-fewer"));
        } else if (fewer >= replicas && replicas > 0) {
            effects.add(Effect.warning("guide.rollout.strategy.all-gone", text(replicas)));
        } else {
            effects.add(Effect.note("guide.rollout.strategy.fewer", text(fewer), text(replicas)));
        }
    }

    private static void minimumReady(List<Effect> effects, Tree live) {
        long seconds = live.number(0, "spec", "minReadySeconds");
        if (seconds > 0) {
            effects.add(Effect.note("guide.rollout.strategy.min-ready", Long.toString(seconds)));
        }
    }

    /** Returns a number, or a percentage of the copies: more than asked for are rounded up, fewer are rounded down, as the controllers do. */
    static int share(Tree rolling, String field, String fallback, int copies, boolean up) {
        String text = rolling.has(field) ? rolling.text(field) : fallback;
        if (!text.endsWith("%")) {
            return number(text);
        }
        long percent = (long) number(text.substring(0, text.length() - 1)) * copies;
        return (int) (up ? Math.ceilDiv(percent, 100) : percent / 100);
    }

    private static int number(String digits) {
        return digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : 0;
    }

    private static String text(int number) {
        return Integer.toString(number);
    }
}
