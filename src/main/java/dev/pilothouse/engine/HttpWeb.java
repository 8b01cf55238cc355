package dev.pilothouse.engine;

import dev.pilothouse.guide.addon.Web;
import dev.pilothouse.model.ImageName;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

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
                HttpResponse<byte[]> answer = WholeAnswer.to(HttpRequest.newBuilder(at).build(), PATIENCE, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
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
            WholeAnswer.to(HttpRequest.newBuilder(URI.create(ImageName.server(registry) + "/v2/")).build(), REGISTRY_PATIENCE, BodyHandlers.discarding());
            return true;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }
}
