package dev.pilothouse.platform.kubernetes;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Connects through a SOCKS 5 proxy (RFC 1928, RFC 1929), which resolves the host's name itself. */
record SocksDial(URI proxy, String host, int port, Duration timeout) implements Dial {

    private static final int VERSION = 5;
    private static final int NO_SIGN_IN = 0;
    private static final int PASSWORD = 2;

    @Override
    public Socket open() throws IOException {
        Socket socket = null;
        try {
            socket = Dial.connect(proxy.getHost(), proxy.getPort() >= 0 ? proxy.getPort() : 1080, timeout);
            socket.setSoTimeout(Math.toIntExact(timeout.toMillis()));
            DataInputStream in = new DataInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            signIn(in, out);
            ask(in, out);
            socket.setSoTimeout(0);
            return socket;
        } catch (IOException e) {
            if (socket != null) {
                socket.close();
            }
            throw e instanceof ProxyException ? e : new ProxyException(e);
        }
    }

    private void signIn(DataInputStream in, OutputStream out) throws IOException {
        String userInfo = proxy.getUserInfo();
        out.write(userInfo == null ? new byte[] {VERSION, 1, NO_SIGN_IN} : new byte[] {VERSION, 2, NO_SIGN_IN, PASSWORD});
        in.readUnsignedByte();
        int chosen = in.readUnsignedByte();
        if (chosen == NO_SIGN_IN) {
            return;
        }
        if (chosen != PASSWORD || userInfo == null) {
            throw new ProxyException("SOCKS: no acceptable way to sign in");
        }
        int colon = userInfo.indexOf(':');
        ByteArrayOutputStream words = new ByteArrayOutputStream();
        words.write(1);
        writeText(words, colon < 0 ? userInfo : userInfo.substring(0, colon));
        writeText(words, colon < 0 ? "" : userInfo.substring(colon + 1));
        out.write(words.toByteArray());
        in.readUnsignedByte();
        if (in.readUnsignedByte() != 0) {
            throw new ProxyException("SOCKS: user or password refused");
        }
    }

    private void ask(DataInputStream in, OutputStream out) throws IOException {
        ByteArrayOutputStream question = new ByteArrayOutputStream();
        question.writeBytes(new byte[] {VERSION, 1, 0, 3});
        writeText(question, host);
        question.write(port >> 8);
        question.write(port);
        out.write(question.toByteArray());
        in.readUnsignedByte();
        int verdict = in.readUnsignedByte();
        if (verdict != 0) {
            throw new ProxyException("SOCKS: " + reason(verdict));
        }
        in.readUnsignedByte();
        int length =
                switch (in.readUnsignedByte()) {
                    case 1 -> 4;
                    case 4 -> 16;
                    default -> in.readUnsignedByte();
                };
        in.skipNBytes(length + 2L);
    }

    private static void writeText(ByteArrayOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 255) {
            throw new ProxyException("SOCKS: longer than 255 bytes");
        }
        out.write(bytes.length);
        out.writeBytes(bytes);
    }

    private static String reason(int verdict) {
        return switch (verdict) {
            case 2 -> "not allowed by rules";
            case 3 -> "network unreachable";
            case 4 -> "host unreachable";
            case 5 -> "connection refused";
            case 6 -> "expired on the way";
            default -> "failure " + verdict;
        };
    }

    /** Names the proxy without its credentials. */
    @Override
    public String toString() {
        return proxy.getScheme() + "://" + proxy.getHost();
    }
}
