package dev.pilothouse.platform.playground.api;

import dev.pilothouse.platform.playground.kubelet.Containers;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;

/** Containers that say what they are asked, echo what they are told, and exit with the code of {@code exit N}. */
final class FakeContainers implements Containers {

    @Override
    public void log(ContainerName name, LogOptions options, OutputStream out) throws IOException {
        for (long line = 0; line < options.tailLines().orElse(3); line++) {
            out.write((name.container() + " line " + line + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }

    @Override
    public int exec(ContainerName name, List<String> command, Streams streams) throws IOException {
        return switch (command.getFirst()) {
            case "exit" -> Integer.parseInt(command.get(1));
            case "cat" -> {
                streams.in().transferTo(streams.out());
                yield 0;
            }
            case "fail" -> {
                streams.error().write("broken\n".getBytes(StandardCharsets.UTF_8));
                yield 2;
            }
            default -> {
                streams.out().write((String.join(" ", command) + "\n").getBytes(StandardCharsets.UTF_8));
                yield 0;
            }
        };
    }

    @Override
    public OptionalInt attach(ContainerName name, Streams streams) throws IOException {
        streams.in().transferTo(streams.out());
        return OptionalInt.of(0);
    }

    @Override
    public void forward(String namespace, String pod, int port, InputStream in, OutputStream out) throws IOException {
        if (port == 81) {
            throw new IOException("connection refused");
        }
        in.transferTo(out);
    }
}
