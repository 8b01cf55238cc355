package dev.pilothouse.engine;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One question to the world outside, by a client of its own that ends with it. The time limit holds for all of the answer: that of the library ends with its head. */
final class WholeAnswer {

    private WholeAnswer() {}

    /**
     * Asks, through the computer's proxy, and follows no redirect.
     *
     * @throws ProblemException {@code CANCELLED}
     */
    static <T> HttpResponse<T> to(HttpRequest request, Duration limit, BodyHandler<T> body) throws IOException {
        HttpClient client = HttpClient.newBuilder().connectTimeout(limit).proxy(ProxySelector.getDefault()).build();
        CompletableFuture<HttpResponse<T>> answer = client.sendAsync(request, body);
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException(e.getCause() == null ? "no answer within " + limit.toSeconds() + " s" : String.valueOf(e.getCause().getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(Problem.of(ProblemCode.CANCELLED), e);
        } finally {
            answer.cancel(true);
            client.shutdownNow();
        }
    }
}
