package dev.pilothouse.platform.command;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The command-line tools of this computer.
 *
 * <p>They are looked for on the {@code PATH} first and then where installers put them, because an app that was started from a dock or menu gets a
 * short {@code PATH}. The same long one is given to each tool, since {@code kind} calls {@code docker}, which calls its credential helpers.
 * Nothing is remembered: a tool that was installed a moment ago is found.
 */
public final class Tools {

    private static final List<String> UNIX_FOLDERS = List.of("/usr/local/bin", "/opt/homebrew/bin", "/opt/podman/bin", "/snap/bin", "/usr/bin", "/bin");
    private static final List<String> UNIX_HOME_FOLDERS = List.of(".docker/bin", ".rd/bin", ".orbstack/bin", ".local/bin", "go/bin");
    private static final List<String> WINDOWS_HOME_FOLDERS =
            List.of("AppData\\Local\\Microsoft\\WinGet\\Links", "scoop\\shims", "go\\bin", ".rd\\bin");
    private static final String PATH = "PATH";

    private final Map<String, String> environment;
    private final List<Path> folders;
    private final List<String> extensions;

    /**
     * @param system name of the operating system, as Java has it
     * @param environment variables of this process, which tools inherit
     */
    public Tools(String system, Path home, Map<String, String> environment) {
        boolean windows = system.toLowerCase(Locale.ROOT).startsWith("windows");
        Map<String, String> inherited = windows ? new TreeMap<>(String.CASE_INSENSITIVE_ORDER) : new TreeMap<>();
        inherited.putAll(environment);
        Stream<String> path = split(inherited.getOrDefault(PATH, ""));
        folders = Stream.concat(path, known(windows, home, inherited)).flatMap(Tools::folder).distinct().toList();
        extensions = windows
                ? split(inherited.getOrDefault("PATHEXT", ".COM;.EXE;.BAT;.CMD")).map(end -> end.toLowerCase(Locale.ROOT)).toList()
                : List.of("");
        inherited.put(PATH, folders.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        inherited.putIfAbsent("HOME", home.toString());
        inherited.put("NO_COLOR", "1");
        inherited.put("TERM", "dumb");
        this.environment = inherited;
    }

    /** Returns the file of a tool; relative folders on the path do not count. */
    public Optional<Path> find(String tool) {
        return folders.stream()
                .flatMap(folder -> extensions.stream().map(extension -> folder.resolve(tool + extension)))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    /** Returns where tools are looked for, in that order. */
    public List<Path> folders() {
        return folders;
    }

    /**
     * Returns a run of the tool with these words, which has not begun.
     *
     * @throws ProblemException {@code COMMAND_MISSING}
     */
    public Command command(String tool, String... words) {
        Path program = find(tool).orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.COMMAND_MISSING, tool)
                .withDetail(folders.stream().map(Path::toString).collect(Collectors.joining("\n")))));
        return command(program, words);
    }

    /** Returns a run of the program in that file, which has not begun. */
    public Command command(Path program, String... words) {
        List<String> line = new ArrayList<>(List.of(program.toString()));
        line.addAll(List.of(words));
        return Command.of(line, environment);
    }

    private static Stream<String> known(boolean windows, Path home, Map<String, String> environment) {
        List<String> inHome = windows ? WINDOWS_HOME_FOLDERS : UNIX_HOME_FOLDERS;
        Stream<String> everywhere = windows
                ? Stream.of(
                        environment.getOrDefault("ProgramFiles", "C:\\Program Files") + "\\Docker\\Docker\\resources\\bin",
                        environment.getOrDefault("ProgramData", "C:\\ProgramData") + "\\chocolatey\\bin")
                : UNIX_FOLDERS.stream();
        return Stream.concat(inHome.stream().map(folder -> home + File.separator + folder), everywhere);
    }

    private static Stream<String> split(String list) {
        return Stream.of(list.split(Pattern.quote(File.pathSeparator))).filter(part -> !part.isEmpty());
    }

    private static Stream<Path> folder(String text) {
        try {
            return Stream.of(Path.of(text)).filter(Path::isAbsolute);
        } catch (InvalidPathException e) {
            return Stream.empty();
        }
    }
}
