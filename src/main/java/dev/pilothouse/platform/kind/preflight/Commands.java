package dev.pilothouse.platform.kind.preflight;

import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.platform.command.CommandResult;
import dev.pilothouse.platform.command.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What is known of kind and docker as commands.
 *
 * <p>A command says the same version as long as its file stays the same, so it is asked once; one that does not work is asked again after a while.
 */
final class Commands {

    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final Duration FAILURE_HOLDS = Duration.ofSeconds(10);

    /** A file as it is now. */
    private record State(Path file, long size, long changed) {}

    private record Answer(ToolFacts facts, long at) {

        boolean holds() {
            return facts instanceof ToolFacts.Found || System.nanoTime() - at < FAILURE_HOLDS.toNanos();
        }
    }

    private final Tools tools;
    private final String path;
    private final Map<State, Answer> known = new ConcurrentHashMap<>();

    /** @param path the variable {@code PATH} as this app was given it */
    Commands(Tools tools, String path) {
        this.tools = tools;
        this.path = path;
    }

    ToolFacts kind() {
        return facts("kind", "version");
    }

    /** The engine is not asked. */
    ToolFacts docker() {
        return facts("docker", "--version");
    }

    private ToolFacts facts(String tool, String question) {
        Optional<Path> file = tools.find(tool);
        if (file.isEmpty()) {
            return new ToolFacts.Absent();
        }
        State state = state(file.get());
        Answer answer = known.get(state);
        if (answer == null || !answer.holds()) {
            answer = new Answer(ask(file.get(), question), System.nanoTime());
            known.put(state, answer);
        }
        return answer.facts;
    }

    private ToolFacts ask(Path file, String question) {
        try {
            CommandResult result = tools.command(file, question).within(LIMIT).run();
            String said = result.text();
            Optional<Version> version = result.well() ? Version.find(said) : Optional.empty();
            String words = Stream.concat(result.err().stream(), result.out().stream()).filter(line -> !line.isBlank()).findFirst().orElse("");
            return version.<ToolFacts>map(it -> new ToolFacts.Found(file, it, isOnPath(file))).orElseGet(() -> new ToolFacts.Broken(file, words));
        } catch (ProblemException e) {
            if (e.problem().code() == ProblemCode.CANCELLED) {
                throw e;
            }
            return e.problem().code() == ProblemCode.COMMAND_HANGS
                    ? new ToolFacts.Silent(file, LIMIT.toSeconds())
                    : new ToolFacts.Broken(file, e.problem().detail().lines().findFirst().orElse(""));
        }
    }

    private boolean isOnPath(Path file) {
        String folder = String.valueOf(file.getParent());
        return Stream.of(path.split(Pattern.quote(java.io.File.pathSeparator))).anyMatch(part -> part.equals(folder) || part.equals(folder + java.io.File.separator));
    }

    private static State state(Path file) {
        try {
            return new State(file, Files.size(file), Files.getLastModifiedTime(file).toMillis());
        } catch (IOException e) {
            return new State(file, 0, 0);
        }
    }
}
