package dev.pilothouse.platform.command;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A tool that works on a container engine, and always on the one that was chosen here.
 *
 * @param id the name of its command
 * @param engine variables that pin the engine, such as {@code DOCKER_HOST}; asked for each run. One with an empty value is taken away
 */
public record PinnedTool(String id, Tools tools, Supplier<Map<String, String>> engine) {

    /** Returns its file, empty when it is not installed. */
    public Optional<Path> file() {
        return tools.find(id);
    }

    /**
     * Returns a command of it, which is not run yet.
     *
     * @throws dev.pilothouse.model.ProblemException {@code COMMAND_MISSING}, with the folders that were searched
     */
    public Command command(String... words) {
        Command command = tools.command(id, words);
        for (Map.Entry<String, String> pin : engine.get().entrySet()) {
            command = pin.getValue().isEmpty() ? command.without(pin.getKey()) : command.with(pin.getKey(), pin.getValue());
        }
        return command;
    }
}
