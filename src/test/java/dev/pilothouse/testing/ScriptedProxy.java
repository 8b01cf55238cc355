package dev.pilothouse.testing;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP or SOCKS 5 proxy on the loopback interface that wants a password and remembers where it led. */
public final class ScriptedProxy implements AutoCloseable {

    private final ServerSocket door;
    private final String userInfo;
    private final boolean socks;
    private final List<String> targets = new CopyOnWriteArrayList<>();

    private ScriptedProxy(String userInfo, boolean socks) {
        this.userInfo = userInfo;
        this.socks = socks;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** @param userInfo {@code user:password} that is wanted */
    public static ScriptedProxy http(String userInfo) {
        return new ScriptedProxy(userInfo, false);
    }

    /** @param userInfo {@code user:password} that is wanted */
    public static ScriptedProxy socks(String userInfo) {
        return new ScriptedProxy(userInfo, true);
    }

    public int port() {
        return door.getLocalPort();
    }

    /** Returns host and port of each connection that was asked for, as it was asked. */
    public List<String> targets() {
        return List.copyOf(targets);
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
        try (client) {
            String target = socks ? socksTarget(client) : httpTarget(client);
            if (target.isEmpty()) {
                return;
            }
            targets.add(target);
            int colon = target.lastIndexOf(':');
            try (Socket server = new Socket(target.substring(0, colon), Integer.parseInt(target.substring(colon + 1)))) {
                Thread.ofVirtual().start(() -> pump(server, client));
                pump(client, server);
            }
        } catch (IOException e) {
            // one of both went away
        }
    }

    private String httpTarget(Socket client) throws IOException {
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            head.append((char) client.getInputStream().read());
        }
        String wanted = "Basic " + Base64.getEncoder().encodeToString(userInfo.getBytes(StandardCharsets.UTF_8));
        boolean allowed = userInfo.isEmpty() || head.toString().contains("Proxy-Authorization: " + wanted);
        String status = allowed ? "200 Connection established" : "407 Proxy Authentication Required";
        client.getOutputStream().write(("HTTP/1.1 " + status + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        return allowed ? head.toString().split(" ")[1] : "";
    }

    private String socksTarget(Socket client) throws IOException {
        DataInputStream in = new DataInputStream(client.getInputStream());
        OutputStream out = client.getOutputStream();
        in.readByte();
        in.skipNBytes(in.readUnsignedByte());
        out.write(new byte[] {5, 2});
        in.readByte();
        String given = text(in) + ":" + text(in);
        boolean allowed = given.equals(userInfo);
        out.write(new byte[] {1, (byte) (allowed ? 0 : 1)});
        if (!allowed) {
            return "";
        }
        in.skipNBytes(4);
        String target = text(in) + ":" + in.readUnsignedShort();
        out.write(new byte[] {5, 0, 0, 1, 0, 0, 0, 0, 0, 0});
        return target;
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.UTF_8);
    }

    private static void pump(Socket from, Socket to) {
        try (from; to) {
            InputStream in = from.getInputStream();
            in.transferTo(to.getOutputStream());
        } catch (IOException e) {
            // one of both went away
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            // nobody comes in any more either way
        }
    }
}
