package dev.pilothouse.differential;

import dev.pilothouse.model.Tree;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** What a test needs of a kubeconfig: the address, whom to trust, and the token of an administrator. */
record Kubeconfig(Path file, URI address, SSLContext trust, String token) {

    static Kubeconfig of(Path file) {
        try {
            Tree tree = YamlFile.read(file);
            Tree cluster = tree.trees("clusters").getFirst().tree("cluster");
            String token = tree.trees("users").stream()
                    .filter(user -> !user.text("name").endsWith("-viewer") && !user.text("name").endsWith("-nobody"))
                    .map(user -> user.text("user", "token"))
                    .filter(text -> !text.isEmpty())
                    .findFirst()
                    .orElseThrow();
            return new Kubeconfig(file, URI.create(cluster.text("server")), trust(authority(cluster)), token);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] authority(Tree cluster) throws IOException {
        return cluster.has("certificate-authority-data")
                ? Base64.getDecoder().decode(cluster.text("certificate-authority-data"))
                : Files.readAllBytes(Path.of(cluster.text("certificate-authority")));
    }

    private static SSLContext trust(byte[] authority) {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry("authority", CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(authority)));
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, factory.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
