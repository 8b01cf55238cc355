package dev.pilothouse.platform.desktop;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs this program once more with other arguments, as a process that stays when this one ends. */
public final class OwnProcess {

    private final String mainClass;
    private final Map<String, String> environment;

    /**
     * @param environment variables that it gets beside those of this process
     */
    public OwnProcess(String mainClass, Map<String, String> environment) {
        this.mainClass = mainClass;
        this.environment = environment;
    }

    /**
     * Starts it; what it prints goes to the file.
     *
     * @throws ProblemException {@code PROCESS_FAILED} when it cannot be started
     */
    public Process start(List<String> arguments, Path output) {
        List<String> command = Stream.concat(launcher().stream(), arguments.stream()).toList();
        try {
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().putAll(environment);
            return builder.redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(Path.of(nowhere()).toFile()))
                    .redirectOutput(output.toFile())
                    .start();
        } catch (IOException e) {
            throw new ProblemException(Problem.of(ProblemCode.PROCESS_FAILED, command.getFirst()).withDetail(String.valueOf(e.getMessage())), e);
        }
    }

    /** Returns the packaged program, or Java with the class path of this process. */
    private List<String> launcher() {
        Optional<String> packaged = Optional.ofNullable(System.getProperty("jpackage.app-path"));
        if (packaged.isPresent()) {
            return List.of(packaged.get());
        }
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return List.of(java, "-XX:+UseSerialGC", "-Xmx1g", "-cp", System.getProperty("java.class.path"), mainClass);
    }

    private static String nowhere() {
        return System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null";
    }
}
