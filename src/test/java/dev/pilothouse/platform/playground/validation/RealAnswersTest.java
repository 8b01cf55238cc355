package dev.pilothouse.platform.playground.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.validation.Corpus.Case;
import dev.pilothouse.platform.playground.validation.Corpus.Family;
import dev.pilothouse.testing.RealCluster;
import dev.pilothouse.text.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The recorded answers are those of the real server. With {@code -Dpilothouse.record=true} it writes them down instead; with
 * {@code -Dpilothouse.record=services} those of one file.
 */
@Tag("real-cluster")
class RealAnswersTest {

    private static final String NAMESPACE = "rules-corpus";
    private static final String RECORD = System.getProperty("pilothouse.record", "");

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private String address = "";

    @Test
    void theRecordedAnswersAreTheRealOnes() throws IOException, InterruptedException {
        RealCluster.bareApiNeeded();
        Process proxy = new ProcessBuilder("kubectl", "--kubeconfig", System.getenv("PILOTHOUSE_TEST_KUBECONFIG"), "proxy", "--port=0").start();
        try (var lines = proxy.inputReader(StandardCharsets.UTF_8)) {
            String line = lines.readLine();
            address = "http://" + line.substring(line.lastIndexOf(' ') + 1);
            send("POST", "/api/v1/namespaces", Map.of("metadata", Map.of("name", NAMESPACE)));
            try {
                Map<String, Map<String, Object>> files = new TreeMap<>();
                for (Family family : Corpus.families()) {
                    if (RECORD.isEmpty() || RECORD.equals("true") || RECORD.equals(family.file())) {
                        ask(family, files.computeIfAbsent(family.file(), name -> new LinkedHashMap<>()));
                    }
                }
                check(files);
            } finally {
                send("DELETE", "/api/v1/namespaces/" + NAMESPACE, Map.of());
            }
        } finally {
            proxy.destroy();
        }
    }

    private void check(Map<String, Map<String, Object>> files) throws IOException {
        for (Map.Entry<String, Map<String, Object>> file : files.entrySet()) {
            if (!RECORD.isEmpty()) {
                Path path = Corpus.FOLDER.resolve(file.getKey() + ".json");
                Files.writeString(path, Json.pretty(new Tree(file.getValue())) + "\n");
            } else {
                Map<String, Tree> recorded = Corpus.recorded();
                file.getValue().forEach((key, answer) -> {
                    if (!key.endsWith(" / before")) {
                        assertEquals(recorded.getOrDefault(key, Tree.EMPTY).number(0, "code"), new Tree(Defaults.fields(answer)).number(0, "code"), key);
                    }
                });
            }
        }
    }

    private void ask(Family family, Map<String, Object> answers) throws IOException, InterruptedException {
        String path = (family.kind().group().isEmpty() ? "/api/" : "/apis/")
                + family.kind().apiVersion()
                + (family.kind().namespaced() ? "/namespaces/" + NAMESPACE : "")
                + "/" + family.kind().plural();
        for (Case each : family.cases().stream().filter(each -> each.verb().equals("create")).toList()) {
            answers.put(each.key(), answer(send("POST", path + "?dryRun=All", each.object(family.base()))));
        }
        List<Case> updates = family.cases().stream().filter(each -> !each.verb().equals("create")).toList();
        if (updates.isEmpty()) {
            return;
        }
        HttpResponse<String> created = send("POST", path, family.base());
        assertTrue(created.statusCode() < 300, created::body);
        String name = new Tree(family.base()).text("metadata", "name");
        try {
            Map<String, Object> before = strip(Json.read(send("GET", path + "/" + name, Map.of()).body()).fields());
            answers.put(family.keyOfBefore(), before);
            for (Case each : updates) {
                Map<String, Object> object = new LinkedHashMap<>(each.object(before));
                Map<String, Object> metadata = new LinkedHashMap<>(new Tree(object).tree("metadata").fields());
                metadata.remove("resourceVersion");
                if (!Strategies.of(family.kind()).unconditionalUpdate()) {
                    metadata.put("resourceVersion", Json.read(send("GET", path + "/" + name, Map.of()).body()).text("metadata", "resourceVersion"));
                }
                object.put("metadata", metadata);
                answers.put(each.key(), answer(send("PUT", path + "/" + name + (each.verb().equals("update") ? "" : "/" + each.verb()) + "?dryRun=All", object)));
            }
        } finally {
            send("DELETE", path + "/" + name, Map.of("gracePeriodSeconds", 0));
        }
    }

    private static Map<String, Object> answer(HttpResponse<String> response) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("code", (long) response.statusCode());
        assertTrue(response.body().startsWith("{"), () -> response.request().uri() + ": " + response.body());
        Tree body = Json.read(response.body());
        if (response.statusCode() < 300) {
            answer.put("object", strip(body.fields()));
            List<String> warnings = new ArrayList<>();
            response.headers().allValues("Warning").forEach(header -> warnings.add(header.substring("299 - \"".length(), header.length() - 1).replace("\\\"", "\"")));
            answer.put("warnings", warnings);
        } else {
            answer.put("reason", body.text("reason"));
            answer.put("message", body.text("message"));
            answer.put("causes", body.list("details", "causes"));
        }
        return answer;
    }

    private static Map<String, Object> strip(Map<String, Object> object) {
        Map<String, Object> stripped = new LinkedHashMap<>(object);
        Map<String, Object> metadata = new LinkedHashMap<>(new Tree(object).tree("metadata").fields());
        metadata.remove("managedFields");
        stripped.put("metadata", metadata);
        return stripped;
    }

    private HttpResponse<String> send(String verb, String path, Map<String, Object> body) throws IOException, InterruptedException {
        HttpRequest.BodyPublisher publisher = verb.equals("GET") ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(Json.write(new Tree(body)));
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path)).header("Content-Type", "application/json").method(verb, publisher).build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
