package dev.pilothouse.platform.playground;

import dev.pilothouse.platform.playground.kubelet.Containers;
import dev.pilothouse.platform.playground.status.Refusal;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.OptionalInt;

final class NoContainers implements Containers {
    @Override
    public void log(ContainerName name, LogOptions options, OutputStream out) {
        throw Refusal.leftOut("logs");
    }

    @Override
    public int exec(ContainerName name, List<String> command, Streams streams) {
        throw Refusal.leftOut("exec");
    }

    @Override
    public OptionalInt attach(ContainerName name, Streams streams) {
        throw Refusal.leftOut("attach");
    }

    @Override
    public void forward(String namespace, String pod, int port, InputStream in, OutputStream out) {
        throw Refusal.leftOut("forward");
    }
}
