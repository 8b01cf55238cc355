package dev.pilothouse.engine;

import dev.pilothouse.guide.addon.Web;
import dev.pilothouse.model.ImageName;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The world outside over HTTPS. Each call has a client of its own, which ends with it. */
public final class HttpWeb implements Web {

    private static final int MOST_BYTES = 5 << 20;
    private static final int MOST_REDIRECTS = 5;
    private static final int REDIRECT = 300;
    private static final int ERROR = 400;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration REGISTRY_PATIENCE = Duration.ofSeconds(2);

    @Override
    public String text(URI address) {
        try {
            URI at = address;
            for (int i = 0; i <= MOST_REDIRECTS; i++) {
                if (!String.valueOf(at.getScheme()).toLowerCase(Locale.ROOT).equals("https") || at.getHost() == null) {
                    throw new ProblemException(Problem.of(ProblemCode.ADDRESS_NOT_HTTPS, at.toString()));
                }
                HttpResponse<byte[]> answer = ask(at, PATIENCE, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
                if (answer.statusCode() < REDIRECT) {
                    return new String(answer.body(), StandardCharsets.UTF_8);
                }
                if (answer.statusCode() >= ERROR) {
                    throw failed(address, "HTTP " + answer.statusCode());
                }
                at = at.resolve(answer.headers().firstValue("location").orElseThrow(() -> failed(address, "HTTP " + answer.statusCode())));
            }
            throw failed(address, MOST_REDIRECTS + " redirects");
        } catch (IOException | IllegalArgumentException e) {
            throw failed(address, e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    private static ProblemException failed(URI address, String detail) {
        return new ProblemException(Problem.of(ProblemCode.DOWNLOAD_FAILED, address.toString()).withDetail(detail));
    }

    /** Any answer is one: registries want a sign-in first. Those of this computer speak without TLS. */
    @Override
    public boolean answers(String registry) {
        try {
            ask(URI.create(ImageName.server(registry) + "/v2/"), REGISTRY_PATIENCE, BodyHandlers.discarding());
            return true;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    /** The time limit holds for the whole answer: that of the library ends with its head. */
    private static <T> HttpResponse<T> ask(URI address, Duration patience, BodyHandler<T> body) throws IOException {
        HttpClient client = HttpClient.newBuilder().connectTimeout(patience).proxy(ProxySelector.getDefault()).build();
        CompletableFuture<HttpResponse<T>> answer = client.sendAsync(HttpRequest.newBuilder(address).build(), body);
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException(e.getCause() == null ? "no answer within " + patience.toSeconds() + " s" : String.valueOf(e.getCause().getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(Problem.of(ProblemCode.CANCELLED), e);
        } finally {
            answer.cancel(true);
            client.shutdownNow();
        }
    }
}
