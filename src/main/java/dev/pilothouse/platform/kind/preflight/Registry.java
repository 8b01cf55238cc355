package dev.pilothouse.platform.kind.preflight;

import dev.pilothouse.model.AuthChallenge;
import dev.pilothouse.model.ImageName;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Json;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks a registry how large an image is, by the protocol of the OCI distribution specification, without a login. Nothing of the image is pulled.
 */
final class Registry {

    private static final String MANIFESTS = "application/vnd.oci.image.index.v1+json, application/vnd.docker.distribution.manifest.list.v2+json,"
            + " application/vnd.oci.image.manifest.v1+json, application/vnd.docker.distribution.manifest.v2+json";
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;
    private static final int OK = 200;
    private static final int LARGEST_ANSWER = 4 << 20;

    private final Proxies proxies;
    private final Duration limit;

    /** @param limit for each of the three or four questions that one image needs */
    Registry(Proxies proxies, Duration limit) {
        this.proxies = proxies;
        this.limit = limit;
    }

    /** @param architecture of the engine's machine as images name it, such as {@code amd64} */
    ImageState look(String image, String architecture) {
        ImageName name = ImageName.of(image);
        try (HttpClient client = client(name)) {
            String base = ImageName.server(name.registry()) + "/v2/" + name.repository() + "/manifests/";
            HttpResponse<byte[]> first = ask(client, base + name.reference(), "");
            String token = "";
            if (first.statusCode() == UNAUTHORIZED) {
                token = token(client, first);
                first = ask(client, base + name.reference(), token);
            }
            if (first.statusCode() == NOT_FOUND || first.statusCode() == UNAUTHORIZED) {
                return new ImageState.Unknown(name.registry());
            }
            Tree manifest = manifest(first);
            Optional<String> digest = manifest.trees("manifests").stream()
                    .filter(it -> it.text("platform", "os").equals("linux") && it.text("platform", "architecture").equals(architecture))
                    .map(it -> it.text("digest"))
                    .findFirst();
            Tree own = digest.isPresent() ? manifest(ask(client, base + digest.get(), token)) : manifest;
            return new ImageState.Remote(own.trees("layers").stream().mapToLong(layer -> layer.number(0, "size")).sum());
        } catch (IOException | ProblemException | IllegalArgumentException e) {
            return new ImageState.Unreachable(name.registry());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new ImageState.Unreachable(name.registry());
        }
    }

    private HttpClient client(ImageName name) {
        HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(limit).followRedirects(HttpClient.Redirect.NORMAL);
        if (!proxies.https().isEmpty() && !proxies.spares(name.registry())) {
            URI proxy = URI.create(proxies.https().contains("://") ? proxies.https() : "http://" + proxies.https());
            if (proxy.getHost() != null && proxy.getPort() > 0) {
                builder.proxy(ProxySelector.of(new InetSocketAddress(proxy.getHost(), proxy.getPort())));
            }
        }
        return builder.build();
    }

    /** The limit holds for the whole answer: that of the library ends with its head. */
    private HttpResponse<byte[]> ask(HttpClient client, String address, String token) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address)).header("Accept", MANIFESTS);
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER));
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException(e);
        } finally {
            answer.cancel(true);
        }
    }

    /** A public image needs a token too, which everybody gets. */
    private String token(HttpClient client, HttpResponse<byte[]> refusal) throws IOException, InterruptedException {
        AuthChallenge challenge = AuthChallenge.of(refusal.headers().firstValue("WWW-Authenticate").orElse(""));
        if (!challenge.realm().startsWith("http")) {
            return "";
        }
        Map<String, String> questions = new LinkedHashMap<>(challenge.parameters());
        questions.remove("realm");
        HttpResponse<byte[]> answer = ask(client, challenge.realm(questions), "");
        Tree body = answer.statusCode() == OK ? Json.read(answer.body()) : Tree.EMPTY;
        return List.of(body.text("token"), body.text("access_token")).stream().filter(it -> !it.isEmpty()).findFirst().orElse("");
    }

    private static Tree manifest(HttpResponse<byte[]> answer) throws IOException {
        if (answer.statusCode() != OK) {
            throw new IOException("the registry answered " + answer.statusCode());
        }
        return Json.read(answer.body());
    }
}
