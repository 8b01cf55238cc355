package dev.pilothouse.platform.playground.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.registry.DeleteOptions;
import dev.pilothouse.platform.playground.registry.WriteOptions;
import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.text.Json;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiServerTest {

    private static final String WEB =
            """
            {"apiVersion":"v1","kind":"Pod","metadata":{"name":"web","namespace":"shop","resourceVersion":"7","creationTimestamp":"2026-03-01T11:55:00Z"},"spec":{"containers":[{"name":"c","image":"i"}]},"status":{"phase":"Running"}}""";

    @SuppressWarnings("NullAway.Init")
    private ServerUnderTest api;

    @BeforeEach
    void start() throws Exception {
        api = new ServerUnderTest();
        api.registry.put("pods", WEB);
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void servesWhatIsStoredByteForByte() throws Exception {
        HttpResponse<String> list = api.get("/api/v1/namespaces/shop/pods");

        assertEquals(200, list.statusCode());
        assertEquals("application/json", list.headers().firstValue("content-type").orElse(""));
        assertEquals("{\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"metadata\":{\"resourceVersion\":\"1000\"},\"items\":[" + WEB.replace("\"apiVersion\":\"v1\",\"kind\":\"Pod\",", "") + "]}", list.body());
        assertEquals("Sun, 01 Mar 2026 12:00:00 GMT", list.headers().firstValue("date").orElse(""));
    }

    @Test
    void servesOneObject() throws Exception {
        assertEquals("web", Json.read(api.get("/api/v1/namespaces/shop/pods/web").body()).text("metadata", "name"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/namespaces/shop/pods/nope, 404, NotFound",
        "GET, /api/v1/nopes, 404, NotFound",
        "GET, /api/v1/namespaces/shop/nodes, 404, NotFound",
        "GET, /api/v1/namespaces/shop/pods/web/nope, 404, NotFound",
        "GET, /apis/apps/v7/deployments, 404, NotFound",
        "GET, /api/v1//pods, 404, NotFound",
        "OPTIONS, /api/v1/pods, 405, MethodNotAllowed",
        "GET, /api/v1/nodes/n/proxy/x, 501, NotImplemented",
        "PUT, /api/v1/namespaces/shop/pods, 405, MethodNotAllowed",
        "POST, /api/v1/pods, 405, MethodNotAllowed",
        "POST, /api/v1/namespaces/shop/pods/web, 405, MethodNotAllowed",
        "NONSENSE, /api/v1/pods, 405, MethodNotAllowed",
        "DELETE, /api/v1/namespaces, 405, MethodNotAllowed",
        "PATCH, /api/v1/namespaces/shop/pods/web, 415, UnsupportedMediaType",
    })
    void refusesWithAStatus(String method, String path, int code, String reason) throws Exception {
        HttpResponse<String> answer = api.send(method, path, "application/json", method.equals("GET") ? "" : "{}");

        assertEquals(code, answer.statusCode());
        assertEquals(reason, Json.read(answer.body()).text("reason"));
    }

    @Test
    void knowsNothingOfOtherPaths() throws Exception {
        for (String path : List.of("/nope", "/apis/nope.io", "/apis/nope.io/v1/things")) {
            HttpResponse<String> answer = api.get(path);
            assertEquals(404, answer.statusCode(), path);
            assertEquals("404 page not found\n", answer.body(), path);
        }
    }

    @Test
    void letsNobodyInWithoutASignIn() throws Exception {
        HttpResponse<String> nobody = api.send(HttpRequest.newBuilder(api.uri("/api/v1/pods")).build());
        HttpResponse<String> stranger = api.send(HttpRequest.newBuilder(api.uri("/api/v1/pods")).header("Authorization", "Bearer guess").build());

        assertEquals(401, nobody.statusCode());
        assertEquals(401, stranger.statusCode());
        assertEquals("Unauthorized", Json.read(nobody.body()).text("message"));
        assertFalse(nobody.body().contains("web"));
        assertEquals(200, api.send(HttpRequest.newBuilder(api.uri("/readyz")).build()).statusCode());
    }

    @Test
    void asksWhetherItIsAllowed() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(api.uri("/api/v1/namespaces/closed/pods/x")).header("Authorization", "Bearer viewer-token").build();
        HttpResponse<String> answer = api.send(request);

        assertEquals(403, answer.statusCode());
        assertEquals(
                "pods \"x\" is forbidden: User \"viewer\" cannot get resource \"pods\" in API group \"\" in the namespace \"closed\"",
                Json.read(answer.body()).text("message"));
    }

    @Test
    void countsAsWhomAnAdministratorAsks() throws Exception {
        api.get("/api/v1/namespaces/shop/pods/web", "Impersonate-User", "jane", "Impersonate-Group", "devs");

        assertEquals("jane", api.registry.callers.getLast().name());
        assertEquals(List.of("devs", "system:authenticated"), api.registry.callers.getLast().groups());
    }

    @Test
    void keepsWebPagesOut() throws Exception {
        assertEquals(403, api.get("/api/v1/pods", "Origin", "https://evil.example").statusCode());
        assertEquals(200, api.get("/api/v1/pods", "Origin", api.server.address().toString()).statusCode());
        assertThrows(Refusal.class, () -> LoopbackGuard.check(new Request("GET", "/", Query.NONE, Map.of("host", "evil.example:443"), new byte[0], Optional.empty())));
    }

    @Test
    void createsFromJsonAndFromYamlWithWarnings() throws Exception {
        HttpResponse<String> json = api.send("POST", "/api/v1/namespaces/shop/configmaps?fieldManager=me", "application/json", "{\"metadata\":{\"name\":\"a\"}}");
        HttpResponse<String> yaml = api.send("POST", "/api/v1/namespaces/shop/configmaps?dryRun=All", "application/yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: b\n");

        assertEquals(201, json.statusCode());
        assertEquals("ConfigMap", Json.read(json.body()).text("kind"));
        assertEquals("299 - \"unknown field \\\"spec.nope\\\"\"", json.headers().firstValue("warning").orElse(""));
        assertEquals(201, yaml.statusCode());
        assertEquals(new WriteOptions(false, "me", WriteOptions.FieldValidation.WARN, false), api.registry.options.getFirst());
        assertEquals(new WriteOptions(true, "Java-http-client", WriteOptions.FieldValidation.WARN, false), api.registry.options.getLast());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "POST|configmaps?dryRun=Some|CreateOptions.meta.k8s.io \"\" is invalid: dryRun: Unsupported value: [\"Some\"]: supported values: \"All\"",
        "POST|configmaps?fieldValidation=Foo|CreateOptions.meta.k8s.io \"\" is invalid: fieldValidation: Unsupported value: \"Foo\": supported values: \"\", \"Ignore\", \"Strict\", \"Warn\"",
        "POST|configmaps?fieldManager=%01|CreateOptions.meta.k8s.io \"\" is invalid: fieldManager: Invalid value: \"\\x01\": invalid character U+0001 (at position 0)",
        "DELETE|configmaps/x?propagationPolicy=Foo|DeleteOptions.meta.k8s.io \"\" is invalid: propagationPolicy: Unsupported value: \"Foo\": supported values: \"Foreground\", \"Background\", \"Orphan\", \"nil\"",
        "DELETE|configmaps/x?gracePeriodSeconds=x|strconv.ParseInt: parsing \"x\": invalid syntax",
        "GET|configmaps?limit=x|strconv.ParseInt: parsing \"x\": invalid syntax",
        "GET|configmaps?resourceVersionMatch=Exact|ListOptions.meta.k8s.io \"\" is invalid: resourceVersionMatch: Forbidden: resourceVersionMatch is forbidden unless resourceVersion is provided",
        "GET|configmaps?sendInitialEvents=true|ListOptions.meta.k8s.io \"\" is invalid: sendInitialEvents: Forbidden: sendInitialEvents is forbidden for list",
        "GET|configmaps?watch=1&sendInitialEvents=true|ListOptions.meta.k8s.io \"\" is invalid: resourceVersionMatch: Forbidden: sendInitialEvents requires setting resourceVersionMatch to NotOlderThan",
    })
    void refusesOptionsInTheWordsOfTheRealServer(String method, String rest, String message) throws Exception {
        String body = method.equals("POST") ? "{\"kind\":\"ConfigMap\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"x\"}}" : "";
        assertEquals(message, Json.read(api.send(method, "/api/v1/namespaces/shop/" + rest, "application/json", body).body()).text("message"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "application/json|{\"kind\":\"Service\",\"apiVersion\":\"v1\"}|400|Service in version \"v1\" cannot be handled as a Pod: converting (v1.Service) to (core.Pod): unknown conversion",
        "application/json|{\"kind\":\"Pod\",\"apiVersion\":\"apps/v1\"}|400|Pod in version \"v1\" cannot be handled as a Pod: no kind \"Pod\" is registered for version \"apps/v1\" in scheme \"pkg/runtime/scheme.go:110\"",
        "application/json|{\"kind\":\"Pod\",\"apiVersion\":\"v2\"}|400|the API version in the data (v2) does not match the expected API version (v1)",
        "application/json|x|400|the object provided is unrecognized (must be of type Pod): couldn't get version/kind; json parse error: invalid character 'x' looking for beginning of value (78)",
        "application/json|{\"a\":|400|the object provided is unrecognized (must be of type Pod): couldn't get version/kind; json parse error: unexpected end of JSON input ({\"a\":)",
        "text/x|x|415|the body of the request was in an unknown format - accepted media types include: application/json, application/yaml, application/vnd.kubernetes.protobuf",
    })
    void refusesBodiesInTheWordsOfTheRealServer(String type, String body, int code, String message) throws Exception {
        HttpResponse<String> answer = api.send("POST", "/api/v1/namespaces/shop/pods", type, body);

        assertEquals(code, answer.statusCode());
        assertEquals(message, Json.read(answer.body()).text("message"));
    }

    @Test
    void tellsOfFieldsThatStandTwice() throws Exception {
        String body = "{\"metadata\":{\"name\":\"a\"},\"data\":{\"x\":\"1\",\"x\":\"2\"}}";
        api.send("POST", "/api/v1/namespaces/shop/configmaps", "application/json", body);

        assertEquals(
                new WriteOptions(false, "Java-http-client", WriteOptions.FieldValidation.WARN, false, List.of("duplicate field \"data.x\"")),
                api.registry.options.getLast());
    }

    @Test
    void takesDeleteOptionsFromTheBody() throws Exception {
        String body = "{\"kind\":\"DeleteOptions\",\"apiVersion\":\"v1\",\"propagationPolicy\":\"Foreground\",\"gracePeriodSeconds\":0,\"preconditions\":{\"uid\":\"u\"}}";
        api.send("DELETE", "/api/v1/namespaces/shop/pods/web?propagationPolicy=Orphan", "application/json", body);

        assertEquals(
                new DeleteOptions(false, Optional.of(0L), Optional.of(DeleteOptions.Propagation.FOREGROUND), Optional.of("u"), Optional.empty()),
                api.registry.options.getLast());
    }

    @Test
    void refusesALargeBodyAsTheRealServerDoes() throws Exception {
        HttpResponse<String> answer = api.send("POST", "/api/v1/namespaces/shop/configmaps", "application/json", "a".repeat(3 * 1024 * 1024 + 1));

        assertEquals(413, answer.statusCode());
        assertEquals("Request entity too large: limit is 3145728", Json.read(answer.body()).text("message"));
    }

    @Test
    void obeysTheFaults() throws Exception {
        api.faults.refusal = Optional.of(new Refusal(429, "TooManyRequests", "slow down", Map.of("retryAfterSeconds", 3L)));
        HttpResponse<String> busy = api.get("/api/v1/pods");
        assertEquals(429, busy.statusCode());
        assertEquals("3", busy.headers().firstValue("retry-after").orElse(""));

        api.faults.refusal = Optional.empty();
        api.faults.signedOut = true;
        assertEquals(401, api.get("/api/v1/pods").statusCode());

        api.faults.signedOut = false;
        api.faults.cut = true;
        assertThrows(IOException.class, () -> api.get("/api/v1/pods"));
    }

    @Test
    void tellsWhatItServes() throws Exception {
        assertEquals("v1.34.4", Json.read(api.get("/version").body()).text("gitVersion"));
        assertEquals("APIResourceList", Json.read(api.get("/api/v1").body()).text("kind"));
        assertEquals("APIGroupList", Json.read(api.get("/apis").body()).text("kind"));
        HttpResponse<String> aggregated = api.get("/apis", "Accept", "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json");
        assertEquals("APIGroupDiscoveryList", Json.read(aggregated.body()).text("kind"));
        assertTrue(api.get("/openapi/v3").body().contains("/openapi/v3/apis/apps/v1?hash="));
    }

    @Test
    void showsRowsOfATable() throws Exception {
        HttpResponse<String> answer = api.get("/api/v1/namespaces/shop/pods", "Accept", "application/json;as=Table;v=v1;g=meta.k8s.io,application/json");
        Tree table = Json.read(answer.body());

        assertEquals("Table", table.text("kind"));
        assertEquals(
                List.of("Name", "Ready", "Status", "Restarts", "Age", "IP", "Node", "Nominated Node", "Readiness Gates"),
                table.trees("columnDefinitions").stream().map(column -> column.text("name")).toList());
        assertEquals(List.of("web", "0/1", "Running", "0", "5m"), table.trees("rows").getFirst().list("cells").subList(0, 5));
        assertEquals("PartialObjectMetadata", table.trees("rows").getFirst().text("object", "kind"));
    }

    @Test
    void showsMetadataAlone() throws Exception {
        Tree list = Json.read(api.get("/api/v1/pods", "Accept", "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io").body());

        assertEquals("PartialObjectMetadataList", list.text("kind"));
        assertEquals(List.of("kind", "apiVersion", "metadata"), List.copyOf(list.trees("items").getFirst().fields().keySet()));
    }

    @Test
    void speaksToPeopleInLinesAndInYaml() throws Exception {
        assertTrue(api.get("/api/v1/namespaces/shop/pods/web?pretty=true").body().startsWith("{\n  \"apiVersion\": \"v1\",\n"));
        assertTrue(api.get("/api/v1/namespaces/shop/pods/web", "Accept", "application/yaml").body().startsWith("apiVersion: v1\nkind: Pod\n"));
        assertEquals(406, api.get("/api/v1/namespaces/shop/pods/web", "Accept", "image/png").statusCode());
    }
}
