package dev.pilothouse.platform.kubernetes;

import dev.pilothouse.kubeconfig.ClientKey;
import dev.pilothouse.kubeconfig.Trust;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** TLS as a kubeconfig asks for it: whom to trust, and the client certificate to show. */
final class TlsContexts {

    private TlsContexts() {}

    static SSLContext of(Trust trust, Optional<ClientKey> key) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(key.isPresent() ? keys(key.get()) : null, trusted(trust), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("certificates and keys were checked when they were read", e);
        }
    }

    private static KeyManager[] keys(ClientKey key) throws GeneralSecurityException, IOException {
        KeyStore store = emptyStore();
        store.setKeyEntry("client", key.key(), new char[0], key.chain().toArray(X509Certificate[]::new));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, new char[0]);
        return factory.getKeyManagers();
    }

    /** Returns null for the authorities of the system. */
    private static TrustManager @org.jspecify.annotations.Nullable [] trusted(Trust trust)
            throws GeneralSecurityException, IOException {
        if (trust.insecure()) {
            return new TrustManager[] {new Everybody()};
        }
        if (trust.authorities().isEmpty()) {
            return null;
        }
        KeyStore store = emptyStore();
        for (int i = 0; i < trust.authorities().size(); i++) {
            store.setCertificateEntry("authority" + i, trust.authorities().get(i));
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return Arrays.stream(factory.getTrustManagers())
                .map(manager -> manager instanceof X509ExtendedTrustManager extended ? new Dated(extended) : manager)
                .toArray(TrustManager[]::new);
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    /**
     * Believes anybody, whatever name the certificate carries. Only for {@code insecure-skip-tls-verify}, which the screens show.
     * Being an extended trust manager it also turns off the check of the name.
     */
    private static final class Everybody extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
