package dev.pilothouse.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.engine.Engine;
import dev.pilothouse.guide.Keys;
import dev.pilothouse.local.PlaygroundPlan;
import dev.pilothouse.settings.Folders;
import dev.pilothouse.text.Yaml;
import dev.pilothouse.words.Words;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Keys of Secrets and ConfigMaps from the command line, on one playground. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeysCommandsTest {

    @TempDir
    private static Path home = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private Engine engine;

    private byte[] input = {};

    private record Ran(int exit, ByteArrayOutputStream printed, String err) {
        String out() {
            return printed.toString(StandardCharsets.UTF_8);
        }

        byte[] bytes() {
            return printed.toByteArray();
        }
    }

    @BeforeAll
    void start() {
        engine = new Engine(Folders.of("Linux", home, Map.of()), Map.of(), home, home);
        engine.playgrounds().create(new PlaygroundPlan("play", 0, 1, "empty", 1));
    }

    @AfterAll
    void stop() {
        engine.close();
    }

    @Test
    void anyBytesGoInByFileAndInputAndComeOutTheSame() throws IOException {
        byte[] bytes = new byte[3000];
        new Random(1).nextBytes(bytes);
        Path file = Files.write(home.resolve("webhook.key"), bytes);
        done("secret", "set", "binary", "--from-file", file.toString(), "--from-file", "other=" + file, "--from-literal", "empty=");
        assertArrayEquals(bytes, done("secret", "get", "binary", "webhook.key", "--reveal").bytes());
        assertArrayEquals(bytes, done("secret", "get", "binary", "other", "--reveal").bytes());
        assertArrayEquals(new byte[0], done("secret", "get", "binary", "empty", "--reveal").bytes());
        input = bytes;
        done("config", "set", "map", "--from-file", "bytes=-", "--from-literal", "text=a=b\r\n");
        assertArrayEquals(bytes, done("config", "get", "map", "bytes").bytes());
        assertEquals("a=b\r\n", done("config", "get", "map", "text").out());
    }

    @Test
    void valuesAreMaskedUnlessRevealed() {
        done("secret", "set", "masked", "--from-literal", "password=canary\n");
        Ran table = done("secret", "get", "masked");
        assertEquals("KEY        KIND   SIZE   VALUE\npassword   Text   7 B    ••••••\n", table.out());
        assertFalse(done("secret", "get", "masked", "-o", "yaml").out().contains("Y2FuYXJ5"));
        assertFalse(done("secret", "get", "masked", "password").out().contains("canary"));
        assertTrue(done("secret", "get", "masked", "--reveal").out().contains("canary\\n"));
        assertTrue(done("secret", "get", "masked", "-o", "yaml", "--reveal").out().contains("Y2FuYXJ5"));
        assertFalse(done("secret", "set", "masked", "--from-literal", "password=canary2", "--dry-run", "-o", "yaml").out().contains("Y2FuYXJ5"));
        assertEquals("canary\n", done("secret", "get", "masked", "password", "--reveal").out(), "a dry run changes nothing");
    }

    @Test
    void setsAndRemovesAndLeavesTheOthersAlone() {
        done("secret", "set", "several", "--from-literal", "a=1", "--from-literal", "b=2", "--generate", "c=40");
        assertEquals("secret/several configured\n", done("secret", "set", "several", "--remove", "a", "--from-literal", "d=4").out());
        assertEquals("b\nc\nd\n", done("secret", "get", "several", "-o", "name").out());
        assertTrue(done("secret", "get", "several", "c", "--reveal").out().matches("[A-Za-z0-9]{40}"));
        assertEquals("secret/several unchanged\n", done("secret", "set", "several", "--from-literal", "d=4").out());
        Ran refused = run("secret", "set", "several", "--remove", "zzz");
        assertEquals(ExitCode.REFUSED, refused.exit());
        assertTrue(refused.err().contains("has no key zzz"), refused.err());
    }

    @Test
    void saysWhoReadsAKeyOnceAndRestartsThemWhenAsked() throws IOException {
        done("secret", "set", "read", "--from-literal", "key=1");
        Path manifest = Files.writeString(home.resolve("web.yaml"), """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: reader}
                spec:
                  replicas: 0
                  selector: {matchLabels: {app: reader}}
                  template:
                    metadata: {labels: {app: reader}}
                    spec:
                      containers:
                      - name: app
                        image: shop/reader:1
                        env: [{name: KEY, valueFrom: {secretKeyRef: {name: read, key: key}}}]
                """);
        done("apply", "-f", manifest.toString());
        Ran told = done("secret", "set", "read", "--from-literal", "key=2");
        assertTrue(told.err().contains("deployment.apps/reader"), told.err());
        Ran restarted = done("secret", "set", "read", "--from-literal", "key=3", "--restart");
        assertEquals("secret/read configured\ndeployment.apps/reader configured\n", restarted.out());
        assertTrue(done("get", "deployment", "reader", "-o", "yaml").out().contains("kubectl.kubernetes.io/restartedAt"));
    }

    @Test
    void aTypeIsChosenOnceAndAsksForItsKeys() {
        Ran half = run("secret", "set", "cert", "--type", "tls", "--from-literal", "tls.crt=x");
        assertEquals(ExitCode.REFUSED, half.exit());
        assertTrue(half.err().contains("needs tls.key"), half.err());
        done("secret", "set", "login", "--type", "basic-auth", "--from-literal", "username=me");
        assertEquals("kubernetes.io/basic-auth", Yaml.read(done("secret", "get", "login", "-o", "yaml").out()).getFirst().document().orElseThrow().tree().text("type"));
        Ran other = run("secret", "set", "login", "--type", "opaque", "--from-literal", "x=y");
        assertEquals(ExitCode.REFUSED, other.exit());
        assertTrue(other.err().contains("stays of the type"), other.err());
    }

    @Test
    void saysBeforeTheServerThatItIsTooMuchAndWhatWasMistyped() throws IOException {
        Path file = Files.write(home.resolve("big"), new byte[1024 * 1024 + 1]);
        Ran refused = run("config", "set", "big", "--from-file", file.toString());
        assertEquals(ExitCode.REFUSED, refused.exit());
        assertTrue(refused.err().contains("1048577 bytes"), refused.err());
        assertEquals(2, run("secret", "set", "x", "--from-literal", "novalue").exit());
        assertEquals(2, run("secret", "set", "x").exit());
        assertEquals(2, run("secret", "set", "x", "--from-literal", "a=\uFFFD").exit());
        assertEquals(2, run("secret").exit());
        assertEquals(ExitCode.REFUSED, run("secret", "get", "absent").exit());
    }

    private Ran done(String... arguments) {
        Ran ran = run(arguments);
        assertEquals(ExitCode.DONE, ran.exit(), ran.err());
        return ran;
    }

    private Ran run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        CommandLineApp app = new CommandLineApp(
                engine.sessions(),
                engine.journal(),
                engine.playgrounds(),
                LocalWork.of(engine.local()),
                new Words(Locale.ENGLISH),
                home,
                new ByteArrayInputStream(input),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        String[] all = java.util.stream.Stream.concat(java.util.stream.Stream.of(arguments), java.util.stream.Stream.of("--context", "play"))
                .toArray(String[]::new);
        int exit = app.run(all);
        return new Ran(exit, out, err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void warnsOfAKeyThatBelongsToAnotherCertificate() throws IOException {
        Path certificate = pem("leaf.crt");
        Ran wrong = done("secret", "set", "tls", "--type", "tls", "--from-file", "tls.crt=" + certificate, "--from-file", "tls.key=" + pem("ca.key"));
        assertTrue(wrong.err().contains("tls.key: The key belongs to another certificate."), wrong.err());
        Ran right = done("secret", "set", "tls", "--from-file", "tls.key=" + pem("leaf.key"));
        assertFalse(right.err().contains("belongs"), right.err());
        Ran turned = done("secret", "set", "tls", "--from-file", "tls.crt=" + pem("ca.crt"), "--dry-run");
        assertTrue(turned.err().contains("belongs to another"), "the key that stays is looked at too: " + turned.err());
        Ran line = done("config", "set", "newline", "--from-file", "word=" + Files.writeString(home.resolve("word"), "hello\n"));
        assertTrue(line.err().contains("word:"), line.err());
    }

    private static Path pem(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(Keys.class.getResourceAsStream(name))) {
            return Files.write(home.resolve(name), in.readAllBytes());
        }
    }
}
