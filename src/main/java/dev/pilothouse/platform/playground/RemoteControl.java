package dev.pilothouse.platform.playground;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.platform.playground.PlaygroundFolder.Runner;
import dev.pilothouse.text.AtomicFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** What is asked, over its own API, of a playground that another process runs. */
record RemoteControl(PlaygroundFolder folder) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long LOOK_EVERY_MILLIS = 50;

    /** Asks it to end, and returns when what it held is kept. */
    void stop() throws IOException {
        ask("POST", "stop", BodyPublishers.noBody());
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (folder.runner().isPresent()) {
            if (System.nanoTime() > end) {
                throw new IOException("it does not end");
            }
            pause();
        }
    }

    void reset() throws IOException {
        ask("POST", "reset", BodyPublishers.noBody());
    }

    void snapshot(Path file) throws IOException {
        AtomicFile.replace(file, ask("GET", "snapshot", BodyPublishers.noBody()));
    }

    void restore(Path file) throws IOException {
        ask("POST", "restore", BodyPublishers.ofFile(file));
    }

    private byte[] ask(String method, String what, BodyPublisher body) throws IOException {
        Runner runner = folder.runner().orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.PLAYGROUND_UNKNOWN, folder.name())));
        try (HttpClient client = HttpClient.newBuilder().sslContext(trust(runner.authority())).version(HttpClient.Version.HTTP_1_1).build()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(runner.address() + "/playground/" + what))
                    .header("Authorization", "Bearer " + folder.token())
                    .timeout(PATIENCE)
                    .method(method, body)
                    .build();
            HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new IOException("it answered " + response.statusCode() + ": " + new String(response.body(), StandardCharsets.UTF_8));
            }
            return response.body();
        } catch (InterruptedException e) {
            throw cancelled(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_EVERY_MILLIS);
        } catch (InterruptedException e) {
            throw cancelled(e);
        }
    }

    private static ProblemException cancelled(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new ProblemException(Problem.of(ProblemCode.CANCELLED), e);
    }

    private static SSLContext trust(String authority) throws IOException {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry(
                    "authority",
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(authority.getBytes(StandardCharsets.US_ASCII))));
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, factory.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("its certificate cannot be used", e);
        }
    }
}
