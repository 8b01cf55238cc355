package dev.pilothouse.platform.playground.kubelet.shell;

import dev.pilothouse.platform.playground.kubelet.shell.Shell.Io;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Output into files and input out of them. */
record Redirections(Files files, String directory, Expansion expansion) {

    /** A step that is done with streams. */
    interface Step {
        int with(Io io);
    }

    int run(List<Node.Redirection> redirections, Io io, Step step) {
        Io inner = io;
        Map<String, ByteArrayOutputStream> written = new LinkedHashMap<>();
        for (Node.Redirection redirection : redirections) {
            String target = expansion.one(redirection.target());
            String path = Files.normal(directory, target);
            switch (redirection.operator()) {
                case "<" -> {
                    Optional<byte[]> content = files.read(path);
                    if (content.isEmpty()) {
                        Shell.complain(io, "sh: can't open " + target + ": no such file");
                        return 1;
                    }
                    inner = new Io(new ByteArrayInputStream(content.get()), inner.out(), inner.error());
                }
                case ">&" -> inner = redirection.stream() == 2 ? new Io(inner.in(), inner.out(), inner.out()) : new Io(inner.in(), inner.error(), inner.error());
                case ">", ">>" -> {
                    ByteArrayOutputStream buffer = new ByteArrayOutputStream();
                    Optional<OutputStream> device = device(target, io);
                    if (device.isEmpty()) {
                        if (redirection.operator().equals(">>")) {
                            buffer.writeBytes(files.read(path).orElse(new byte[0]));
                        }
                        Optional<String> wrong = files.write(path, buffer.toByteArray());
                        if (wrong.isPresent()) {
                            Shell.complain(io, "sh: can't create " + target + ": " + wrong.get());
                            return 1;
                        }
                        written.put(path, buffer);
                    }
                    OutputStream out = device.orElse(buffer);
                    inner = redirection.stream() == 2 ? new Io(inner.in(), inner.out(), out) : new Io(inner.in(), out, inner.error());
                }
                default -> throw new ShellError("syntax error: here-documents are not simulated");
            }
        }
        try {
            return step.with(inner);
        } finally {
            written.forEach((path, buffer) -> files.write(path, buffer.toByteArray()));
        }
    }

    private static Optional<OutputStream> device(String target, Io io) {
        return switch (target) {
            case "/dev/null" -> Optional.of(OutputStream.nullOutputStream());
            case "/dev/stdout", "/proc/1/fd/1", "/proc/self/fd/1", "/dev/tty" -> Optional.of(io.out());
            case "/dev/stderr", "/proc/1/fd/2", "/proc/self/fd/2" -> Optional.of(io.error());
            default -> Optional.empty();
        };
    }
}
