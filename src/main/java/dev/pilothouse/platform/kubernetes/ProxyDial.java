package dev.pilothouse.platform.kubernetes;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Connects through an HTTP proxy by {@code CONNECT} (RFC 9110, 9.3.6), with Basic credentials when its address holds some. */
record ProxyDial(URI proxy, String host, int port, Duration timeout) implements Dial {

    private static final int LONGEST_ANSWER = 16 * 1024;

    @Override
    public Socket open() throws IOException {
        Socket socket = null;
        try {
            socket = reach();
            socket.setSoTimeout(Math.toIntExact(timeout.toMillis()));
            socket.getOutputStream().write(question().getBytes(StandardCharsets.ISO_8859_1));
            String answer = head(socket.getInputStream());
            if (!answer.matches("(?s)HTTP/1\\.\\d 2\\d\\d\\b.*")) {
                throw new ProxyException(answer.lines().findFirst().orElse(""));
            }
            socket.setSoTimeout(0);
            return socket;
        } catch (IOException e) {
            if (socket != null) {
                socket.close();
            }
            throw e instanceof ProxyException ? e : new ProxyException(e);
        }
    }

    private Socket reach() throws IOException {
        boolean tls = "https".equals(proxy.getScheme());
        int proxyPort = proxy.getPort() >= 0 ? proxy.getPort() : tls ? 443 : 80;
        Socket plain = Dial.connect(proxy.getHost(), proxyPort, timeout);
        if (!tls) {
            return plain;
        }
        SSLSocket secure = (SSLSocket)
                ((SSLSocketFactory) SSLSocketFactory.getDefault()).createSocket(plain, proxy.getHost(), proxyPort, true);
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
        secure.startHandshake();
        return secure;
    }

    private String question() {
        String target = (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
        String credentials = proxy.getUserInfo() == null
                ? ""
                : "Proxy-Authorization: Basic "
                        + Base64.getEncoder().encodeToString(proxy.getUserInfo().getBytes(StandardCharsets.UTF_8))
                        + "\r\n";
        return "CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n" + credentials + "\r\n";
    }

    /** Reads byte by byte up to the empty line, so that nothing of what follows is taken. */
    static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.length() < LONGEST_ANSWER) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            head.append((char) next);
            if (head.length() >= 4 && head.lastIndexOf("\r\n\r\n") == head.length() - 4) {
                return head.toString();
            }
        }
        throw new IOException("no complete HTTP head");
    }

    /** Names the proxy without its credentials. */
    @Override
    public String toString() {
        return proxy.getScheme() + "://" + proxy.getHost();
    }
}
