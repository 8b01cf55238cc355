package dev.pilothouse.platform.docker;

import dev.pilothouse.model.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A command to run in a container.
 *
 * @param command program and arguments; no shell is between
 * @param terminal run it in a terminal
 * @param user empty for the container's own
 * @param privileged with the rights of a privileged container
 */
public record ExecOrder(List<String> command, boolean terminal, String user, boolean privileged) {

    public static ExecOrder of(String... command) {
        return new ExecOrder(List.of(command), false, "", false);
    }

    public ExecOrder inTerminal() {
        return new ExecOrder(command, true, user, privileged);
    }

    public ExecOrder as(String name) {
        return new ExecOrder(command, terminal, name, privileged);
    }

    public ExecOrder withAllRights() {
        return new ExecOrder(command, terminal, user, true);
    }

    Tree wish(boolean input) {
        Map<String, Object> wish = new LinkedHashMap<>();
        wish.put("Cmd", command);
        wish.put("AttachStdin", input);
        wish.put("AttachStdout", true);
        wish.put("AttachStderr", true);
        wish.put("Tty", terminal);
        if (!user.isEmpty()) {
            wish.put("User", user);
        }
        if (privileged) {
            wish.put("Privileged", true);
        }
        return new Tree(wish);
    }
}
