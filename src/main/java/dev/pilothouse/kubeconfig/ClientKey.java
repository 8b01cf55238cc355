package dev.pilothouse.kubeconfig;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A client certificate with its private key.
 *
 * @param chain the certificate first, then those that issued it
 */
public record ClientKey(List<X509Certificate> chain, PrivateKey key) {

    /** Names the holder of the certificate and nothing of the key. */
    @Override
    public String toString() {
        return "ClientKey[" + chain.getFirst().getSubjectX500Principal() + "]";
    }
}
