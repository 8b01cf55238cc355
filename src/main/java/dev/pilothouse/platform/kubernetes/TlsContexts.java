package dev.pilothouse.platform.kubernetes;

import dev.pilothouse.cluster.TlsParts;
import dev.pilothouse.kubeconfig.ClientKey;
import dev.pilothouse.kubeconfig.Trust;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** TLS as a kubeconfig asks for it: whom to trust, and the client certificate to show. */
final class TlsContexts {

    private TlsContexts() {}

    static SSLContext of(Trust trust, Optional<ClientKey> key) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(key.isPresent() ? TlsParts.client(key.get().key(), key.get().chain()) : null, trusted(trust), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("certificates and keys were checked when they were read", e);
        }
    }

    /** Returns null for the authorities of the system. */
    private static TrustManager @Nullable [] trusted(Trust trust) throws GeneralSecurityException, IOException {
        if (trust.insecure()) {
            return TlsParts.anybody();
        }
        if (trust.authorities().isEmpty()) {
            return null;
        }
        return Arrays.stream(TlsParts.authorities(trust.authorities()))
                .map(manager -> manager instanceof X509ExtendedTrustManager extended ? new Dated(extended) : manager)
                .toArray(TrustManager[]::new);
    }
}
