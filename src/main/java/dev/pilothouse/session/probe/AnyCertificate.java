package dev.pilothouse.session.probe;

import dev.pilothouse.cluster.TlsParts;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * TLS that believes anybody, as the kubelet, which doesn't check certificates of what it probes. What is sent are the probe's own path and
 * headers, through the cluster's connection to the pod.
 */
final class AnyCertificate {

    private AnyCertificate() {}

    /** Begins TLS on an open connection. */
    static Socket over(Socket plain, Deadline deadline) throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, TlsParts.anybody(), null);
            deadline.arm(plain);
            SSLSocket secure = (SSLSocket) context.getSocketFactory().createSocket(plain, "", plain.getPort(), true);
            secure.startHandshake();
            return secure;
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }
}
