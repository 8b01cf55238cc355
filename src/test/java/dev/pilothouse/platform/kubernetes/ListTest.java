package dev.pilothouse.platform.kubernetes;

import static dev.pilothouse.platform.kubernetes.Api.CONFIG_MAP;
import static dev.pilothouse.platform.kubernetes.Api.MAPS;
import static dev.pilothouse.platform.kubernetes.Api.SECRET;
import static dev.pilothouse.platform.kubernetes.Api.SHOP;
import static dev.pilothouse.platform.kubernetes.Api.list;
import static dev.pilothouse.platform.kubernetes.Api.map;
import static dev.pilothouse.platform.kubernetes.Api.page;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.cluster.Query;
import dev.pilothouse.kinds.Reads;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Row;
import dev.pilothouse.model.Tree;
import dev.pilothouse.testing.Replies;
import dev.pilothouse.testing.ScriptedApi;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ListTest {

    private final ScriptedApi api = ScriptedApi.start();
    private final KubernetesCluster cluster = Api.cluster(api.uri());

    @AfterEach
    void close() {
        cluster.close();
        api.close();
    }

    private static List<String> names(List<Row> rows) {
        return rows.stream().map(Row::name).toList();
    }

    @Test
    void readsAllPagesInOrder() {
        api.on(MAPS,
                Replies.json(page(9, "next", map("a", 1), map("b", 2))),
                Replies.json(page(9, "last", map("c", 3))),
                Replies.json(page(9, "", map("d", 4))));
        assertEquals(List.of("a", "b", "c", "d"), names(cluster.rows(SHOP)));
        List<String> tokens = api.asked(MAPS).stream().map(asked -> asked.query().getOrDefault("continue", "")).toList();
        assertEquals(List.of("", "next", "last"), tokens);
    }

    @Test
    void asksForASmallPageFirst() {
        api.on(MAPS, Replies.json(page(9, "next", map("a", 1))), Api.maps(9));
        cluster.rows(SHOP);
        List<Integer> limits = api.asked(MAPS).stream().map(asked -> Integer.parseInt(asked.query().get("limit"))).toList();
        assertTrue(limits.getFirst() < limits.getLast(), limits.toString());
    }

    @Test
    void passesSelectorsOn() {
        api.on("/api/v1/configmaps", Api.maps(9));
        cluster.rows(new Query(CONFIG_MAP, "", "app in (a,b),!c", "metadata.name=x"));
        assertEquals("app in (a,b),!c", api.asked("/api/v1/configmaps").getFirst().query().get("labelSelector"));
        assertEquals("metadata.name=x", api.asked("/api/v1/configmaps").getFirst().query().get("fieldSelector"));
    }

    @Test
    void readsCompressedAnswers() {
        api.on(MAPS, Replies.gzipped(list(9, map("a", 1))));
        assertEquals(List.of("a"), names(cluster.rows(SHOP)));
        assertEquals("gzip", api.asked().getFirst().header("Accept-Encoding"));
    }

    @Test
    void keepsTextOfAnyScript() {
        api.on(MAPS, Api.maps(9, map("größe-東京-🚢", 1)));
        assertEquals(List.of("größe-東京-🚢"), names(cluster.rows(SHOP)));
    }

    @Test
    void keepsTerminalEscapesAsData() {
        api.on(MAPS, Api.maps(9, map("\\u001b]0;owned\\u0007\\u001b[31mred", 1)));
        assertEquals(List.of("\u001b]0;owned\u0007\u001b[31mred"), names(cluster.rows(SHOP)));
    }

    @Test
    void readsAnObjectOfThreeMegabytes() {
        String large = "x".repeat(3_000_000);
        api.on(MAPS, Api.maps(9, map("a", 1).replace("\"k\":\"v\"", "\"k\":\"" + large + "\""), map("b", 2)));
        assertEquals(List.of("a", "b"), names(cluster.rows(SHOP)));
        List<Document> documents = new ArrayList<>();
        cluster.documents(SHOP, documents::add);
        assertEquals(large, documents.getFirst().tree().text("data", "k"));
    }

    @Test
    void toleratesNullItemsUnknownFieldsAndMetadataAtTheEnd() {
        api.on(MAPS, Replies.json("""
            {"kind":"ConfigMapList","news":[1,{"a":[]}],"items":[null,%s,7,"x",[],%s],"metadata":{"resourceVersion":"9","continue":""}}"""
                .formatted(map("a", 1), map("b", 2))));
        assertEquals(List.of("a", "b"), names(cluster.rows(SHOP)));
    }

    @Test
    void anEmptyListMayBeNull() {
        api.on(MAPS, Replies.json("{\"kind\":\"ConfigMapList\",\"metadata\":{},\"items\":null}"));
        assertEquals(List.of(), cluster.rows(SHOP));
    }

    @Test
    void listsAnewInOneGoWhenAPageHasExpired() {
        api.on(MAPS,
                Replies.json(page(9, "old", map("a", 1))),
                Replies.status(410, "Expired", "The provided continue parameter is too old"),
                Api.maps(12, map("b", 2), map("c", 3)));
        assertEquals(List.of("b", "c"), names(cluster.rows(SHOP)));
        assertFalse(api.asked(MAPS).getLast().query().containsKey("limit"));
    }

    @Test
    void whatHasNoUidIsKnownByItsPlace() {
        api.on(MAPS, Api.maps(9, map("a", 1).replace("\"uid\":\"uid-a\",", "")));
        assertEquals("shop/a", cluster.rows(SHOP).getFirst().uid());
    }

    @Test
    void documentsAreWholeAndSayTheirKind() {
        api.on(MAPS, Api.maps(9, map("a", 1).replace("\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",", "")));
        List<Document> documents = new ArrayList<>();
        cluster.documents(SHOP, documents::add);
        Document only = documents.getFirst();
        assertEquals("v1", only.apiVersion());
        assertEquals("ConfigMap", only.kindName());
        assertEquals("v", only.tree().text("data", "k"));
        assertTrue(only.tree().has("metadata", "managedFields"));
    }

    @Test
    void readsOnlyWhatIsAskedFor() {
        String json = """
            {"spec":{"replicas":3,"big":{"deep":[1,2,3]},"containers":[{"name":"a","image":"i"},{"name":"b"}]},"status":{"x":1}}""";
        assertEquals("{spec={replicas=3, containers=[{name=a}, {name=b}]}}",
                pruned(json, Reads.of("spec.replicas", "spec.containers.name")));
    }

    @Test
    void valuesOfASecretAreNeverRead() {
        assertEquals("{data={password=null, token=null}}",
                pruned("{\"data\":{\"password\":\"aHVudGVyMg==\",\"token\":\"eA==\"}}", Reads.of("data.*")));
        api.on("/api/v1/namespaces/shop/secrets", Api.maps(9, map("a", 1).replace("\"v\"", "\"aHVudGVyMg==\"")));
        assertFalse(cluster.rows(Query.in(SECRET, "shop")).toString().contains("aHVudGVyMg=="));
    }

    private static String pruned(String json, Reads reads) {
        try (JsonReader reader = new JsonReader(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), new Sharing())) {
            assertTrue(reader.start());
            return new Tree(reader.object(reads)).fields().toString();
        }
    }
}
