package dev.pilothouse.testing;

import dev.pilothouse.kubeconfig.ClientKey;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Keys and self-signed certificates for tests: of a server at this computer, of one elsewhere, and of a client called developer. */
public final class TestKeys {

    private static final char[] PASSWORD = "changeit".toCharArray();

    private TestKeys() {}

    /** TLS of a server whose certificate names api.test, localhost and 127.0.0.1, and that trusts the client. */
    public static SSLContext server() {
        return context("server");
    }

    /** TLS of a server whose certificate names other.test. */
    public static SSLContext elsewhere() {
        return context("elsewhere");
    }

    /** TLS of a server whose certificate names localhost and 127.0.0.1 and ended in 2020. */
    public static SSLContext expired() {
        return context("expired");
    }

    public static ClientKey client() {
        try {
            PrivateKey key = (PrivateKey) Objects.requireNonNull(store("client").getKey("client", PASSWORD));
            return new ClientKey(List.of(certificate("client")), key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the certificate of {@code server}, {@code elsewhere}, {@code expired} or {@code client}. */
    public static X509Certificate certificate(String name) {
        try {
            KeyStore store = store(name);
            return (X509Certificate) Objects.requireNonNull(store.getCertificate(store.aliases().nextElement()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SSLContext context(String name) {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store(name), PASSWORD);
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("developer", certificate("client"));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyStore store(String name) {
        try (InputStream in = Objects.requireNonNull(TestKeys.class.getResourceAsStream(name + ".p12"))) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD);
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
