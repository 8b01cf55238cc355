package dev.pilothouse.kinds;

import dev.pilothouse.model.Health;
import dev.pilothouse.model.Tree;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a container is doing.
 *
 * @param state the engine's word: {@code created}, {@code running}, {@code paused}, {@code restarting}, {@code removing}, {@code exited} or {@code dead}
 * @param check outcome of its health check, empty when it has none
 * @param exitCode of the last run, -1 when there was none
 */
public record ContainerState(String state, String check, int exitCode) {

    private static final Pattern EXITED = Pattern.compile("^\\w+ \\((\\d{1,6})\\)");
    private static final Pattern CHECKED = Pattern.compile("\\((healthy|unhealthy|health: starting|starting)\\)$");

    /** Codes by which a shell tells that a signal ended a program, which is how a container is stopped. */
    private static final Set<Integer> STOPPED_BY_SIGNAL = Set.of(130, 137, 143);

    /** Reads what the engine says of a container, in its list or in full; only newer lists have a field for the health check. */
    public static ContainerState of(Tree status) {
        Tree full = status.tree("State");
        if (full.has("Status")) {
            String word = full.text("Status").toLowerCase(Locale.ROOT);
            int code = word.equals("exited") || word.equals("dead") ? (int) full.number(-1, "ExitCode") : -1;
            return new ContainerState(word, check(full.text("Health", "Status")), code);
        }
        String sentence = status.text("Status");
        Matcher checked = CHECKED.matcher(sentence);
        String check = status.has("Health", "Status") ? status.text("Health", "Status") : checked.find() ? checked.group(1) : "";
        Matcher exited = EXITED.matcher(sentence);
        return new ContainerState(status.text("State").toLowerCase(Locale.ROOT), check(check), exited.find() ? Integer.parseInt(exited.group(1)) : -1);
    }

    private static String check(String word) {
        return switch (word) {
            case "health: starting" -> "starting";
            case "none" -> "";
            default -> word;
        };
    }

    /** Returns what stands for it in {@code spec.state}: what a person may choose between. */
    public String wanted() {
        return switch (state) {
            case "running", "restarting" -> "running";
            case "paused" -> "paused";
            default -> "stopped";
        };
    }

    /** Returns the same of a container of which only the health is known, as a table has it. */
    public static String wanted(Health health) {
        return switch (health.word()) {
            case "running", "healthy", "unhealthy", "starting", "restarting" -> "running";
            case "paused" -> "paused";
            default -> "stopped";
        };
    }

    public Health health() {
        return switch (state) {
            case "running" -> running();
            case "paused" -> Health.paused(state);
            case "restarting" -> Health.bad(state);
            case "removing" -> Health.progress(state);
            case "dead" -> Health.bad(state);
            case "created", "configured", "initialized" -> Health.waiting("created");
            case "exited", "stopped" -> exited();
            default -> Health.unknown(state);
        };
    }

    private Health running() {
        return switch (check) {
            case "healthy" -> Health.ok(check);
            case "unhealthy" -> Health.bad(check);
            case "starting" -> Health.progress(check);
            default -> Health.ok(state);
        };
    }

    private Health exited() {
        String word = exitCode < 0 ? "exited" : "exited " + exitCode;
        if (exitCode <= 0) {
            return Health.done(word);
        }
        return STOPPED_BY_SIGNAL.contains(exitCode) ? Health.warn(word) : Health.bad(word);
    }
}
