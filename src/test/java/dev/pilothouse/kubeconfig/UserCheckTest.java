package dev.pilothouse.kubeconfig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pilothouse.cluster.Context;
import dev.pilothouse.cluster.Context.SignIn;
import dev.pilothouse.cluster.Context.Way;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserCheckTest {

    private static final String AROUND = """
            clusters: [{name: c, cluster: {server: "https://dev"}}]
            contexts: [{name: x, context: {cluster: c, user: u}}]
            users:
            - name: u
              user:
            """;

    private final Path folder;

    UserCheckTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void tellsUntilWhenACertificateIsValid() throws IOException {
        Identity identity = Identity.make("secp256r1");
        var expiry = identity.certificate().getNotAfter().toInstant();
        String date = expiry.atZone(ZoneOffset.UTC).toLocalDate().toString();
        Path file = withCertificate(identity);

        assertEquals(List.of(), Described.findings(context(Clock.systemUTC(), file)));
        assertEquals(new SignIn(Way.CERTIFICATE, date), context(Clock.systemUTC(), file).signIn());

        Context later = context(Clock.fixed(expiry.plusSeconds(1), ZoneOffset.UTC), file);
        assertEquals(List.of("ERROR CERTIFICATE_EXPIRED"), Described.findings(later));
        assertEquals(List.of("u", date), later.findings().getFirst().problem().args());
        assertEquals(file + ":4", later.findings().getFirst().place());

        Clock yesterday = Clock.offset(Clock.systemUTC(), Duration.ofDays(-2));
        assertEquals(List.of("ERROR CERTIFICATE_NOT_YET_VALID"), Described.findings(context(yesterday, file)));
    }

    @Test
    void readsCertificateAndKeyFromFilesToo() throws IOException {
        Identity identity = Identity.make("secp256r1");
        Files.writeString(folder.resolve("me.crt"), identity.certificatePem());
        Files.writeString(folder.resolve("me.key"), identity.keyPem());
        Path file = user("client-certificate: me.crt", "client-key: me.key");
        assertEquals(List.of(), Described.findings(context(Clock.systemUTC(), file)));
        Files.delete(folder.resolve("me.key"));
        Context broken = context(Clock.systemUTC(), file);
        assertEquals(List.of("ERROR REFERENCED_FILE"), Described.findings(broken));
        assertEquals(
                List.of("u", "client-key", folder.resolve("me.key").toString()),
                broken.findings().getFirst().problem().args());
        assertEquals("no such file", broken.findings().getFirst().problem().detail());
    }

    @Test
    void dataWinsOverAFileAndSaysSo() throws IOException {
        Identity identity = Identity.make("secp256r1");
        Path file = user(
                "client-certificate: not-there.crt",
                "client-certificate-data: " + Identity.base64(identity.certificatePem()),
                "client-key-data: " + Identity.base64(identity.keyPem()));
        Context context = context(Clock.systemUTC(), file);
        assertEquals(List.of("WARNING CREDENTIALS_SEVERAL"), Described.findings(context));
        assertEquals(
                List.of("u", "client-certificate-data", "client-certificate"),
                context.findings().getFirst().problem().args());
    }

    @Test
    void aReadableTokenFileWinsOverAToken() throws IOException {
        Files.writeString(folder.resolve("token"), "from-file\n");
        Context context = context(Clock.systemUTC(), user("token: inline", "tokenFile: token"));
        assertEquals(List.of("WARNING CREDENTIALS_SEVERAL"), Described.findings(context));
        assertEquals(List.of("u", "tokenFile", "token"), context.findings().getFirst().problem().args());
        assertEquals(Way.TOKEN_FILE, context.signIn().way());
    }

    @Test
    void anUnreadableTokenFileIsOnlyAWarningBesideAToken() throws IOException {
        Context both = context(Clock.systemUTC(), user("token: inline", "tokenFile: gone"));
        assertFalse(both.broken());
        assertTrue(Described.findings(both).contains("WARNING REFERENCED_FILE"));
        Context alone = context(Clock.systemUTC(), user("tokenFile: gone"));
        assertTrue(alone.broken());
    }

    @Test
    void refusesTokensThatNoHeaderCanCarry() throws IOException {
        assertTrue(context(Clock.systemUTC(), user("token: \"two\\nlines\"")).broken());
        assertFalse(context(Clock.systemUTC(), user("token: \"one-line\\n\"")).broken());
    }

    @Test
    void noticesThatOthersCanReadASecret() throws IOException {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"), "no POSIX file modes here");
        Path secret = user("token: s3cret");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));
        assertEquals(List.of("WARNING KUBECONFIG_READABLE_BY_OTHERS"), Described.findings(Described.files(secret)));
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        assertEquals(List.of(), Described.findings(Described.files(secret)));
        Path open = user("tokenFile: /dev/null");
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));
        assertEquals(List.of("ERROR REFERENCED_FILE"), Described.findings(Described.files(open)));
    }

    private Path withCertificate(Identity identity) throws IOException {
        return user(
                "client-certificate-data: " + Identity.base64(identity.certificatePem()),
                "client-key-data: " + Identity.base64(identity.keyPem()));
    }

    private Path user(String... fields) throws IOException {
        Path file = Files.writeString(folder.resolve("config"), AROUND + "    " + String.join("\n    ", fields) + "\n");
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        return file;
    }

    private static Context context(Clock clock, Path file) {
        return Described.context(Described.at(clock, file), "x");
    }
}
