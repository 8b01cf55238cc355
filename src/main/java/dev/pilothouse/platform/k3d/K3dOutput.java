package dev.pilothouse.platform.k3d;

import dev.pilothouse.local.Progress.Step;
import dev.pilothouse.local.Stages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the log of {@code k3d cluster create}. It has no other form than logrus' text: {@code INFO[0003] Starting servers...}, in colours even
 * where nobody looks on, or {@code level=info msg="…"}.
 */
final class K3dOutput {

    private static final Pattern COLOUR = Pattern.compile("\u001B\\[[0-9;]*m");
    private static final Pattern SHORT = Pattern.compile("(INFO|WARN|ERRO|FATA|DEBU)\\[[^\\]]*]\\s*(.*)");
    private static final Pattern LONG = Pattern.compile(".*\\blevel=(\\w+) msg=\"?(.*?)\"?");

    private final Stages stages;
    private final List<String> errors = new ArrayList<>();

    K3dOutput(Stages stages) {
        this.stages = stages;
    }

    void line(String raw) {
        String text = COLOUR.matcher(raw).replaceAll("").strip();
        if (text.isEmpty()) {
            return;
        }
        Matcher said = SHORT.matcher(text);
        boolean read = said.matches();
        if (!read) {
            said = LONG.matcher(text);
            read = said.matches();
        }
        String level = read ? said.group(1).toLowerCase(Locale.ROOT) : "";
        String message = read ? said.group(2) : text;
        if (level.startsWith("erro") || level.startsWith("fata")) {
            errors.add(message);
        } else {
            stage(message);
        }
        stages.line(text);
    }

    private void stage(String message) {
        if (message.startsWith("Pulling image")) {
            stages.begin(Step.IMAGE, quoted(message));
        } else if (message.startsWith("Creating node")) {
            stages.begin(Step.NODES, "");
        } else if (message.startsWith("Creating LoadBalancer")) {
            stages.begin(Step.LOAD_BALANCER, quoted(message));
        } else if (message.startsWith("Starting servers") || message.startsWith("Starting the initializing server")) {
            stages.begin(Step.CONTROL_PLANE, "");
        } else if (message.startsWith("Starting agents")) {
            stages.begin(Step.JOIN_WORKERS, "");
        } else if (message.startsWith("Starting helpers") || message.startsWith("Injecting records")) {
            stages.begin(Step.API_READY, "");
        }
    }

    private static String quoted(String message) {
        int first = message.indexOf('\'');
        int last = message.lastIndexOf('\'');
        return first >= 0 && last > first ? message.substring(first + 1, last) : "";
    }

    /** Returns what it said of errors, the first one first. */
    List<String> errors() {
        return List.copyOf(errors);
    }
}
