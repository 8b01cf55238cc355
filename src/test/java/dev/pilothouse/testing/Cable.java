package dev.pilothouse.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** The way to a port of this computer, which a test can cut, freeze and mend. */
public final class Cable implements AutoCloseable {

    private final int target;
    private final ServerSocket door;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Set<Socket> dead = ConcurrentHashMap.newKeySet();
    private volatile boolean whole = true;
    private volatile CountDownLatch frozen = new CountDownLatch(0);

    public Cable(int target) {
        this.target = target;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return door.getLocalPort();
    }

    /** Ends all connections, and refuses new ones. */
    public void cut() {
        whole = false;
        open.forEach(Cable::end);
    }

    /**
     * Loses whatever is sent, without a word, as a network that is away does: what is connected stays dead for ever, who connects waits
     * until it is mended.
     */
    public void freeze() {
        dead.addAll(open);
        frozen = new CountDownLatch(1);
    }

    public void mend() {
        whole = true;
        frozen.countDown();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = door.accept();
                Thread.ofVirtual().start(() -> serve(client));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
            open.add(client);
            open.add(server);
            frozen.await();
            if (whole) {
                Thread back = Thread.ofVirtual().start(() -> pump(server, client));
                pump(client, server);
                back.join();
            }
            open.remove(client);
            open.remove(server);
        } catch (IOException e) {
            // either side is gone
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pump(Socket from, Socket to) {
        byte[] bytes = new byte[16 * 1024];
        try {
            for (int length = from.getInputStream().read(bytes); length >= 0; length = from.getInputStream().read(bytes)) {
                if (!dead.contains(from)) {
                    to.getOutputStream().write(bytes, 0, length);
                }
            }
            if (!dead.contains(from)) {
                to.shutdownOutput();
            }
        } catch (IOException e) {
            end(from);
            end(to);
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it is of no more use either way
        }
    }

    @Override
    public void close() {
        cut();
        try {
            door.close();
        } catch (IOException e) {
            // nobody comes in any more either way
        }
    }
}
