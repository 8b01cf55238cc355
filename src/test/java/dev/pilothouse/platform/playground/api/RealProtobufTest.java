package dev.pilothouse.platform.playground.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.Tree;
import dev.pilothouse.schema.BuiltInSchemas;
import dev.pilothouse.schema.Resource;
import dev.pilothouse.testing.RealCluster;
import dev.pilothouse.text.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A real server tells each object twice, as protocol buffers and as JSON; the first must read as the second. */
@Tag("real-cluster")
class RealProtobufTest {

    private static final int OF_EACH = 5;

    /** Protocol buffers hold a zero that JSON leaves out, and no kind of objects within objects. */
    private static final Pattern BY_NATURE = Pattern.compile(".*(/spec/minReadySeconds: null \\| 0|/volumeClaimTemplates/\\d+/(apiVersion|kind): .* \\| null)");

    private final List<String> differences = new ArrayList<>();
    private final BuiltInSchemas schemas = new BuiltInSchemas();
    private final Protobuf protobuf = new Protobuf(schemas);

    @BeforeAll
    static void needed() {
        RealCluster.needed();
    }

    @Test
    void readsEveryObjectAsItsJson() throws Exception {
        List<String> kinds = new ArrayList<>();
        Process proxy = new ProcessBuilder("kubectl", "proxy", "--port=0", "--kubeconfig", System.getenv("PILOTHOUSE_TEST_KUBECONFIG"))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(); BufferedReader out = proxy.inputReader()) {
            String server = "http://" + out.readLine().replaceFirst(".* ", "");
            for (Resource resource : schemas.resources()) {
                if (!resource.verbs().contains("list") || !resource.verbs().contains("get")) {
                    continue;
                }
                String root = server + (resource.kind().group().isEmpty() ? "/api/" : "/apis/") + resource.kind().apiVersion() + "/";
                Tree list = json(get(client, root + resource.kind().plural() + "?limit=" + OF_EACH, "application/json"));
                for (Tree item : list.trees("items")) {
                    String namespace = item.text("metadata", "namespace");
                    String path = root + (namespace.isEmpty() ? "" : "namespaces/" + namespace + "/") + resource.kind().plural() + "/" + URLEncoder.encode(item.text("metadata", "name"), StandardCharsets.UTF_8);
                    kinds.add(resource.name());
                    compare(path, get(client, path, Protobuf.MEDIA_TYPE), get(client, path, "application/json"));
                }
            }
        } finally {
            proxy.destroy();
        }
        assertEquals("", String.join("\n", differences));
        assertTrue(kinds.stream().distinct().count() > 20, () -> "too few kinds to tell: " + kinds);
    }

    private void compare(String path, byte[] bytes, byte[] text) {
        Tree expected = json(text);
        Tree actual = protobuf.read(bytes).tree();
        if (expected.text("metadata", "resourceVersion").equals(actual.text("metadata", "resourceVersion"))) {
            Differences.of(sorted(expected.fields()), sorted(actual.fields())).stream()
                    .map(line -> path + line)
                    .filter(line -> !BY_NATURE.matcher(line).matches())
                    .forEach(differences::add);
        }
    }

    private static byte[] get(HttpClient client, String address, String form) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(address)).header("Accept", form).build(), BodyHandlers.ofByteArray()).body();
    }

    private static Tree json(byte[] text) {
        return Json.read(new String(text, StandardCharsets.UTF_8));
    }

    /** Empty lists and maps are written by JSON where Go holds one, and never by protocol buffers. */
    private static Object sorted(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<Object, Object> kept = new LinkedHashMap<>();
                map.forEach((key, child) -> {
                    if (child != null && !child.equals(List.of())) {
                        kept.put(key, sorted(child));
                    }
                });
                yield kept;
            }
            case List<?> list -> list.stream().map(RealProtobufTest::sorted).toList();
            default -> value;
        };
    }
}
