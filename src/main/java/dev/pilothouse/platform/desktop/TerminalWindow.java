package dev.pilothouse.platform.desktop;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Opens a terminal window of the desktop with the person's own shell, in which kubectl finds one kubeconfig.
 *
 * <p>On Linux the first terminal of a list that the path holds; {@code TERMINAL} in the environment comes before all.
 */
public final class TerminalWindow {

    private static final List<String> LINUX = List.of(
            "x-terminal-emulator", "gnome-terminal", "kgx", "konsole", "xfce4-terminal", "mate-terminal", "alacritty", "kitty", "xterm");

    private final String system;
    private final Map<String, String> environment;

    /**
     * @param system name of the operating system, as Java gives it
     * @param environment variables of this process
     */
    public TerminalWindow(String system, Map<String, String> environment) {
        this.system = system.toLowerCase(Locale.ROOT);
        this.environment = environment;
    }

    /**
     * Opens the window and returns at once.
     *
     * @throws ProblemException {@code TERMINAL_NONE} with the line to type by hand
     */
    public void open(Path kubeconfig) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command(kubeconfig));
            builder.environment().put("KUBECONFIG", kubeconfig.toString());
            builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.start();
        } catch (IOException e) {
            throw new ProblemException(none(kubeconfig).withDetail(String.valueOf(e.getMessage())), e);
        }
    }

    /**
     * Opens a window that runs a command, and returns at once.
     *
     * @param folder where a script may be left for a terminal that takes no command
     * @throws ProblemException {@code TERMINAL_NONE} with the line to type by hand
     */
    public void run(List<String> command, Path folder) {
        String typed = String.join(" ", command.stream().map(TerminalWindow::quoted).toList());
        try {
            ProcessBuilder builder = new ProcessBuilder(running(command, typed, folder));
            builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.start();
        } catch (IOException e) {
            throw new ProblemException(Problem.of(ProblemCode.TERMINAL_NONE, typed).withDetail(String.valueOf(e.getMessage())), e);
        }
    }

    private List<String> running(List<String> command, String typed, Path folder) throws IOException {
        if (system.startsWith("mac")) {
            Path script = folder.resolve("terminal.command");
            Files.writeString(script, "exec " + typed + "\n");
            Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
            return List.of("open", "-a", "Terminal", script.toString());
        }
        if (system.startsWith("windows")) {
            return Stream.concat(Stream.of("cmd.exe", "/c", "start", "cmd.exe", "/k"), command.stream()).toList();
        }
        String found = terminal().orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.TERMINAL_NONE, typed)));
        String option = found.endsWith("gnome-terminal") || found.endsWith("kgx") ? "--" : "-e";
        boolean oneWord = found.endsWith("xfce4-terminal") || found.endsWith("mate-terminal");
        return oneWord ? List.of(found, option, typed) : Stream.concat(Stream.of(found, option), command.stream()).toList();
    }

    /** A word as a shell of Unix reads it back. */
    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:=@-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    private List<String> command(Path kubeconfig) throws IOException {
        if (system.startsWith("mac")) {
            return List.of("open", "-a", "Terminal", script(kubeconfig).toString());
        }
        if (system.startsWith("windows")) {
            return List.of("cmd.exe", "/c", "start", "cmd.exe");
        }
        String found = terminal().orElseThrow(() -> new ProblemException(none(kubeconfig)));
        return List.of(found);
    }

    private Optional<String> terminal() {
        List<String> folders = List.of(environment.getOrDefault("PATH", "").split(":"));
        return Stream.concat(Stream.ofNullable(environment.get("TERMINAL")), LINUX.stream())
                .filter(name -> !name.isBlank())
                .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    /** Terminal of macOS takes no environment along, so it is told by a script. */
    private static Path script(Path kubeconfig) throws IOException {
        Path script = kubeconfig.resolveSibling("terminal.command");
        Files.writeString(script, "export KUBECONFIG='" + kubeconfig.toString().replace("'", "'\\''") + "'\nexec \"$SHELL\" -l\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return script;
    }

    private static Problem none(Path kubeconfig) {
        return Problem.of(ProblemCode.TERMINAL_NONE, "export KUBECONFIG=" + quoted(kubeconfig.toString()));
    }
}
