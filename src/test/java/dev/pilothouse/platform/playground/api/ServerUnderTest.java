package dev.pilothouse.platform.playground.api;

import dev.pilothouse.platform.playground.access.Authorizer;
import dev.pilothouse.platform.playground.fault.ApiFaults;
import dev.pilothouse.platform.playground.kubelet.Containers;
import dev.pilothouse.platform.playground.registry.Caller;
import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.schema.BuiltInSchemas;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** A server over a registry in memory, and a client that trusts it. */
final class ServerUnderTest implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    /** Faults that a test switches. */
    static final class Faults implements ApiFaults {
        volatile Optional<Refusal> refusal = Optional.empty();
        volatile boolean cut;
        volatile boolean signedOut;

        @Override
        public Optional<Refusal> refuse(String verb, String resource, String namespace) {
            return refusal;
        }

        @Override
        public Duration delay() {
            return Duration.ZERO;
        }

        @Override
        public boolean cut() {
            return cut;
        }

        @Override
        public boolean signedOut(String user) {
            return signedOut;
        }
    }

    final FakeRegistry registry = new FakeRegistry();
    final Faults faults = new Faults();
    final ApiServer server;
    final HttpClient client;

    ServerUnderTest() throws IOException, GeneralSecurityException {
        this(new FakeContainers(), NettyServer.Limits.USUAL);
    }

    ServerUnderTest(Containers containers, NettyServer.Limits limits) throws IOException, GeneralSecurityException {
        // nobody may do anything in the namespace "closed" but the cluster's masters
        Authorizer authorizer = (caller, wish) -> new Authorizer.Decision(caller.groups().contains("system:masters") || !wish.namespace().equals("closed"), "");
        ApiServer.Parts parts = new ApiServer.Parts(
                registry,
                new BuiltInSchemas(),
                authorizer,
                faults,
                (_, _, _, _) -> Optional.empty(),
                token -> token.equals("viewer-token") ? Optional.of(new Caller("viewer", List.of(), "")) : Optional.empty(),
                containers,
                Metrics.NONE,
                _ -> {},
                () -> NOW);
        server = ApiServer.start(parts, new ApiServer.Place(0, Optional.empty()), limits);
        client = HttpClient.newBuilder().sslContext(trust()).version(HttpClient.Version.HTTP_1_1).build();
    }

    SSLContext trust() throws GeneralSecurityException, IOException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trustManagers(), new SecureRandom());
        return context;
    }

    TrustManager[] trustManagers() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        byte[] pem = server.authorityPem().getBytes(StandardCharsets.US_ASCII);
        store.setCertificateEntry("ca", CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem)));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        return trust.getTrustManagers();
    }

    URI uri(String path) {
        return URI.create(server.address() + path);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + server.token()).timeout(Duration.ofSeconds(20));
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    HttpResponse<String> send(String method, String path, String contentType, String body) throws IOException, InterruptedException {
        return send(request(path).header("Content-Type", contentType).method(method, HttpRequest.BodyPublishers.ofString(body)).build());
    }

    HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, BodyHandlers.ofString());
    }

    @Override
    public void close() {
        client.shutdownNow();
        server.close();
    }
}
