package dev.pilothouse.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * The app's own log: up to four files of a megabyte each in the logs folder, instead of the console.
 *
 * <p>Nobody logs a credential or a secret's value; a test reads the log of a whole run for them.
 */
final class LogFile {

    private static final int MOST_BYTES = 1 << 20;
    private static final int FILES = 4;

    private LogFile() {}

    /** Sends all logging to the folder; when that cannot be written, warnings stay on the console. */
    static void open(Path folder) {
        Logger root = Logger.getLogger("");
        try {
            Files.createDirectories(folder);
            FileHandler file = new FileHandler(folder.resolve("pilothouse.%g.log").toString(), MOST_BYTES, FILES, true);
            file.setFormatter(new SimpleFormatter());
            file.setEncoding("UTF-8");
            for (Handler console : root.getHandlers()) {
                root.removeHandler(console);
            }
            root.addHandler(file);
        } catch (IOException e) {
            for (Handler console : root.getHandlers()) {
                console.setLevel(Level.WARNING);
            }
            root.log(Level.WARNING, "The log cannot be written to " + folder + ": " + e.getMessage());
        }
    }
}
