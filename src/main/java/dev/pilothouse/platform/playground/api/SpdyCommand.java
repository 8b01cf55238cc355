package dev.pilothouse.platform.playground.api;

import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.kubelet.Containers;
import dev.pilothouse.text.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A command's streams as streams of SPDY, by their header {@code streamType}, for kubectl up to 1.30. */
final class SpdyCommand implements CommandStreams {

    private static final Logger LOG = LoggerFactory.getLogger(SpdyCommand.class);
    private static final List<String> PROTOCOLS = List.of("v4.channel.k8s.io", "v3.channel.k8s.io", "v2.channel.k8s.io", "channel.k8s.io");
    private static final int PATIENCE_SECONDS = 30;

    private final SpdyConnection connection;
    private final Map<String, SpdyStream> streams;
    private final Wanted wanted;

    private SpdyCommand(SpdyConnection connection, Map<String, SpdyStream> streams, Wanted wanted) {
        this.connection = connection;
        this.streams = streams;
        this.wanted = wanted;
    }

    /** Agrees to the upgrade and waits until the client has opened the streams that it asks for. */
    static SpdyCommand open(Exchange exchange, Wanted wanted) throws IOException, InterruptedException {
        SpdyConnection connection = SpdyConnection.upgrade(exchange, PROTOCOLS);
        Map<String, SpdyStream> streams = new ConcurrentHashMap<>();
        Set<String> missing = expected(wanted);
        CompletableFuture<Boolean> complete = new CompletableFuture<>();
        connection.onEnd(() -> complete.complete(false));
        Thread.startVirtualThread(() -> read(connection, stream -> {
            streams.put(stream.header("streamtype"), stream);
            if (streams.keySet().containsAll(missing)) {
                complete.complete(true);
            }
        }));
        try {
            if (complete.get(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return new SpdyCommand(connection, streams, wanted);
            }
        } catch (TimeoutException | ExecutionException e) {
            connection.close();
            throw new IOException("The client did not open its streams", e);
        }
        throw new IOException("The client is gone");
    }

    private static void read(SpdyConnection connection, Consumer<SpdyStream> opened) {
        try {
            connection.run(opened);
        } catch (IOException e) {
            LOG.debug("A connection by SPDY broke", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static Set<String> expected(Wanted wanted) {
        Set<String> names = new TreeSet<>(Set.of("error"));
        if (wanted.in()) {
            names.add("stdin");
        }
        if (wanted.out()) {
            names.add("stdout");
        }
        if (wanted.error()) {
            names.add("stderr");
        }
        return names;
    }

    @Override
    public Containers.Streams streams() {
        SpdyStream in = streams.get("stdin");
        return new Containers.Streams(in == null ? InputStream.nullInputStream() : in.in(), out("stdout"), out("stderr"), wanted.terminal());
    }

    private OutputStream out(String name) {
        SpdyStream stream = streams.get(name);
        return stream == null ? Outlet.nowhere() : stream.out();
    }

    @Override
    public void onEnd(Runnable work) {
        connection.onEnd(work);
    }

    @Override
    public void finish(Tree status) {
        try {
            SpdyStream error = streams.get("error");
            if (error != null) {
                error.out().write(Answer.bytes(Json.write(status)));
            }
            for (SpdyStream stream : streams.values()) {
                stream.in().close();
                stream.end();
            }
        } catch (IOException _) {
            // nobody is left to be told
        }
        connection.close();
    }
}
