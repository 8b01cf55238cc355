package dev.pilothouse.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.testing.Replies;
import dev.pilothouse.testing.Reply;
import dev.pilothouse.testing.ScriptedApi;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signs in by every way that has a secret, reads and applies a Secret, logs everything, and then looks into all files. */
class NoSecretIsKeptTest {

    private static final String SECRET = "/api/v1/namespaces/shop/secrets/database";

    @TempDir
    private Path home = Path.of("");

    private final ScriptedApi api = ScriptedApi.start();
    private final Logger root = Logger.getLogger("");
    private final Level level = root.getLevel();
    private final List<Handler> handlers = List.of(root.getHandlers());

    @BeforeEach
    void script() {
        root.setLevel(Level.FINEST);
        api.on("/version", Replies.json("{\"gitVersion\":\"v1.34.0\"}"));
        api.on("/api", Replies.json("""
            {"kind":"APIGroupDiscoveryList","items":[{"metadata":{},"versions":[{"version":"v1","freshness":"Current","resources":[
              {"resource":"secrets","responseKind":{"kind":"Secret"},"scope":"Namespaced","singularResource":"secret",
               "verbs":["get","list","patch"]}]}]}]}"""));
        api.on("/apis", Replies.json("{\"kind\":\"APIGroupDiscoveryList\",\"items\":[]}"));
        Reply before = Replies.json(secret(1, "canary-value-before"));
        api.on(SECRET, before, before, before, before, Replies.json(secret(2, "canary-value-after")));
    }

    @AfterEach
    void putLoggingBack() {
        api.close();
        root.setLevel(level);
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
            handler.close();
        }
        handlers.forEach(root::addHandler);
    }

    @Test
    void noFileHoldsACredentialOrAValue() throws IOException {
        CommandLineRuns program = new CommandLineRuns(home.resolve("person"), kubeconfig().toString());
        Path manifest = home.resolve("secret.json");
        Files.writeString(manifest, secret(1, "canary-value-after").replace("\"uid\":\"u\",\"resourceVersion\":\"1\",", ""));

        for (String context : List.of("token", "basic", "plugin")) {
            assertEquals(ExitCode.DONE, program.run("describe", "secret/database", "--context", context, "--trust-plugin").exitCode());
        }
        CommandLineRuns.Ran applied = program.run("apply", "-f", manifest.toString(), "--context", "token");
        assertEquals(ExitCode.DONE, applied.exitCode(), applied.err());
        api.on("/api/v1/namespaces/shop/secrets/refused", Replies.status(401, "Unauthorized", "Unauthorized"));
        assertEquals(ExitCode.REFUSED, program.run("describe", "secret/refused", "--context", "plugin").exitCode());

        List<String> sent = api.asked().stream().map(asked -> asked.header("Authorization")).distinct().toList();
        assertEquals(List.of("Bearer canary-token", "Basic " + base64("me:canary-password"), "Bearer canary-of-the-plugin"), sent);
        List<Path> files = files(home.resolve("person"));
        assertEquals("secret/database configured\n", applied.out());
        assertTrue(files.stream().anyMatch(file -> file.endsWith("journal.jsonl")), files.toString());
        for (Path file : files) {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            for (String value : List.of("canary", base64("me:canary"), base64("canary-value").substring(0, 12), "Y2FuYXJ5")) {
                assertFalse(text.contains(value), () -> file + " holds " + value);
            }
        }
    }

    private Path kubeconfig() throws IOException {
        Path plugin = home.resolve("sign-in");
        Files.writeString(plugin, """
            #!/bin/sh
            echo '{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","status":{"token":"canary-of-the-plugin"}}'
            """);
        Files.setPosixFilePermissions(plugin, PosixFilePermissions.fromString("rwx------"));
        Path file = home.resolve("kubeconfig");
        Files.writeString(file, """
            clusters: [{name: c, cluster: {server: %s}}]
            users:
            - {name: token, user: {token: canary-token}}
            - {name: basic, user: {username: me, password: canary-password}}
            - {name: plugin, user: {exec: {apiVersion: client.authentication.k8s.io/v1, command: %s, interactiveMode: Never}}}
            contexts:
            - {name: token, context: {cluster: c, user: token, namespace: shop}}
            - {name: basic, context: {cluster: c, user: basic, namespace: shop}}
            - {name: plugin, context: {cluster: c, user: plugin, namespace: shop}}
            """.formatted(api.uri(), plugin));
        return file;
    }

    private static String secret(int version, String value) {
        return """
            {"apiVersion":"v1","kind":"Secret","metadata":{"name":"database","namespace":"shop","uid":"u","resourceVersion":"%d",\
            "annotations":{"kubectl.kubernetes.io/last-applied-configuration":"{\\"data\\":{\\"password\\":\\"%s\\"}}"}},\
            "data":{"password":"%s"},"type":"Opaque"}""".formatted(version, base64(value), base64(value));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
