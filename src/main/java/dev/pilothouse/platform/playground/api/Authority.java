package dev.pilothouse.platform.playground.api;

import dev.pilothouse.text.AtomicFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The playground's own certificate authority (RFC 5280, elliptic curve keys): it signs the server's certificate and those of users.
 *
 * <p>Kept in a folder it is the same after a restart, so that kubeconfigs stay good.
 */
final class Authority {

    private static final String COMMON_NAME = "2.5.4.3";
    private static final String ORGANIZATION = "2.5.4.10";
    private static final String SUBJECT_ALTERNATIVE_NAMES = "2.5.29.17";
    private static final String BASIC_CONSTRAINTS = "2.5.29.19";
    private static final String KEY_USAGE = "2.5.29.15";
    private static final String EXTENDED_KEY_USAGE = "2.5.29.37";
    private static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";
    private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";
    private static final String ECDSA_WITH_SHA256 = "1.2.840.10045.4.3.2";
    private static final Duration LIFETIME = Duration.ofDays(3650);
    private static final String NAME = "pilothouse-playground-ca";

    /** A certificate and its key. */
    record Identity(X509Certificate certificate, PrivateKey key) {
        String certificatePem() {
            return pem("CERTIFICATE", encoded(certificate));
        }

        String keyPem() {
            return pem("PRIVATE KEY", key.getEncoded());
        }
    }

    private final Identity root;

    private Authority(Identity root) {
        this.root = root;
    }

    /** Makes a new authority. */
    static Authority create() {
        try {
            KeyPair keys = keys();
            byte[] extensions = Der.sequence(
                    extension(BASIC_CONSTRAINTS, true, Der.sequence(Der.truth())),
                    extension(KEY_USAGE, true, Der.bits(2, new byte[] {(byte) 0xa4})));
            byte[] name = name(NAME, List.of());
            return new Authority(new Identity(sign(name, name, keys.getPublic(), extensions, keys.getPrivate()), keys.getPrivate()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no elliptic curve keys", e);
        }
    }

    /** Reads the authority that a folder keeps, or makes a new one and keeps it there. */
    static Authority keptIn(Path folder) throws IOException {
        Path file = folder.resolve("ca.pem");
        if (Files.exists(file)) {
            try {
                return read(Files.readString(file));
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                throw new IOException(file + " holds no certificate authority", e);
            }
        }
        Authority authority = create();
        AtomicFile.writePrivate(file, authority.root.certificatePem() + authority.root.keyPem());
        return authority;
    }

    private static Authority read(String text) throws GeneralSecurityException {
        PrivateKey key = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(block(text, "PRIVATE KEY")));
        return new Authority(new Identity(certificate(block(text, "CERTIFICATE")), key));
    }

    private static byte[] block(String text, String type) {
        String begin = "-----BEGIN " + type + "-----";
        int from = text.indexOf(begin);
        int until = text.indexOf("-----END " + type + "-----");
        if (from < 0 || until < from) {
            throw new IllegalArgumentException("No " + type);
        }
        return Base64.getMimeDecoder().decode(text.substring(from + begin.length(), until));
    }

    X509Certificate certificate() {
        return root.certificate();
    }

    String certificatePem() {
        return root.certificatePem();
    }

    /** Signs a certificate for the server under these addresses and names. */
    Identity server(List<byte[]> addresses, List<String> names) {
        List<byte[]> alternatives = new ArrayList<>();
        names.forEach(name -> alternatives.add(Der.plainTagged(2, name.getBytes(StandardCharsets.US_ASCII))));
        addresses.forEach(address -> alternatives.add(Der.plainTagged(7, address)));
        return issue(
                name("kube-apiserver", List.of()),
                SERVER_AUTH,
                extension(SUBJECT_ALTERNATIVE_NAMES, false, Der.sequence(alternatives.toArray(byte[][]::new))));
    }

    /** Signs a certificate by which a user signs in. */
    Identity client(String user, List<String> groups) {
        return issue(name(user, groups), CLIENT_AUTH);
    }

    private Identity issue(byte[] subject, String purpose, byte[]... more) {
        List<byte[]> extensions = new ArrayList<>(List.of(
                extension(KEY_USAGE, true, Der.bits(7, new byte[] {(byte) 0x80})),
                extension(EXTENDED_KEY_USAGE, false, Der.sequence(Der.oid(purpose)))));
        extensions.addAll(List.of(more));
        try {
            KeyPair keys = keys();
            byte[] issuer = root.certificate().getSubjectX500Principal().getEncoded();
            X509Certificate certificate =
                    sign(subject, issuer, keys.getPublic(), Der.sequence(extensions.toArray(byte[][]::new)), root.key());
            return new Identity(certificate, keys.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The certificate can't be signed", e);
        }
    }

    private static KeyPair keys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static byte[] name(String commonName, List<String> organizations) {
        List<byte[]> parts = new ArrayList<>();
        organizations.forEach(organization -> parts.add(attribute(ORGANIZATION, organization)));
        parts.add(attribute(COMMON_NAME, commonName));
        return Der.sequence(parts.toArray(byte[][]::new));
    }

    private static byte[] attribute(String type, String value) {
        return Der.set(Der.sequence(Der.oid(type), Der.utf8(value)));
    }

    private static byte[] extension(String type, boolean critical, byte[] value) {
        return critical
                ? Der.sequence(Der.oid(type), Der.truth(), Der.octets(value))
                : Der.sequence(Der.oid(type), Der.octets(value));
    }

    private static X509Certificate sign(byte[] subject, byte[] issuer, PublicKey key, byte[] extensions, PrivateKey signer)
            throws GeneralSecurityException {
        // clients judge by the wall's time, whatever time is simulated; an hour of grace for clocks that differ
        Instant now = Instant.now();
        byte[] algorithm = Der.sequence(Der.oid(ECDSA_WITH_SHA256));
        byte[] content = Der.sequence(
                Der.tagged(0, Der.integer(BigInteger.TWO)),
                Der.integer(new BigInteger(64, new SecureRandom()).setBit(0)),
                algorithm,
                issuer,
                Der.sequence(Der.time(now.minus(Duration.ofHours(1))), Der.time(now.plus(LIFETIME))),
                subject,
                key.getEncoded(),
                Der.tagged(3, extensions));
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(signer);
        signature.update(content);
        return certificate(Der.sequence(content, algorithm, Der.bits(0, signature.sign())));
    }

    private static X509Certificate certificate(byte[] encoded) throws GeneralSecurityException {
        return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A certificate that was made here can't be written", e);
        }
    }

    private static String pem(String type, byte[] content) {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN " + type + "-----\n" + text + "\n-----END " + type + "-----\n";
    }
}
