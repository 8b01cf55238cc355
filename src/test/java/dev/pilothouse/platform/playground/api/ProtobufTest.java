package dev.pilothouse.platform.playground.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.Document;
import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.schema.BuiltInSchemas;
import dev.pilothouse.schema.ProtobufWriter;
import dev.pilothouse.schema.Resource;
import dev.pilothouse.text.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Bodies in the form of protocol buffers, made by hand after the published numbers of the fields. */
class ProtobufTest {

    private static final BuiltInSchemas SCHEMAS = new BuiltInSchemas();
    private static final Protobuf PROTOBUF = new Protobuf(SCHEMAS);

    private static byte[] body(String apiVersion, String kind, ProtobufWriter object) {
        ProtobufWriter unknown = new ProtobufWriter().message(1, new ProtobufWriter().text(1, apiVersion).text(2, kind)).message(2, object).text(3, "").text(4, "");
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(new byte[] {'k', '8', 's', 0});
        body.writeBytes(unknown.toBytes());
        return body.toByteArray();
    }

    private static String read(String apiVersion, String kind, ProtobufWriter object) {
        return Json.write(PROTOBUF.read(body(apiVersion, kind, object)).tree());
    }

    @Test
    void leavesOutWhatGoWritesForFieldsThatWereNotGiven() {
        ProtobufWriter meta = new ProtobufWriter().text(1, "web").text(2, "").text(3, "").number(7, 0).message(8, new ProtobufWriter());
        ProtobufWriter spec = new ProtobufWriter().number(1, 0).number(5, 0).number(7, 0);
        assertEquals("{\"apiVersion\":\"apps/v1\",\"kind\":\"Deployment\",\"metadata\":{\"name\":\"web\"},\"spec\":{\"replicas\":0},\"status\":{}}",
                read("apps/v1", "Deployment", new ProtobufWriter().message(1, meta).message(2, spec).message(3, new ProtobufWriter())));
    }

    @Test
    void takesInTheFieldsOfWhatGoEmbeds() {
        ProtobufWriter volume = new ProtobufWriter().text(1, "data").message(2, new ProtobufWriter().message(2, new ProtobufWriter().text(1, "Memory")));
        ProtobufWriter probe = new ProtobufWriter().message(1, new ProtobufWriter().message(2, new ProtobufWriter().text(1, "/ready").message(2, new ProtobufWriter().number(1, 1).text(3, "http"))))
                .number(2, 5);
        ProtobufWriter container = new ProtobufWriter().text(1, "web").message(10, probe);
        assertEquals("{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"spec\":{\"volumes\":[{\"name\":\"data\",\"emptyDir\":{\"medium\":\"Memory\"}}],"
                        + "\"containers\":[{\"name\":\"web\",\"livenessProbe\":{\"httpGet\":{\"path\":\"/ready\",\"port\":\"http\"},\"initialDelaySeconds\":5}}]}}",
                read("v1", "Pod", new ProtobufWriter().message(2, new ProtobufWriter().message(1, volume).message(2, container))));
    }

    @Test
    void writesBytesAsBase64AndMapsAsObjects() {
        ProtobufWriter entry = new ProtobufWriter().text(1, "key").bytes(2, (byte) 0, (byte) -1);
        ProtobufWriter empty = new ProtobufWriter().text(1, "empty");
        assertEquals("{\"apiVersion\":\"v1\",\"kind\":\"Secret\",\"data\":{\"key\":\"AP8=\",\"empty\":\"\"},\"type\":\"Opaque\"}",
                read("v1", "Secret", new ProtobufWriter().message(2, entry).message(2, empty).text(3, "Opaque")));
    }

    @Test
    void writesTimesAndAmountsAsText() {
        ProtobufWriter time = new ProtobufWriter().number(1, 1_700_000_000).number(2, 123_456_789);
        assertEquals("{\"apiVersion\":\"coordination.k8s.io/v1\",\"kind\":\"Lease\",\"spec\":{\"renewTime\":\"2023-11-14T22:13:20.123456Z\"}}",
                read("coordination.k8s.io/v1", "Lease", new ProtobufWriter().message(2, new ProtobufWriter().message(4, time))));
        ProtobufWriter meta = new ProtobufWriter().message(8, time);
        assertEquals("{\"apiVersion\":\"v1\",\"kind\":\"Namespace\",\"metadata\":{\"creationTimestamp\":\"2023-11-14T22:13:20Z\"}}",
                read("v1", "Namespace", new ProtobufWriter().message(1, meta)));
        ProtobufWriter hard = new ProtobufWriter().text(1, "pods").message(2, new ProtobufWriter().text(1, "10"));
        assertEquals("{\"apiVersion\":\"v1\",\"kind\":\"ResourceQuota\",\"spec\":{\"hard\":{\"pods\":\"10\"}}}",
                read("v1", "ResourceQuota", new ProtobufWriter().message(2, new ProtobufWriter().message(1, hard))));
    }

    @Test
    void readsRawObjectsAndListsWithinMaps() {
        assertEquals("{\"apiVersion\":\"apps/v1\",\"kind\":\"ControllerRevision\",\"data\":{\"a\":[1]},\"revision\":2}",
                read("apps/v1", "ControllerRevision", new ProtobufWriter().message(2, new ProtobufWriter().text(1, "{\"a\":[1]}")).number(3, 2)));
        ProtobufWriter extra = new ProtobufWriter().text(1, "scopes").message(2, new ProtobufWriter().text(1, "a").text(1, "b"));
        assertEquals("{\"apiVersion\":\"authorization.k8s.io/v1\",\"kind\":\"SubjectAccessReview\",\"spec\":{\"user\":\"ann\",\"extra\":{\"scopes\":[\"a\",\"b\"]}}}",
                read("authorization.k8s.io/v1", "SubjectAccessReview", new ProtobufWriter().message(2, new ProtobufWriter().text(3, "ann").message(5, extra))));
    }

    @Test
    void refusesWhatItCannotRead() {
        assertEquals(400, assertThrows(Refusal.class, () -> PROTOBUF.read("{}".getBytes(StandardCharsets.UTF_8))).code());
        assertEquals(400, assertThrows(Refusal.class, () -> PROTOBUF.read(body("example.com/v1", "Backup", new ProtobufWriter()))).code());
        byte[] whole = body("v1", "Pod", new ProtobufWriter().message(1, new ProtobufWriter().text(1, "web")));
        assertEquals(400, assertThrows(Refusal.class, () -> PROTOBUF.read(Arrays.copyOf(whole, whole.length - 6))).code());
        ProtobufWriter deep = new ProtobufWriter();
        for (int i = 0; i < 1000; i++) {
            deep = new ProtobufWriter().message(17, deep);
        }
        ProtobufWriter definition = new ProtobufWriter().message(2, new ProtobufWriter().message(7, new ProtobufWriter().text(1, "v1").message(4, new ProtobufWriter().message(1, deep))));
        assertThrows(Refusal.class, () -> PROTOBUF.read(body("apiextensions.k8s.io/v1", "CustomResourceDefinition",
                definition)));
    }

    @Property(tries = 3000)
    void refusesOrReadsWhateverComes(@ForAll("resources") Resource resource, @ForAll("messages") ProtobufWriter object) {
        readsOrRefuses(body(resource.kind().apiVersion(), resource.kind().name(), object));
    }

    @Property(tries = 3000)
    void refusesOrReadsAnyBytes(@ForAll("resources") Resource resource, @ForAll byte[] bytes) {
        readsOrRefuses(body(resource.kind().apiVersion(), resource.kind().name(), new ProtobufWriter().bytes(1, bytes).bytes(2, bytes)));
        byte[] envelope = Arrays.copyOf(new byte[] {'k', '8', 's', 0}, 4 + bytes.length);
        System.arraycopy(bytes, 0, envelope, 4, bytes.length);
        readsOrRefuses(envelope);
    }

    private static void readsOrRefuses(byte[] body) {
        try {
            Document document = PROTOBUF.read(body);
            assertTrue(Json.write(document.tree()).startsWith("{\"apiVersion\":"));
        } catch (Refusal refusal) {
            assertEquals(400, refusal.code());
        }
    }

    @Provide
    Arbitrary<Resource> resources() {
        return Arbitraries.of(SCHEMAS.resources());
    }

    /** Well-formed messages of small field numbers, nested a few times. */
    @Provide
    Arbitrary<ProtobufWriter> messages() {
        return messages(5);
    }

    private static Arbitrary<ProtobufWriter> messages(int depth) {
        Arbitrary<Integer> fields = Arbitraries.integers().between(1, 24);
        Arbitrary<Part> numbers = Combinators.combine(fields, Arbitraries.longs()).as((field, value) -> message -> message.number(field, value));
        Arbitrary<Part> texts = Combinators.combine(fields, Arbitraries.strings().ofMaxLength(8)).as((field, text) -> message -> message.text(field, text));
        List<Arbitrary<? extends Part>> parts = new ArrayList<>(List.of(numbers, texts));
        if (depth > 0) {
            parts.add(Combinators.combine(fields, Arbitraries.lazy(() -> messages(depth - 1))).as((field, nested) -> message -> message.message(field, nested)));
        }
        return Arbitraries.oneOf(parts).list().ofMaxSize(6).map(list -> {
            ProtobufWriter message = new ProtobufWriter();
            list.forEach(part -> part.addTo(message));
            return message;
        });
    }

    /** A field to be written. */
    private interface Part {
        void addTo(ProtobufWriter message);
    }
}
