package dev.pilothouse.platform.playground.api;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.text.Json;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** What holds of any request, whatever stands in it. */
class RequestPropertyTest {

    @Property(tries = 300)
    void aQueryReadsAsItWasWritten(@ForAll("queries") Map<String, String> values) {
        StringBuilder text = new StringBuilder();
        values.forEach((name, value) -> text.append(text.isEmpty() ? "" : "&").append(encoded(name)).append('=').append(encoded(value)));
        Query query = Query.parse(text.toString());

        values.forEach((name, value) -> assertEquals(value, query.text(name)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Provide
    Arbitrary<Map<String, String>> queries() {
        Arbitrary<String> text = Arbitraries.strings().withChars("aZ0=&+% /?#,;ß漢\u0001").ofMaxLength(8);
        return Arbitraries.maps(text, text).ofMaxSize(4);
    }

    @Property(tries = 500)
    void anyPathAndAnyAcceptIsUnderstoodOrRefused(@ForAll("paths") String path, @ForAll("accepts") String accept) {
        Optional<ResourcePath> parsed = ResourcePath.parse(path);
        parsed.ifPresent(it -> assertFalse(it.version().isEmpty() && !path.contains("//"), path));
        Request request = new Request("GET", path, Query.NONE, Map.of("accept", accept), new byte[0], Optional.empty());
        try {
            assertTrue(List.of(Accepted.Form.values()).contains(Accepted.of(request).form()));
        } catch (Refusal refusal) {
            assertEquals(406, refusal.code());
        }
    }

    @Provide
    Arbitrary<String> paths() {
        Arbitrary<String> step = Arbitraries.of("api", "apis", "v1", "apps", "watch", "namespaces", "shop", "pods", "web", "status", "", "%", "..");
        return step.list().ofMaxSize(8).map(steps -> "/" + String.join("/", steps));
    }

    @Provide
    Arbitrary<String> accepts() {
        Arbitrary<String> part = Arbitraries.of("application/json", "*/*", "as=Table", "v=v1", "g=meta.k8s.io", "q=0.5", "q=x", "image/png", "", "=", "as");
        return part.list().ofMaxSize(6).flatMap(parts -> Arbitraries.of(",", ";").map(between -> String.join(between, parts)));
    }

    @Property(tries = 300)
    void linesForPeopleSayTheSame(@ForAll @Size(max = 4) Map<String, String> texts, @ForAll @Size(max = 4) List<Long> numbers) {
        Map<String, Object> fields = new LinkedHashMap<>(texts);
        fields.put("numbers", numbers);
        fields.put("nothing", Map.of());
        fields.put("nested", Map.of("list", List.of(Map.of("a", true), List.of())));
        byte[] compact = Answer.bytes(Json.write(new Tree(fields)));

        assertEquals(Json.read(new String(compact, StandardCharsets.UTF_8)), Json.read(new String(PrettyJson.of(compact), StandardCharsets.UTF_8)));
    }

    @Test
    void linesForPeopleLookAsTheRealServersDo() {
        byte[] compact = Answer.bytes("{\"a\":{},\"b\":[1,\"x\\\"{\"],\"c\":[]}");
        assertEquals("{\n  \"a\": {},\n  \"b\": [\n    1,\n    \"x\\\"{\"\n  ],\n  \"c\": []\n}", new String(PrettyJson.of(compact), StandardCharsets.UTF_8));
    }

    @Property(tries = 100)
    void bytesComeOutOfAnInletAsTheyWentIn(@ForAll @Size(max = 20) List<byte[]> pieces) throws Exception {
        Inlet inlet = new Inlet();
        var all = new ByteArrayOutputStream();
        pieces.forEach(all::writeBytes);
        Thread sender = Thread.ofVirtual().start(() -> {
            try {
                for (byte[] piece : pieces) {
                    inlet.add(piece);
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            inlet.end();
        });

        assertArrayEquals(all.toByteArray(), inlet.readAllBytes());
        sender.join();
    }
}
