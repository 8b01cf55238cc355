package dev.pilothouse;

import dev.pilothouse.cli.CommandLineApp;
import dev.pilothouse.ui.shell.PilothouseApp;
import dev.pilothouse.ui.shell.tour.Tour;
import java.nio.file.Path;

/** Starts the command line when there are arguments, else the window, and without a display the tour of its screens. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        if (args.length > 0) {
            System.exit(CommandLineApp.onThisComputer(args));
        }
        if (hasDisplay()) {
            PilothouseApp.open();
        } else {
            Tour.onThisComputer(Path.of("target", "tour"));
        }
        System.exit(0);
    }

    /** Only Linux and its like run without a display. */
    private static boolean hasDisplay() {
        boolean linux = System.getProperty("os.name").startsWith("Linux");
        return !linux || System.getenv("DISPLAY") != null || System.getenv("WAYLAND_DISPLAY") != null;
    }
}
