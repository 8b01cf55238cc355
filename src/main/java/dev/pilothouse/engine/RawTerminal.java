package dev.pilothouse.engine;

import dev.pilothouse.platform.desktop.Stty;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The terminal of this program while it hands every key on as it is pressed, the interrupt key included, and prints none itself, because a
 * program elsewhere does both. Closing it, or the end of the program, brings back how it was.
 */
public final class RawTerminal implements AutoCloseable {

    private static final Pattern SIZE = Pattern.compile("(\\d{1,4}) (\\d{1,4})");

    private final Stty stty;
    private final String before;
    private final Thread atExit;

    private RawTerminal(Stty stty, String before) {
        this.stty = stty;
        this.before = before;
        this.atExit = new Thread(this::restore, "terminal");
    }

    /** Begins; nothing where there is no terminal, or none that can be set. */
    public static Optional<RawTerminal> begin() {
        Stty stty = new Stty();
        Optional<RawTerminal> terminal = stty.run("-g").map(before -> new RawTerminal(stty, before));
        terminal.ifPresent(raw -> {
            Runtime.getRuntime().addShutdownHook(raw.atExit);
            stty.run("raw", "-echo");
        });
        return terminal;
    }

    /** Receives the size of a terminal. */
    public interface Size {
        void is(int columns, int rows);
    }

    /** Tells the size in characters, when it is known. */
    public void size(Size size) {
        Matcher matcher = SIZE.matcher(stty.run("size").orElse(""));
        if (matcher.matches()) {
            size.is(Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(1)));
        }
    }

    private void restore() {
        stty.run(before);
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atExit);
        restore();
    }
}
