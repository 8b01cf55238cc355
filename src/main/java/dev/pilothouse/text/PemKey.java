package dev.pilothouse.text;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Certificates and private keys from PEM, with what the JDK has.
 *
 * <p>The JDK reads keys in PKCS#8 only; PKCS#1 (RFC 8017) and SEC1 (RFC 5915) keys are wrapped into it.
 */
public final class PemKey {

    private static final byte[] VERSION_0 = {Der.INTEGER, 1, 0};
    private static final byte[] RSA = HexFormat.of().parseHex("300d06092a864886f70d0101010500");
    private static final byte[] EC = HexFormat.of().parseHex("06072a8648ce3d0201");
    private static final int SEC1_PARAMETERS = 0xa0;
    private static final List<String> ALGORITHMS = List.of("EC", "RSA", "EdDSA");

    private PemKey() {}

    /**
     * Reads all certificates, none where there is no block of one.
     *
     * @throws IllegalArgumentException when the Base64 of one is broken
     */
    public static List<X509Certificate> certificates(Pem pem) throws CertificateException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<X509Certificate> certificates = new ArrayList<>();
        for (Pem.Block block : pem.labelled("CERTIFICATE")) {
            certificates.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(block.der())));
        }
        return certificates;
    }

    /**
     * Reads a private key that needs no password.
     *
     * @param pem where a curve may stand that the key itself does not name
     * @throws IllegalArgumentException when the block is broken
     */
    public static PrivateKey read(Pem.Block block, Pem pem) throws GeneralSecurityException {
        return fromPkcs8(
                switch (block.label()) {
                    case "RSA PRIVATE KEY" -> Der.element(Der.SEQUENCE, VERSION_0, RSA, Der.element(Der.OCTETS, block.der()));
                    case "EC PRIVATE KEY" -> wrapSec1(block.der(), pem);
                    default -> block.der();
                });
    }

    private static byte[] wrapSec1(byte[] sec1, Pem pem) {
        byte[] algorithm = Der.element(Der.SEQUENCE, EC, curve(sec1, pem));
        return Der.element(Der.SEQUENCE, VERSION_0, algorithm, Der.element(Der.OCTETS, sec1));
    }

    /** Returns the curve that the key itself names, else that of an {@code EC PARAMETERS} block beside it. */
    private static byte[] curve(byte[] sec1, Pem pem) {
        var fields = new Der(new Der(sec1).content());
        while (fields.hasNext()) {
            int tag = fields.tag();
            byte[] content = fields.content();
            if (tag == SEC1_PARAMETERS) {
                return content;
            }
        }
        return pem.labelled("EC PARAMETERS").stream()
                .findFirst()
                .map(Pem.Block::der)
                .orElseThrow(() -> new IllegalArgumentException("the key names no curve"));
    }

    private static PrivateKey fromPkcs8(byte[] der) throws GeneralSecurityException {
        var spec = new PKCS8EncodedKeySpec(der);
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(spec);
            } catch (InvalidKeySpecException _) {
                // of another algorithm
            }
        }
        throw new InvalidKeySpecException("no known algorithm");
    }

    /** Tells whether what one signs, the other confirms. */
    public static boolean belongTogether(PublicKey open, PrivateKey secret) {
        if (open instanceof RSAPublicKey rsa && secret instanceof RSAPrivateKey rsaSecret) {
            return rsa.getModulus().equals(rsaSecret.getModulus());
        }
        String algorithm =
                switch (secret.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> "EdDSA";
                };
        try {
            byte[] message = {1, 2, 3};
            var signing = Signature.getInstance(algorithm);
            signing.initSign(secret);
            signing.update(message);
            byte[] signature = signing.sign();
            var verifying = Signature.getInstance(algorithm);
            verifying.initVerify(open);
            verifying.update(message);
            return verifying.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
