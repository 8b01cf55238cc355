package dev.pilothouse.cli;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The texts that {@code -f} names: a file, the YAML and JSON files of a folder in the order of their names, or standard input. */
final class Sources {

    private static final int MOST_BYTES = 10 << 20;

    private final Terminal terminal;

    Sources(Terminal terminal) {
        this.terminal = terminal;
    }

    /** One text and where it came from. */
    record Source(String name, String text) {}

    List<Source> read(List<String> arguments) {
        return arguments.stream().flatMap(this::read).toList();
    }

    private Stream<Source> read(String argument) {
        if (argument.equals("-")) {
            return Stream.of(new Source("-", standardInput()));
        }
        Path path = Path.of(argument);
        if (!Files.isDirectory(path)) {
            return Stream.of(file(path));
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(Sources::isManifest).sorted().map(Sources::file).toList().stream();
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private static boolean isManifest(Path path) {
        String name = path.getFileName().toString();
        return name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json");
    }

    private static Source file(Path path) {
        try {
            if (Files.size(path) > MOST_BYTES) {
                throw new ProblemException(Problem.of(ProblemCode.YAML_TOO_LARGE, "10 MiB").withDetail(path.toString()));
            }
            return new Source(path.toString(), Files.readString(path));
        } catch (CharacterCodingException e) {
            throw new ProblemException(Problem.of(ProblemCode.FILE_NOT_TEXT, path.toString()), e);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private String standardInput() {
        try {
            return new String(terminal.in().readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw unreadable(Path.of("-"), e);
        }
    }

    private static ProblemException unreadable(Path path, IOException cause) {
        String said = String.valueOf(cause.getMessage());
        Problem problem = Problem.of(ProblemCode.FILE_UNREADABLE, path.toString());
        return new ProblemException(said.equals("null") || said.equals(path.toString()) ? problem : problem.withDetail(said), cause);
    }
}
