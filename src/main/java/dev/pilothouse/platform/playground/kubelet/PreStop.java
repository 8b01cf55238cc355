package dev.pilothouse.platform.playground.kubelet;

import dev.pilothouse.model.Tree;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a container does before it gets the signal to end ({@code lifecycle.preStop}). */
final class PreStop {

    private static final Pattern SLEEP = Pattern.compile("\\bsleep\\s+(\\d{1,6})");

    private PreStop() {}

    /** Returns how long the hook takes, at most the grace. */
    static Duration duration(Tree container, Duration grace) {
        Tree hook = container.tree("lifecycle", "preStop");
        Duration takes = Duration.ZERO;
        if (hook.has("sleep")) {
            takes = Duration.ofSeconds(hook.number(0, "sleep", "seconds"));
        } else if (hook.has("exec")) {
            List<String> words = hook.list("exec", "command").stream().map(String::valueOf).toList();
            Matcher sleeps = SLEEP.matcher(String.join(" ", words));
            while (sleeps.find()) {
                takes = takes.plusSeconds(Long.parseLong(sleeps.group(1)));
            }
        }
        return takes.compareTo(grace) < 0 ? takes : grace;
    }
}
