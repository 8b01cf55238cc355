package dev.pilothouse.kubeconfig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PemKeysTest {

    private final Path folder;

    PemKeysTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "secp256r1", "secp384r1", "secp521r1", "Ed25519"})
    void readsPkcs8OfEveryAlgorithm(String algorithm) {
        Identity identity = Identity.make(algorithm);
        ClientKey key = read(identity.certificatePem(), identity.keyPem());
        assertEquals(identity.key(), key.key());
        assertEquals(List.of(identity.certificate()), key.chain());
    }

    @Test
    void readsPkcs1() {
        Identity identity = Identity.make("RSA");
        String pem = Identity.pem("RSA PRIVATE KEY", identity.keyWithin());
        assertEquals(identity.key(), read(identity.certificatePem(), pem).key());
    }

    @Test
    void takesTheCurveOfAnEcParametersBlockWhenTheKeyNamesNone() {
        Identity identity = Identity.make("secp384r1");
        byte[] p384 = {6, 5, 0x2b, (byte) 0x81, 4, 0, 0x22};
        String key = Identity.pem("EC PRIVATE KEY", identity.keyWithin());
        assertEquals(identity.key(), read(identity.certificatePem(), Identity.pem("EC PARAMETERS", p384) + key).key());
        assertEquals(ProblemCode.PEM_BROKEN, refusal(identity.certificatePem(), key).code());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ecparam -name prime256v1 -genkey -noout        | -----BEGIN EC PRIVATE KEY-----
            ecparam -name secp384r1 -genkey                | -----BEGIN EC PARAMETERS-----
            ecparam -name secp521r1 -genkey                | -----BEGIN EC PARAMETERS-----
            genrsa -traditional                            | -----BEGIN RSA PRIVATE KEY-----
            genpkey -algorithm RSA                         | -----BEGIN PRIVATE KEY-----
            genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 | -----BEGIN PRIVATE KEY-----
            genpkey -algorithm ED25519                     | -----BEGIN PRIVATE KEY-----
            """)
    void readsWhatOpensslWrites(String command, String start) throws IOException {
        assumeTrue(Commands.present("openssl"), "openssl is not on the PATH");
        String key = openssl(command + " -out key");
        assertTrue(key.startsWith(start), key.lines().findFirst().orElse(""));
        openssl("req -x509 -new -key key -subj /CN=developer -days 2 -out certificate");
        String certificate = Files.readString(folder.resolve("certificate"));
        assertEquals("CN=developer", read(certificate, key).chain().getFirst().getSubjectX500Principal().getName());
        String windows = key.replace("\n", "\r\n");
        assertEquals("CN=developer", read("Bag Attributes\n" + certificate, windows).chain().getFirst().getSubjectX500Principal().getName());
    }

    @ParameterizedTest
    @ValueSource(strings = {"genpkey -algorithm RSA -aes-128-cbc -pass pass:x", "genrsa -traditional -aes128 -passout pass:x"})
    void saysThatAKeyNeedsAPassword(String command) throws IOException {
        assumeTrue(Commands.present("openssl"), "openssl is not on the PATH");
        String key = openssl(command + " -out key");
        Identity identity = Identity.make("secp256r1");
        assertEquals(
                Problem.of(ProblemCode.KEY_ENCRYPTED, "developer", "client-key"), refusal(identity.certificatePem(), key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "secp256r1", "Ed25519"})
    void noticesThatKeyAndCertificateAreNoPair(String algorithm) {
        Identity one = Identity.make(algorithm);
        Identity other = Identity.make(algorithm);
        Identity ofAnotherAlgorithm = Identity.make(algorithm.equals("RSA") ? "Ed25519" : "RSA");
        Problem mismatch = Problem.of(ProblemCode.KEY_MISMATCH, "developer");
        assertEquals(mismatch, refusal(one.certificatePem(), other.keyPem()));
        assertEquals(mismatch, refusal(one.certificatePem(), ofAnotherAlgorithm.keyPem()));
    }

    @Test
    void saysWhatIsMissingOrBroken() {
        Identity identity = Identity.make("secp256r1");
        assertEquals(Problem.of(ProblemCode.KEY_MISSING, "developer", "client-key"), refusal(identity.certificatePem(), ""));
        assertEquals(ProblemCode.PEM_BROKEN, refusal("no pem", identity.keyPem()).code());
        assertEquals(ProblemCode.PEM_BROKEN, refusal(identity.certificatePem(), "no pem").code());
        assertEquals(ProblemCode.PEM_BROKEN, refusal(identity.keyPem(), identity.keyPem()).code());
        String cut = identity.keyPem().replaceFirst("\n.{30}", "\n");
        assertEquals(ProblemCode.PEM_BROKEN, refusal(identity.certificatePem(), cut).code());
        String notBase64 = identity.keyPem().replaceFirst("\n.", "\n*");
        assertEquals(ProblemCode.PEM_BROKEN, refusal(identity.certificatePem(), notBase64).code());
    }

    @Test
    void readsAllCertificatesOfABundle() {
        Identity one = Identity.make("secp256r1");
        Identity two = Identity.make("secp256r1");
        String bundle = "# our authorities\n" + one.certificatePem() + two.keyPem() + two.certificatePem();
        assertEquals(List.of(one.certificate(), two.certificate()), PemKeys.certificates(given("ca", bundle)));
    }

    @Test
    void showsNoSecretWhenPrinted() {
        Identity identity = Identity.make("secp256r1");
        ClientKey key = read(identity.certificatePem(), identity.keyPem());
        var credential = new Credential(java.util.Optional.of("Bearer s3cret"), java.util.Optional.of(key));
        assertEquals("Credential[authorization key]", credential.toString());
        assertEquals("ClientKey[CN=developer]", key.toString());
        String entry = given("client-key", identity.keyPem()).toString();
        assertFalse(entry.contains("BEGIN"), entry);
    }

    private String openssl(String arguments) throws IOException {
        List<String> command = new java.util.ArrayList<>(List.of("openssl"));
        command.addAll(Arrays.asList(arguments.split(" ")));
        Commands.run(folder, command);
        return Files.exists(folder.resolve("key")) ? Files.readString(folder.resolve("key")) : "";
    }

    private static ClientKey read(String certificate, String key) {
        return PemKeys.clientKey("developer", given("client-certificate", certificate), given("client-key", key));
    }

    private static Problem refusal(String certificate, String key) {
        Problem problem = assertThrows(ProblemException.class, () -> read(certificate, key)).problem();
        return problem.code() == ProblemCode.PEM_BROKEN ? problem.withDetail("") : problem;
    }

    private static Material given(String field, String text) {
        return new Material.Inline("developer", field, text);
    }
}
