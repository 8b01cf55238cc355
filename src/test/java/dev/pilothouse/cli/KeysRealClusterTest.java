package dev.pilothouse.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Outcome;
import dev.pilothouse.change.Receipt;
import dev.pilothouse.change.Rehearsal;
import dev.pilothouse.change.Rehearsal.Choice;
import dev.pilothouse.engine.Engine;
import dev.pilothouse.guide.Content;
import dev.pilothouse.guide.KeyCopy;
import dev.pilothouse.guide.KeyUse;
import dev.pilothouse.guide.Keys;
import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Session;
import dev.pilothouse.settings.Folders;
import dev.pilothouse.settings.Setting;
import dev.pilothouse.testing.RealCluster;
import dev.pilothouse.words.Words;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Keys of Secrets and ConfigMaps beside kubectl, byte by byte, against a real API server. */
@Tag("real-cluster")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeysRealClusterTest {

    private static final String NAMESPACE = "pilothouse-keys-" + ProcessHandle.current().pid();

    @TempDir
    private static Path home = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private Engine engine;

    private byte[] printed = {};

    @BeforeAll
    void makeNamespace() {
        RealCluster.needed();
        Map<String, String> environment = Map.of("KUBECONFIG", System.getenv("PILOTHOUSE_TEST_KUBECONFIG"), "PATH", System.getenv("PATH"));
        engine = new Engine(Folders.of("Linux", home, Map.of()), environment, home, home);
        engine.settings().set(Setting.SECRETS_IN_JOURNAL, Setting.SecretValues.ENCRYPTED);
        kubectl("create", "namespace", NAMESPACE);
    }

    @AfterAll
    void removeNamespace() {
        RealCluster.removeNamespace(NAMESPACE);
        if (engine != null) {
            engine.close();
        }
    }

    @Test
    void whatWeWriteKubectlReads() throws IOException {
        byte[] bytes = random(4096);
        Path file = Files.write(home.resolve("bytes.bin"), bytes);
        run("secret", "set", "ours", "--from-file", file.toString(), "--from-literal", "text=値\r\n");
        assertArrayEquals(bytes, decoded("secret/ours", "{.data['bytes\\.bin']}"));
        assertEquals("値\r\n", new String(decoded("secret/ours", "{.data.text}"), StandardCharsets.UTF_8));
        run("config", "set", "ours", "--from-file", file.toString(), "--from-literal", "text=値\r\n");
        assertArrayEquals(bytes, decoded("configmap/ours", "{.binaryData['bytes\\.bin']}"));
        assertEquals("値\r\n", kubectl("get", "configmap/ours", "-n", NAMESPACE, "-o", "jsonpath={.data.text}"));
    }

    @Test
    void whatKubectlWritesWeReadAndKeepWhenWeChangeAnotherKey() throws IOException {
        byte[] bytes = random(5000);
        Path file = Files.write(home.resolve("theirs.bin"), bytes);
        kubectl("create", "secret", "generic", "theirs", "-n", NAMESPACE, "--from-file=key=" + file, "--from-literal=other=x");
        run("secret", "get", "theirs", "key", "--reveal");
        assertArrayEquals(bytes, printed);
        run("secret", "set", "theirs", "--from-literal", "other=changed", "--force-conflicts");
        run("secret", "set", "theirs", "--remove", "other", "--generate", "made=20", "--force-conflicts");
        assertArrayEquals(bytes, decoded("secret/theirs", "{.data.key}"));
        assertEquals("", kubectl("get", "secret/theirs", "-n", NAMESPACE, "-o", "jsonpath={.data.other}"));
        assertEquals(20, decoded("secret/theirs", "{.data.made}").length);
    }

    @Test
    void aTlsSecretIsWhatTheServerTakesForOne() throws IOException {
        Path certificate = resource("leaf.crt");
        Path key = resource("leaf.key");
        run("secret", "set", "cert", "--type", "tls", "--from-file", "tls.crt=" + certificate, "--from-file", "tls.key=" + key);
        assertEquals("kubernetes.io/tls", kubectl("get", "secret/cert", "-n", NAMESPACE, "-o", "jsonpath={.type}"));
        assertArrayEquals(Files.readAllBytes(certificate), decoded("secret/cert", "{.data['tls\\.crt']}"));
    }

    @Test
    void anImmutableOneIsCopiedItsUserLedToItAndAllOfItTakenBack() {
        kubectl("create", "secret", "generic", "fixed", "-n", NAMESPACE, "--from-literal=password=old");
        kubectl("patch", "secret/fixed", "-n", NAMESPACE, "-p", "{\"immutable\":true}");
        kubectl("create", "deployment", "user", "-n", NAMESPACE, "--image=pilothouse.dev/demo-web:1", "--replicas=0");
        kubectl("set", "env", "deployment/user", "-n", NAMESPACE, "--from=secret/fixed");
        ResourceRef ref = new ResourceRef(BuiltIn.SECRET, NAMESPACE, "fixed");
        Session session = engine.sessions().open(engine.sessions().contexts().getFirst().name());
        List<Document> users = session.around(NAMESPACE, KeyUse.AROUND).stream().filter(document -> document.name().equals("user")).toList();
        Keys keys = Keys.of(session.cluster().get(ref), ref).with("password", Content.ofText("new"));
        Receipt receipt = apply(session, new KeyCopy(keys, "fixed-2", users).draft());
        assertEquals("new", new String(decoded("secret/fixed-2", "{.data.password}"), StandardCharsets.UTF_8));
        assertEquals("true", kubectl("get", "secret/fixed-2", "-n", NAMESPACE, "-o", "jsonpath={.immutable}"));
        assertEquals("fixed-2", usedByDeployment());
        apply(session, session.changes().undo(receipt));
        assertEquals("fixed", usedByDeployment());
        assertEquals("", kubectl("get", "secret/fixed-2", "-n", NAMESPACE, "--ignore-not-found", "-o", "name"));
    }

    @Test
    void anUndoBringsTheBytesBack() throws IOException {
        byte[] bytes = random(300);
        Path file = Files.write(home.resolve("undo.bin"), bytes);
        run("secret", "set", "undone", "--from-file", "key=" + file);
        run("secret", "set", "undone", "--from-literal", "key=other");
        String id = engine.journal().receipts().getFirst().id();
        run("undo", id);
        assertArrayEquals(bytes, decoded("secret/undone", "{.data.key}"));
    }

    private static String usedByDeployment() {
        return kubectl(
                "get", "deployment/user", "-n", NAMESPACE, "-o", "jsonpath={.spec.template.spec.containers[0].env[0].valueFrom.secretKeyRef.name}");
    }

    private static Receipt apply(Session session, Draft draft) {
        Rehearsal rehearsal = session.changes().rehearse(session.changes().preview(draft), Choice.TAKE_OVER);
        assertTrue(rehearsal.applicable(), rehearsal.verdicts().toString());
        Outcome outcome = session.changes().apply(rehearsal, session.changes().guard().consent(session.changes().guard().context()), _ -> {});
        return assertInstanceOf(Outcome.Applied.class, outcome).receipt();
    }

    private void run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        CommandLineApp app = new CommandLineApp(
                engine.sessions(),
                engine.journal(),
                engine.playgrounds(),
                LocalWork.of(engine.local()),
                new Words(Locale.ENGLISH),
                home,
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        List<String> all = new java.util.ArrayList<>(List.of(arguments));
        if (!arguments[0].equals("undo")) {
            all.addAll(List.of("-n", NAMESPACE));
        }
        assertEquals(ExitCode.DONE, app.run(all.toArray(String[]::new)), err.toString(StandardCharsets.UTF_8));
        printed = out.toByteArray();
    }

    private static byte[] decoded(String object, String path) {
        return Base64.getDecoder().decode(kubectl("get", object, "-n", NAMESPACE, "-o", "jsonpath=" + path));
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static Path resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(Keys.class.getResourceAsStream(name))) {
            return Files.write(home.resolve(name), in.readAllBytes());
        }
    }

    private static String kubectl(String... words) {
        return RealCluster.kubectl(words);
    }
}
