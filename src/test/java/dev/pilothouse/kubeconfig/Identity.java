package dev.pilothouse.kubeconfig;

import dev.pilothouse.text.Der;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;

/** A key with a certificate (RFC 5280) that it signed itself, for {@code CN=developer}, valid for a year from an hour ago. */
record Identity(X509Certificate certificate, PrivateKey key) {

    private static final byte[] VERSION_3 = hex("a003020102");
    private static final byte[] SERIAL = hex("02012a");
    private static final byte[] NAME = hex("30143112301006035504030c09646576656c6f706572");
    private static final DateTimeFormatter UTC_TIME = DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    /** @param algorithm {@code RSA}, {@code Ed25519} or the name of a curve, for example {@code secp256r1} */
    static Identity make(String algorithm) {
        try {
            KeyPair pair = pair(algorithm);
            byte[] signedBy =
                    switch (algorithm) {
                        case "RSA" -> hex("300d06092a864886f70d01010b0500");
                        case "Ed25519" -> hex("300506032b6570");
                        default -> hex("300a06082a8648ce3d040302");
                    };
            var signature = Signature.getInstance(
                    switch (algorithm) {
                        case "RSA" -> "SHA256withRSA";
                        case "Ed25519" -> "Ed25519";
                        default -> "SHA256withECDSA";
                    });
            Instant from = Instant.now().minusSeconds(3600);
            byte[] validity = Der.element(Der.SEQUENCE, time(from), time(from.plusSeconds(365L * 24 * 3600)));
            byte[] content = Der.element(
                    Der.SEQUENCE, VERSION_3, SERIAL, signedBy, NAME, validity, NAME, pair.getPublic().getEncoded());
            signature.initSign(pair.getPrivate());
            signature.update(content);
            byte[] bits = Der.element(3, new byte[1], signature.sign());
            byte[] certificate = Der.element(Der.SEQUENCE, content, signedBy, bits);
            return new Identity(
                    (X509Certificate) CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(certificate)),
                    pair.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String certificatePem() {
        try {
            return pem("CERTIFICATE", certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String keyPem() {
        return pem("PRIVATE KEY", key.getEncoded());
    }

    /** Returns the key in the form that its algorithm had before PKCS#8, as the octets within hold it. */
    byte[] keyWithin() {
        var fields = new Der(new Der(key.getEncoded()).content());
        byte[] content = {};
        while (fields.hasNext()) {
            int tag = fields.tag();
            byte[] field = fields.content();
            content = tag == Der.OCTETS ? field : content;
        }
        return content;
    }

    static String pem(String label, byte[] der) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static KeyPair pair(String algorithm) throws GeneralSecurityException {
        if (algorithm.startsWith("secp")) {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(algorithm));
            return generator.generateKeyPair();
        }
        var generator = KeyPairGenerator.getInstance(algorithm);
        if (algorithm.equals("RSA")) {
            generator.initialize(1024); // quick to make, and nobody is to trust it
        }
        return generator.generateKeyPair();
    }

    private static byte[] time(Instant instant) {
        return Der.element(0x17, UTC_TIME.format(instant).getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }
}
