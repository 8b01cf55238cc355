package dev.pilothouse.engine;

import dev.pilothouse.guide.RegistryDoor;
import dev.pilothouse.guide.RegistryLogins;
import dev.pilothouse.guide.RegistryLogins.Login;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Registries over HTTPS, asked as container engines ask them: {@code /v2/} by the OCI distribution specification, and where it names a token
 * service, that one. Only registries of this computer are asked without TLS; redirects are not followed, so that no password strays.
 */
public final class HttpRegistry implements RegistryDoor {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Pattern PART = Pattern.compile("(\\w+)=\"([^\"]*)\"");
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    @Override
    public Answer enter(Login login) {
        HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).proxy(ProxySelector.getDefault()).build();
        try {
            return enter(client, login);
        } catch (IOException | IllegalArgumentException e) {
            String why = e.getMessage();
            return new Answer.Unknown(why == null || why.isBlank() ? e.getClass().getSimpleName() : why);
        } finally {
            client.shutdownNow();
        }
    }

    private static Answer enter(HttpClient client, Login login) throws IOException {
        URI address = address(login.server());
        HttpResponse<Void> first = answer(client, HttpRequest.newBuilder(address));
        if (first.statusCode() == OK) {
            return new Answer.Open();
        }
        String challenge = first.headers().firstValue("www-authenticate").orElse("");
        if (first.statusCode() != UNAUTHORIZED || challenge.isEmpty()) {
            return new Answer.Unknown("HTTP " + first.statusCode());
        }
        boolean token = challenge.toLowerCase(Locale.ROOT).startsWith("bearer");
        URI asked = token ? tokens(challenge, address, login) : address;
        int status = answer(client, HttpRequest.newBuilder(asked).header("Authorization", basic(login))).statusCode();
        return switch (status) {
            case OK -> new Answer.Accepted();
            case UNAUTHORIZED, FORBIDDEN -> new Answer.Rejected(status);
            default -> new Answer.Unknown("HTTP " + status);
        };
    }

    /** The time limit holds for the whole answer: that of the library ends with its head. */
    private static HttpResponse<Void> answer(HttpClient client, HttpRequest.Builder request) throws IOException {
        try {
            return client.sendAsync(request.build(), BodyHandlers.discarding()).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            Throwable cause = e.getCause();
            throw new IOException(cause == null ? "no answer within " + PATIENCE.toSeconds() + " s" : String.valueOf(cause.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static String basic(Login login) {
        return "Basic " + Base64.getEncoder().encodeToString((login.user() + ":" + login.password()).getBytes(StandardCharsets.UTF_8));
    }

    /** Servers are written with and without scheme and path; that of Docker Hub is not where its images are. */
    private static URI address(String server) {
        String host = server.strip().replaceFirst("^https?://", "").replaceFirst("/.*", "");
        boolean hub = server.equals(RegistryLogins.DOCKER_HUB) || host.equals("docker.io") || host.equals("index.docker.io");
        String at = hub ? "registry-1.docker.io" : host;
        return URI.create((isHere(at) ? "http://" : "https://") + at + "/v2/");
    }

    private static boolean isHere(String host) {
        return host.equals("localhost") || host.startsWith("localhost:") || host.startsWith("127.");
    }

    /** The token service that the registry names, which must be as safe as the registry itself. */
    private static URI tokens(String challenge, URI registry, Login login) throws IOException {
        Map<String, String> parts = new HashMap<>();
        Matcher matcher = PART.matcher(challenge);
        while (matcher.find()) {
            parts.put(matcher.group(1).toLowerCase(Locale.ROOT), matcher.group(2));
        }
        String realm = parts.getOrDefault("realm", "");
        boolean safe = realm.startsWith("https://") || (registry.getScheme().equals("http") && realm.startsWith("http://") && isHere(realm.substring(7)));
        if (!safe) {
            throw new IOException("token service: " + realm);
        }
        String service = parts.containsKey("service") ? "&service=" + encoded(parts.getOrDefault("service", "")) : "";
        return URI.create(realm + (realm.contains("?") ? "&" : "?") + "account=" + encoded(login.user()) + service);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
