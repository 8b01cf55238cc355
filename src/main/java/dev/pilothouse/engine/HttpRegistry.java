package dev.pilothouse.engine;

import dev.pilothouse.guide.RegistryDoor;
import dev.pilothouse.guide.RegistryLogins.Login;
import dev.pilothouse.model.AuthChallenge;
import dev.pilothouse.model.ImageName;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Registries over HTTPS, asked as container engines ask them: {@code /v2/} by the OCI distribution specification, and where it names a token
 * service, that one. Only registries of this computer are asked without TLS; redirects are not followed, so that no password strays.
 */
public final class HttpRegistry implements RegistryDoor {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    @Override
    public Answer enter(Login login) {
        try {
            return ask(login);
        } catch (IOException | IllegalArgumentException e) {
            String why = e.getMessage();
            return new Answer.Unknown(why == null || why.isBlank() ? e.getClass().getSimpleName() : why);
        }
    }

    private static Answer ask(Login login) throws IOException {
        URI address = address(login.server());
        HttpResponse<Void> first = answer(HttpRequest.newBuilder(address));
        if (first.statusCode() == OK) {
            return new Answer.Open();
        }
        AuthChallenge challenge = AuthChallenge.of(first.headers().firstValue("www-authenticate").orElse(""));
        if (first.statusCode() != UNAUTHORIZED || challenge.scheme().isEmpty()) {
            return new Answer.Unknown("HTTP " + first.statusCode());
        }
        URI asked = challenge.scheme().equals("bearer") ? tokens(challenge, address, login) : address;
        int status = answer(HttpRequest.newBuilder(asked).header("Authorization", basic(login))).statusCode();
        return switch (status) {
            case OK -> new Answer.Accepted();
            case UNAUTHORIZED, FORBIDDEN -> new Answer.Rejected(status);
            default -> new Answer.Unknown("HTTP " + status);
        };
    }

    private static HttpResponse<Void> answer(HttpRequest.Builder request) throws IOException {
        return WholeAnswer.to(request.build(), PATIENCE, BodyHandlers.discarding());
    }

    private static String basic(Login login) {
        return "Basic " + Base64.getEncoder().encodeToString((login.user() + ":" + login.password()).getBytes(StandardCharsets.UTF_8));
    }

    /** Servers are written with and without scheme and path; that of Docker Hub is not where its images are. */
    private static URI address(String server) {
        String host = server.strip().replaceFirst("^https?://", "").replaceFirst("/.*", "");
        return URI.create(ImageName.server(host.equals("index.docker.io") ? "docker.io" : host) + "/v2/");
    }

    /** The token service that the registry names, which must be as safe as the registry itself. */
    private static URI tokens(AuthChallenge challenge, URI registry, Login login) throws IOException {
        String realm = challenge.realm();
        boolean here = registry.getScheme().equals("http") && ImageName.isHere(String.valueOf(URI.create(realm).getAuthority()));
        boolean safe = realm.startsWith("https://") || (here && realm.startsWith("http://"));
        if (!safe) {
            throw new IOException("token service: " + realm);
        }
        Map<String, String> questions = new LinkedHashMap<>(Map.of("account", login.user()));
        Optional.ofNullable(challenge.parameters().get("service")).ifPresent(service -> questions.put("service", service));
        return URI.create(challenge.realm(questions));
    }
}
