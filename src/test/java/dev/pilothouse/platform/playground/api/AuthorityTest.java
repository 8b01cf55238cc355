package dev.pilothouse.platform.playground.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthorityTest {

    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    @Test
    void signsCertificatesThatJavaReads() throws Exception {
        Authority authority = Authority.create();
        var server = authority.server(List.of(LOOPBACK), List.of("localhost", "kubernetes")).certificate();

        server.verify(authority.certificate().getPublicKey());
        server.checkValidity();
        List<Object> names = new ArrayList<>();
        server.getSubjectAlternativeNames().forEach(name -> names.add(name.get(1)));
        assertEquals(List.of("localhost", "kubernetes", "127.0.0.1"), names);
        assertEquals(List.of("1.3.6.1.5.5.7.3.1"), server.getExtendedKeyUsage());
        assertTrue(authority.certificate().getBasicConstraints() >= 0);
        assertEquals(-1, server.getBasicConstraints());
    }

    @Test
    void namesUserAndGroups() {
        String name = Authority.create().client("jane", List.of("devs", "ops")).certificate().getSubjectX500Principal().getName();
        assertEquals("CN=jane,O=ops,O=devs", name);
    }

    @Test
    void isTheSameAfterARestart(@TempDir Path folder) throws Exception {
        Authority first = Authority.keptIn(folder);
        Authority second = Authority.keptIn(folder);

        assertEquals(first.certificate(), second.certificate());
        second.client("jane", List.of()).certificate().verify(first.certificate().getPublicKey());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("ca.pem"))));
        assertEquals(AdminToken.keptIn(folder), AdminToken.keptIn(folder));

        Files.writeString(folder.resolve("ca.pem"), "broken");
        assertThrows(IOException.class, () -> Authority.keptIn(folder));
    }

    @Test
    void letsInByCertificateAndNobodyElses() throws Exception {
        try (ServerUnderTest api = new ServerUnderTest()) {
            assertEquals(200, status(api, api.server.authority().client("jane", List.of("devs"))));
            assertEquals("jane", api.registry.callers.getLast().name());
            assertEquals(List.of("devs", "system:authenticated"), api.registry.callers.getLast().groups());
            assertThrows(IOException.class, () -> status(api, Authority.create().client("jane", List.of("system:masters"))));
        }
    }

    private static int status(ServerUnderTest api, Authority.Identity identity) throws Exception {
        KeyStore keys = KeyStore.getInstance(KeyStore.getDefaultType());
        keys.load(null, null);
        keys.setKeyEntry("me", identity.key(), new char[0], new Certificate[] {identity.certificate()});
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), api.trustManagers(), new SecureRandom());
        api.registry.put("pods", "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":{\"name\":\"web\",\"namespace\":\"shop\"}}");
        try (HttpClient client = HttpClient.newBuilder().sslContext(context).build()) {
            HttpRequest request = HttpRequest.newBuilder(api.uri("/api/v1/namespaces/shop/pods/web")).build();
            return client.send(request, BodyHandlers.discarding()).statusCode();
        }
    }

    @Test
    void writesAKubeconfigForItsOwnerAlone(@TempDir Path folder) throws Exception {
        try (ServerUnderTest api = new ServerUnderTest()) {
            Path file = folder.resolve("config");
            api.server.writeKubeconfig(file, "dev", "default");
            String text = Files.readString(file);

            assertTrue(text.contains("current-context: dev\n") && text.contains(api.server.address().toString()), "names the server");
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        }
    }
}
