package dev.pilothouse.bench;

import atlantafx.base.theme.PrimerLight;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/**
 * How long from the start of a process to its first painted frame, which is when the second pulse begins: it waits for the renderer.
 *
 * <p>Our app prints {@link #MARK} then when the property {@code pilothouse.firstFrame} is set, and so does the empty window.
 */
final class FirstFrame {

    /** What is printed at the first frame. */
    static final String MARK = "first frame";

    private FirstFrame() {}

    static double ofThePackage(Path folder) throws IOException, InterruptedException {
        String jars;
        try (Stream<Path> files = Files.list(folder.resolve("lib"))) {
            jars = files.sorted().map(Path::toString).collect(Collectors.joining(java.io.File.pathSeparator));
        }
        return measure(jars, "dev.pilothouse.ui.shell.PilothouseApp");
    }

    static double ofAnEmptyWindow() throws IOException, InterruptedException {
        return measure(System.getProperty("java.class.path"), EmptyWindow.class.getName());
    }

    private static double measure(String classPath, String main) throws IOException, InterruptedException {
        Path home = Files.createTempDirectory("bench-home");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Xms48m", "-Xmx512m",
                "-Dprism.order=sw", "-Dpilothouse.firstFrame=true", "-Duser.home=" + home, "--enable-native-access=ALL-UNNAMED"));
        if (System.getenv("DISPLAY") == null) {
            command.add("-Dglass.platform=Headless");
        }
        command.addAll(List.of("-classpath", classPath, main));
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = reader.readLine();
            while (line != null && !line.contains(MARK)) {
                line = reader.readLine();
            }
            if (line == null) {
                throw new IllegalStateException(main + " never showed a frame");
            }
            return (System.nanoTime() - start) / 1e6;
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /** The least that a JavaFX program of our theme can show. */
    public static final class EmptyWindow extends Application {

        private int pulses;

        public static void main(String[] args) {
            launch(args);
        }

        @Override
        public void start(Stage stage) {
            setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
            Scene scene = new Scene(new StackPane(), 1440, 900);
            scene.addPreLayoutPulseListener(() -> {
                pulses++;
                if (pulses == 2) {
                    System.out.println(MARK);
                }
                javafx.application.Platform.requestNextPulse();
            });
            stage.setScene(scene);
            stage.show();
        }
    }
}
