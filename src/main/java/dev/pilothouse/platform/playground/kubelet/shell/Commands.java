package dev.pilothouse.platform.playground.kubelet.shell;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The programs that every container with a shell has, by name. */
final class Commands {

    /** One of them; returns its exit code. */
    interface Command {
        int run(Invocation call) throws IOException;
    }

    private static final Map<String, Command> ALL = all();

    private Commands() {}

    private static Map<String, Command> all() {
        Map<String, Command> all = new HashMap<>();
        FileCommands.addTo(all);
        TextCommands.addTo(all);
        SystemCommands.addTo(all);
        NetworkCommands.addTo(all);
        Digests.addTo(all);
        all.put("tar", Tar::run);
        return Map.copyOf(all);
    }

    static boolean isKnown(String name) {
        return ALL.containsKey(name) || List.of("echo", "true", "false", "test", "[", "sh", "pwd").contains(name);
    }

    /** Returns nothing when there is no such command. */
    static Optional<Integer> run(Shell shell, List<String> words, Shell.Io io) throws IOException {
        String name = words.getFirst();
        String plain = name.substring(name.lastIndexOf('/') + 1);
        boolean here = !name.contains("/") || name.matches("/(usr/)?(local/)?s?bin/.*");
        Command command = here ? ALL.get(plain) : null;
        if (command == null) {
            return here && !plain.equals(name) ? Builtins.run(shell, java.util.stream.Stream.concat(java.util.stream.Stream.of(plain), words.stream().skip(1)).toList(), io) : Optional.empty();
        }
        return Optional.of(command.run(new Invocation(shell, words, io)));
    }
}
