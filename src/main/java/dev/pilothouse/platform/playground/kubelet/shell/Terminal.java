package dev.pilothouse.platform.playground.kubelet.shell;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An interactive shell: with a terminal it shows a prompt, echoes what is typed and knows backspace, Ctrl-C, Ctrl-D and the lines before. */
public final class Terminal {

    private static final int CTRL_C = 3;
    private static final int CTRL_D = 4;
    private static final int ESCAPE = 27;

    private final Host host;
    private final Map<String, String> environment;
    private final String directory;

    public Terminal(Host host, Map<String, String> environment, String directory) {
        this.host = host;
        this.environment = environment;
        this.directory = directory;
    }

    /** Reads and does line after line; returns the shell's exit code. */
    public int run(InputStream in, OutputStream out, OutputStream error, boolean terminal) throws IOException {
        OutputStream shown = terminal ? new Breaks(out) : out;
        OutputStream complaints = terminal ? shown : error;
        Shell shell = new Shell(host, environment, directory);
        Shell.Io io = new Shell.Io(terminal ? InputStream.nullInputStream() : in, shown, complaints);
        List<String> before = new ArrayList<>();
        while (true) {
            if (terminal) {
                show(shown, shell.directory() + " # ");
            }
            Optional<String> line = terminal ? typed(in, shown, before) : plain(in);
            if (line.isEmpty()) {
                return shell.lastCode();
            }
            if (!line.get().isBlank()) {
                before.add(line.get());
                if (shell.line(line.get(), io).isEmpty()) {
                    return shell.lastCode();
                }
            }
        }
    }

    private static Optional<String> plain(InputStream in) throws IOException {
        java.io.ByteArrayOutputStream line = new java.io.ByteArrayOutputStream();
        int next = in.read();
        if (next < 0) {
            return Optional.empty();
        }
        while (next >= 0 && next != '\n') {
            line.write(next);
            next = in.read();
        }
        return Optional.of(line.toString(StandardCharsets.UTF_8));
    }

    private static Optional<String> typed(InputStream in, OutputStream out, List<String> before) throws IOException {
        StringBuilder line = new StringBuilder();
        int at = before.size();
        while (true) {
            int key = in.read();
            switch (key) {
                case -1 -> {
                    return Optional.empty();
                }
                case '\r', '\n' -> {
                    show(out, "\n");
                    return Optional.of(line.toString());
                }
                case CTRL_C -> {
                    show(out, "^C\n");
                    return Optional.of("");
                }
                case CTRL_D -> {
                    if (line.isEmpty()) {
                        show(out, "\n");
                        return Optional.empty();
                    }
                }
                case 8, 127 -> {
                    if (!line.isEmpty()) {
                        line.setLength(line.length() - 1);
                        show(out, "\b \b");
                    }
                }
                case ESCAPE -> {
                    in.read();
                    int arrow = in.read();
                    int to = arrow == 'A' ? at - 1 : arrow == 'B' ? at + 1 : -1;
                    if (to >= 0 && to <= before.size()) {
                        at = to;
                        show(out, "\b \b".repeat(line.length()));
                        line.setLength(0);
                        line.append(at < before.size() ? before.get(at) : "");
                        show(out, line.toString());
                    }
                }
                default -> {
                    if (key >= ' ') {
                        line.append((char) key);
                        show(out, String.valueOf((char) key));
                    }
                }
            }
        }
    }

    private static void show(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** Sends the cursor to the line's begin at each line break, as terminals want it. */
    public static final class Breaks extends FilterOutputStream {

        public Breaks(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            if (b == '\n') {
                out.write('\r');
            }
            out.write(b);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            java.io.ByteArrayOutputStream changed = new java.io.ByteArrayOutputStream(length + 16);
            for (int i = from; i < from + length; i++) {
                if (bytes[i] == '\n') {
                    changed.write('\r');
                }
                changed.write(bytes[i]);
            }
            out.write(changed.toByteArray());
        }
    }
}
