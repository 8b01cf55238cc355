package dev.pilothouse.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How long from the start of a process to its first painted frame, which is when the second pulse begins: it waits for the renderer.
 *
 * <p>Our app says so in its log, the empty window on its standard output. Both need a display.
 */
final class FirstFrame {

    /** What the log says at the first frame. */
    static final String MARK = "First frame";

    private static final long LONGEST_NANOS = 60_000_000_000L;

    private FirstFrame() {}

    static double ofThePackage(Path folder) throws IOException, InterruptedException {
        String jars;
        try (Stream<Path> files = Files.list(folder.resolve("lib"))) {
            jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        }
        return measure(jars, "dev.pilothouse.Main");
    }

    static double ofAnEmptyWindow() throws IOException, InterruptedException {
        return measure(System.getProperty("java.class.path"), EmptyWindow.class.getName());
    }

    /** Both write their log to the state folder of a home of their own, where it is looked for every two milliseconds. */
    private static double measure(String classPath, String main) throws IOException, InterruptedException {
        Path home = Files.createTempDirectory("bench-home");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-Xshare:auto", "-Xms48m", "-Xmx512m",
                "-Dprism.order=sw", "--enable-native-access=ALL-UNNAMED", "-classpath", classPath, main);
        builder.environment().put("HOME", home.toString());
        builder.environment().remove("KUBECONFIG");
        builder.environment().remove("XDG_STATE_HOME");
        builder.redirectErrorStream(true).redirectOutput(home.resolve("out").toFile());
        long start = System.nanoTime();
        Process process = builder.start();
        try {
            while (!marked(home)) {
                if (!process.isAlive() || System.nanoTime() - start > LONGEST_NANOS) {
                    throw new IllegalStateException(main + " never showed a frame; see " + home);
                }
                LockSupport.parkNanos(2_000_000);
            }
            return (System.nanoTime() - start) / 1e6;
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static boolean marked(Path home) throws IOException {
        for (Path file : List.of(home.resolve(".local/state/pilothouse/logs/pilothouse.0.log"), home.resolve("out"))) {
            if (Files.exists(file) && Files.readString(file).contains(MARK)) {
                return true;
            }
        }
        return false;
    }
}
