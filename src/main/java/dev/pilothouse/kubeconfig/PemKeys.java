package dev.pilothouse.kubeconfig;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.text.Pem;
import dev.pilothouse.text.PemKey;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;

/** Certificates and private keys of kubeconfig entries, with the entry's problem where one cannot be read. */
final class PemKeys {

    private PemKeys() {}

    /**
     * Reads all certificates.
     *
     * @throws ProblemException with the material's problem when there is none or one is broken
     */
    static List<X509Certificate> certificates(Material material) {
        String text = material.text();
        try {
            List<X509Certificate> certificates = PemKey.certificates(Pem.parse(text));
            if (certificates.isEmpty()) {
                throw material.broken("no CERTIFICATE block");
            }
            return certificates;
        } catch (CertificateException | IllegalArgumentException e) {
            throw material.broken("");
        }
    }

    /**
     * Reads a client certificate with its key and checks that they belong together.
     *
     * @throws ProblemException with what is wrong with either of them
     */
    static ClientKey clientKey(String user, Material certificate, Material key) {
        if (!key.given()) {
            throw new ProblemException(Problem.of(ProblemCode.KEY_MISSING, user, key.source()));
        }
        List<X509Certificate> chain = certificates(certificate);
        PrivateKey secret = key(key);
        if (!PemKey.belongTogether(chain.getFirst().getPublicKey(), secret)) {
            throw new ProblemException(Problem.of(ProblemCode.KEY_MISMATCH, user));
        }
        return new ClientKey(List.copyOf(chain), secret);
    }

    /** Reads the first private key in any of the forms that kubectl reads. */
    static PrivateKey key(Material material) {
        String text = material.text();
        try {
            Pem pem = Pem.parse(text);
            Pem.Block block = pem.blocks().stream()
                    .filter(candidate -> candidate.label().endsWith("PRIVATE KEY"))
                    .findFirst()
                    .orElseThrow(() -> material.broken("no PRIVATE KEY block"));
            if (block.encrypted()) {
                throw new ProblemException(Problem.of(ProblemCode.KEY_ENCRYPTED, material.entry(), material.source()));
            }
            return PemKey.read(block, pem);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw material.broken("");
        }
    }
}
