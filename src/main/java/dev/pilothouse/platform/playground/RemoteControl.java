package dev.pilothouse.platform.playground;

import dev.pilothouse.cluster.TlsParts;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.platform.playground.PlaygroundFolder.Runner;
import dev.pilothouse.platform.playground.api.Control;
import dev.pilothouse.platform.playground.store.Snapshot;
import dev.pilothouse.platform.playground.store.SnapshotFile;
import dev.pilothouse.text.Pem;
import dev.pilothouse.text.PemKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is asked, over its own API, of a playground that another process runs. */
record RemoteControl(PlaygroundFolder folder) {

    private static final Logger LOG = LoggerFactory.getLogger(RemoteControl.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long LOOK_EVERY_MILLIS = 50;

    /** Asks it to end, and returns when what it held is kept. */
    void stop() throws IOException {
        ask(Control.Wish.STOP);
        until(() -> folder.runner().isEmpty());
    }

    void reset() throws IOException {
        replaced(() -> ask(Control.Wish.RESET));
    }

    void snapshot(Path file) throws IOException {
        ask(Control.Wish.SAVE);
        SnapshotFile.write(file, SnapshotFile.read(folder.snapshot()));
    }

    void restore(Snapshot content) throws IOException {
        SnapshotFile.write(folder.toRestore(), content);
        replaced(() -> ask(Control.Wish.RESTORE));
        Files.deleteIfExists(folder.toRestore());
    }

    /** Something that is asked of the playground. */
    private interface Asking {
        void run() throws IOException;
    }

    private void replaced(Asking asking) throws IOException {
        long before = runner().generation();
        asking.run();
        until(() -> runner().generation() > before);
    }

    private Runner runner() throws IOException {
        return folder.runner().orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.PLAYGROUND_UNKNOWN, folder.name())));
    }

    /** Something that comes true in time. */
    private interface Event {
        boolean happened() throws IOException;
    }

    private static void until(Event event) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!event.happened()) {
            if (System.nanoTime() > end) {
                throw new IOException("it does not do what was asked");
            }
            pause();
        }
    }

    private void ask(Control.Wish wish) throws IOException {
        Runner runner = runner();
        URI place = URI.create(runner.address() + "/playground/" + wish.name().toLowerCase(Locale.ROOT));
        String answer = "";
        try (HttpClient client = HttpClient.newBuilder().sslContext(trust(runner.authority())).version(HttpClient.Version.HTTP_1_1).build()) {
            HttpRequest request = HttpRequest.newBuilder(place)
                    .header("Authorization", "Bearer " + folder.token())
                    .timeout(PATIENCE)
                    .POST(BodyPublishers.noBody())
                    .build();
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            answer = response.statusCode() == 200 ? "" : "it answered " + response.statusCode() + ": " + response.body();
        } catch (IOException e) {
            if (wish == Control.Wish.SAVE) {
                throw e;
            }
            LOG.debug("It ended before it answered", e); // whether it did what was asked is looked at next
        } catch (InterruptedException e) {
            throw cancelled(e);
        }
        if (!answer.isEmpty()) {
            throw new IOException(answer);
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
            List<X509Certificate> authorities = PemKey.certificates(Pem.parse(authority));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, TlsParts.authorities(authorities), null);
            return context;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException("its certificate cannot be used", e);
        }
    }
}
