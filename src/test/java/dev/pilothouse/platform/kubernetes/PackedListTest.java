package dev.pilothouse.platform.kubernetes;

import static dev.pilothouse.platform.kubernetes.Api.MAPS;
import static dev.pilothouse.platform.kubernetes.Api.POD;
import static dev.pilothouse.platform.kubernetes.Api.SECRET;
import static dev.pilothouse.platform.kubernetes.Api.SHOP;
import static dev.pilothouse.platform.kubernetes.Api.map;
import static dev.pilothouse.platform.kubernetes.Api.problem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.cluster.Query;
import dev.pilothouse.cluster.StreamState;
import dev.pilothouse.kinds.Kinds;
import dev.pilothouse.kinds.Projection;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.Row;
import dev.pilothouse.model.Tree;
import dev.pilothouse.schema.ProtobufMessage;
import dev.pilothouse.schema.ProtobufWriter;
import dev.pilothouse.testing.Replies;
import dev.pilothouse.testing.Reply;
import dev.pilothouse.testing.ScriptedApi;
import dev.pilothouse.text.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Lists in the form of protocol buffers, made by hand after the published numbers of the fields. */
class PackedListTest {

    private static final String PODS = "/api/v1/pods";

    private final ScriptedApi api = ScriptedApi.start();
    private final KubernetesCluster cluster = Api.cluster(api.uri());

    @AfterEach
    void close() {
        cluster.close();
        api.close();
    }

    private static ProtobufWriter message() {
        return new ProtobufWriter();
    }

    private static ProtobufWriter time(String instant) {
        return message().number(1, java.time.Instant.parse(instant).getEpochSecond());
    }

    private static ProtobufWriter meta(String name) {
        ProtobufWriter owner = message().text(1, "ReplicaSet").text(3, "web-1").text(4, "set").text(5, "apps/v1").number(6, 1);
        return message().text(1, name).text(2, "").text(3, "shop").text(5, "uid-" + name).text(6, "17").number(7, 0).message(8, time("2026-01-02T03:04:05Z"))
                .message(11, message().text(1, "app").text(2, "web")).message(13, owner).message(17, message().text(1, "kubelet"));
    }

    /** Of the pod: two containers, one that asks for room and one that waits. */
    private static ProtobufWriter pod(String name) {
        ProtobufWriter requests = message().message(2, message().text(1, "cpu").message(2, message().text(1, "250m")));
        ProtobufWriter spec = message().message(2, message().text(1, "web").text(2, "web:1").message(8, requests)).message(2, message().text(1, "side")).text(10, "node-1");
        ProtobufWriter running = message().message(2, message().message(1, time("2026-01-02T03:04:06Z")));
        ProtobufWriter waiting = message().message(1, message().text(1, "CrashLoopBackOff").text(2, "back-off"));
        ProtobufWriter web = message().text(1, "web").message(2, running).number(4, 1).number(5, 0).number(9, 1);
        ProtobufWriter side = message().text(1, "side").message(2, waiting).number(4, 0).number(5, 3);
        ProtobufWriter ready = message().text(1, "Ready").text(2, "False").message(3, message()).message(4, time("2026-01-02T03:05:00Z"));
        ProtobufWriter status = message().text(1, "Running").message(2, ready).message(8, web).message(8, side).text(9, "Burstable").message(12, message().text(1, "10.0.0.7"));
        return message().message(1, meta(name)).message(2, spec).message(3, status);
    }

    private static String same(String name) {
        return """
        {"metadata":{"name":"%1$s","namespace":"shop","uid":"uid-%1$s","resourceVersion":"17","creationTimestamp":"2026-01-02T03:04:05Z","labels":{"app":"web"},
        "ownerReferences":[{"apiVersion":"apps/v1","kind":"ReplicaSet","name":"web-1","uid":"set","controller":true}],"managedFields":[{"manager":"kubelet"}]},
        "spec":{"containers":[{"name":"web","image":"web:1","resources":{"requests":{"cpu":"250m"}}},{"name":"side","resources":{}}],"nodeName":"node-1"},
        "status":{"phase":"Running","conditions":[{"type":"Ready","status":"False","lastProbeTime":null,"lastTransitionTime":"2026-01-02T03:05:00Z"}],
        "containerStatuses":[{"name":"web","state":{"running":{"startedAt":"2026-01-02T03:04:06Z"}},"lastState":{},"ready":true,"restartCount":0,"started":true},
        {"name":"side","state":{"waiting":{"reason":"CrashLoopBackOff","message":"back-off"}},"lastState":{},"ready":false,"restartCount":3}],
        "qosClass":"Burstable","podIPs":[{"ip":"10.0.0.7"}]}}""".formatted(name);
    }

    private static byte[] page(String more, long remaining, ProtobufWriter... items) {
        ProtobufWriter head = message().text(1, "").text(2, "9").text(3, more);
        ProtobufWriter list = message().message(1, remaining < 0 ? head : head.number(4, remaining));
        Arrays.stream(items).forEach(item -> list.message(2, item));
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(new byte[] {'k', '8', 's', 0});
        body.writeBytes(message().message(1, message().text(1, "v1").text(2, "List")).message(2, list).text(3, "").text(4, "").toBytes());
        return body.toByteArray();
    }

    private static Reply packed(byte[] page) {
        return Replies.bytes(200, PackedPage.MEDIA_TYPE, page);
    }

    private static Row sameAsJson(String name) {
        Projection projection = new Kinds().known(POD).orElseThrow();
        return new RowReader(POD, projection, new Sharing()).row(Json.read(same(name)));
    }

    @Test
    void aPodReadsAsItsJson() {
        api.on(PODS, packed(page("next", 1, pod("a"))), packed(page("", -1, pod("b"))));
        assertEquals(List.of(sameAsJson("a"), sameAsJson("b")), cluster.rows(Query.all(POD)));
        assertEquals(List.of("", "next"), api.asked(PODS).stream().map(asked -> asked.query().getOrDefault("continue", "")).toList());
    }

    @Test
    void aServerThatKnowsJsonAloneIsUnderstood() {
        api.on(MAPS, Api.maps(9, map("a", 1)));
        assertEquals("a", cluster.rows(SHOP).getFirst().name());
        assertEquals(PackedPage.MEDIA_TYPE + ", application/json", api.asked(MAPS).getFirst().header("Accept"));
    }

    @Test
    void kindsThatProtocolBuffersDoNotKnowAreAskedForAsJson() {
        Kind custom = Kind.namespaced("shop.example", "v1", "Order", "orders");
        api.on("/apis/shop.example/v1/orders", Replies.json("{\"metadata\":{\"resourceVersion\":\"9\"},\"items\":[]}"));
        cluster.rows(Query.all(custom));
        assertEquals("application/json", api.asked("/apis/shop.example/v1/orders").getFirst().header("Accept"));
    }

    @Test
    void whatWasNotAskedForIsNotTakenAsAnAnswer() {
        api.on("/version", packed(page("", -1)));
        assertEquals(ProblemCode.NOT_KUBERNETES, problem(cluster::server).code());
    }

    @Test
    void secretsAreCountedAndNotRead() {
        ProtobufWriter secret = message().message(1, message().text(1, "s").text(3, "shop").text(5, "u")).message(2, message().text(1, "key").text(2, "hidden")).text(3, "Opaque");
        Projection projection = new Kinds().known(SECRET).orElseThrow();
        PackedFields fields = new Packing().fields(SECRET, projection.reads(), new Sharing()).orElseThrow();
        byte[] bytes = secret.toBytes();
        Tree read = new Tree(fields.read(new ProtobufMessage(bytes, 0, bytes.length)));
        assertEquals("{\"metadata\":{\"name\":\"s\",\"namespace\":\"shop\",\"uid\":\"u\"},\"data\":{\"key\":null},\"type\":\"Opaque\"}", Json.write(read));
    }

    @Test
    void aFollowerTellsHowManyThereAreBeforeTheyAreRead() {
        api.on(PODS, packed(page("next", 1, pod("a"))), packed(page("", -1, pod("b"))));
        api.onWatch(PODS, new dev.pilothouse.testing.WatchScript());
        Recorder recorder = new Recorder();
        cluster.follow(Query.all(POD), recorder);
        recorder.awaitState(StreamState.Live.class);
        assertEquals(new StreamState.Reading(0, ListPager.Sizes.USUAL.first() + 1), recorder.states().get(1));
    }

    @Test
    void brokenBytesAreABrokenAnswer() {
        api.on(PODS, packed(new byte[] {'k', '8', 's', 0, 0x12, 5, 1}));
        assertEquals(ProblemCode.ANSWER_BROKEN, problem(() -> cluster.rows(Query.all(POD))).code());
    }

    private static List<Row> read(byte[] page) throws IOException {
        Sharing sharing = new Sharing();
        Projection projection = new Kinds().known(POD).orElseThrow();
        RowReader reader = new RowReader(POD, projection, sharing, new Packing().fields(POD, projection.reads(), sharing));
        List<Row> rows = new ArrayList<>();
        new PackedPage<>(reader.packed().orElseThrow(), rows::addAll, _ -> {}).read(new ByteArrayInputStream(page));
        return rows;
    }

    @Test
    void apartFromItsEndNothingOfAPageMayBeMissing() throws IOException {
        byte[] page = page("", -1, pod("a"), pod("b"));
        assertEquals(List.of(sameAsJson("a"), sameAsJson("b")), read(page));
        for (int length = 0; length < page.length - 4; length++) {
            byte[] cut = Arrays.copyOf(page, length);
            Exception refused = assertThrows(Exception.class, () -> read(cut));
            assertTrue(refused instanceof EOFException || refused instanceof ProtobufMessage.BrokenException, () -> "cut at " + cut.length + ": " + refused);
        }
    }

    @Property(tries = 300)
    void bytesThatMakeNoSenseAreRefusedOrReadAndNothingElse(@ForAll @IntRange(min = 4, max = 300) int at, @ForAll byte wrong) throws IOException {
        byte[] page = page("", -1, pod("a"));
        page[at % page.length] = wrong;
        try {
            read(page);
        } catch (EOFException | ProtobufMessage.BrokenException e) {
            assertTrue(page.length > 4);
        }
    }
}
