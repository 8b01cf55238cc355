package dev.pilothouse.platform.playground.apply;

import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Json;
import dev.pilothouse.text.Yaml;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The API server that {@code PILOTHOUSE_TEST_KUBECONFIG} names, spoken to with the administrator's token. */
final class RealServer {

    private final HttpClient client;
    private final String base;
    private final String token;

    private RealServer(HttpClient client, String base, String token) {
        this.client = client;
        this.base = base;
        this.token = token;
    }

    static Optional<RealServer> find() throws IOException {
        String path = System.getenv("PILOTHOUSE_TEST_KUBECONFIG");
        if (path == null || path.isBlank()) {
            return Optional.empty();
        }
        Tree config = Yaml.read("metadata: {name: config}\n" + Files.readString(Path.of(path))).getFirst().document().orElseThrow().tree();
        Tree cluster = config.trees("clusters").getFirst().tree("cluster");
        Optional<String> token = config.trees("users").stream()
                .filter(user -> user.text("name").endsWith("admin"))
                .map(user -> user.text("user", "token"))
                .filter(text -> !text.isEmpty())
                .findFirst();
        return token.map(it -> new RealServer(
                HttpClient.newBuilder().sslContext(trust(cluster.text("certificate-authority-data"))).build(), cluster.text("server"), it));
    }

    private static SSLContext trust(String authority) {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null);
            store.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(Base64.getDecoder().decode(authority))));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> send(String method, String path, String contentType, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", contentType)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static ZonedDateTime date(HttpResponse<String> response) {
        return ZonedDateTime.parse(response.headers().firstValue("date").orElseThrow(), DateTimeFormatter.RFC_1123_DATE_TIME);
    }

    Step ask(String method, String path, String contentType, String verb, String part, String manager, boolean force, Map<String, Object> body) {
        HttpResponse<String> response = send(method, path, contentType, Json.write(new Tree(body)));
        String time = date(response).toInstant().toString();
        return new Step(verb, part, manager, force, body, response.statusCode(), Json.read(response.body()).fields(), time);
    }

    /** Asks until the server's clock shows another second, so that times tell steps apart. */
    void awaitNextSecond() {
        ZonedDateTime first = date(send("GET", "/version", "application/json", ""));
        while (date(send("GET", "/version", "application/json", "")).equals(first)) {
            Thread.onSpinWait();
        }
    }

    void define(Map<String, Object> definition) {
        send("POST", "/apis/apiextensions.k8s.io/v1/customresourcedefinitions", "application/json", Json.write(new Tree(definition)));
        while (send("GET", "/apis/apply.pilothouse.dev/v1/gadgets", "application/json", "").statusCode() != 200) {
            Thread.onSpinWait();
        }
    }

    /** Makes a namespace that is deleted when it is closed. */
    AutoCloseable namespace(String name) {
        send("POST", "/api/v1/namespaces", "application/json", "{\"metadata\":{\"name\":\"" + name + "\"}}");
        return () -> send("DELETE", "/api/v1/namespaces/" + name, "application/json", "");
    }
}
