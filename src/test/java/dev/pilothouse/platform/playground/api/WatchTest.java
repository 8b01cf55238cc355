package dev.pilothouse.platform.playground.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.registry.ListOptions;
import dev.pilothouse.platform.playground.registry.WatchOptions;
import dev.pilothouse.platform.playground.registry.WatchSink;
import dev.pilothouse.text.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WatchTest {

    private static final String WEB = "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":{\"name\":\"web\",\"namespace\":\"shop\",\"resourceVersion\":\"7\"}}";

    @SuppressWarnings("NullAway.Init")
    private ServerUnderTest api;

    @BeforeEach
    void start() throws Exception {
        api = new ServerUnderTest();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private BufferedReader watch(String query, String... headers) throws IOException, InterruptedException {
        var request = api.request("/api/v1/pods?watch=1" + query);
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpResponse<InputStream> response = api.client.send(request.build(), BodyHandlers.ofInputStream());
        assertEquals(200, response.statusCode());
        return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    private void awaitWatchers(int count) {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            while (api.registry.watchers() != count) {
                Thread.onSpinWait();
            }
        });
    }

    @Test
    void tellsEventsAsLinesThatHoldWhatIsStored() throws Exception {
        try (BufferedReader lines = watch("&allowWatchBookmarks=true&resourceVersion=5")) {
            awaitWatchers(1);
            api.registry.tell(WatchSink.Type.ADDED, WEB);
            api.registry.tell(WatchSink.Type.DELETED, WEB);

            assertEquals("{\"type\":\"ADDED\",\"object\":" + WEB + "}", lines.readLine());
            assertEquals("{\"type\":\"DELETED\",\"object\":" + WEB + "}", lines.readLine());
            assertEquals(new WatchOptions(new ListOptions("", "", 0, "", "5", ""), true, false), api.registry.options.getLast());
        }
    }

    @Test
    void letsGoOfAWatchWhoseClientIsGone() throws Exception {
        BufferedReader lines = watch("");
        awaitWatchers(1);
        lines.close();

        awaitWatchers(0);
    }

    @Test
    void endsWhenItsTimeIsOver() throws Exception {
        try (BufferedReader lines = watch("&timeoutSeconds=1")) {
            assertNull(lines.readLine());
        }
        awaitWatchers(0);
    }

    @Test
    void tellsAnOldVersionAsAnEvent() throws Exception {
        try (BufferedReader lines = watch("&resourceVersion=1")) {
            Tree event = Json.read(lines.readLine());

            assertEquals("ERROR", event.text("type"));
            assertEquals(410, event.number(0, "object", "code"));
            assertNull(lines.readLine());
        }
    }

    @Test
    void tellsRowsAndTheirColumnsOnce() throws Exception {
        try (BufferedReader lines = watch("", "Accept", "application/json;as=Table;v=v1;g=meta.k8s.io")) {
            awaitWatchers(1);
            api.registry.tell(WatchSink.Type.ADDED, WEB);
            api.registry.tell(WatchSink.Type.MODIFIED, WEB);
            Tree first = Json.read(lines.readLine()).tree("object");
            Tree second = Json.read(lines.readLine()).tree("object");

            assertEquals("Table", first.text("kind"));
            assertEquals("web", first.trees("rows").getFirst().list("cells").getFirst());
            assertFalse(first.list("columnDefinitions").isEmpty());
            assertEquals(List.of(), second.list("columnDefinitions"));
        }
    }

    @Test
    void servesManyWatchersAtOnce() throws Exception {
        int count = 200;
        List<BufferedReader> all = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                all.add(watch(""));
            }
            awaitWatchers(count);
            api.registry.tell(WatchSink.Type.ADDED, WEB);
            for (BufferedReader lines : all) {
                assertEquals("{\"type\":\"ADDED\",\"object\":" + WEB + "}", lines.readLine());
            }
        } finally {
            for (BufferedReader lines : all) {
                lines.close();
            }
        }
        awaitWatchers(0);
    }

    @Test
    void tellsEventsAsMessagesOfAWebSocket() throws Exception {
        BlockingQueue<String> messages = new LinkedBlockingQueue<>();
        WebSocket socket = api.client
                .newWebSocketBuilder()
                .header("Authorization", "Bearer " + api.server.token())
                .buildAsync(URI.create(api.uri("/api/v1/pods?watch=1").toString().replace("https:", "wss:")), new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
                        messages.add(text.toString());
                        from.request(1);
                        return CompletableFuture.completedStage(null);
                    }
                })
                .get(20, TimeUnit.SECONDS);
        awaitWatchers(1);
        api.registry.tell(WatchSink.Type.ADDED, WEB);

        assertEquals("{\"type\":\"ADDED\",\"object\":" + WEB + "}\n", messages.poll(20, TimeUnit.SECONDS));
        socket.abort();
        awaitWatchers(0);
    }
}
