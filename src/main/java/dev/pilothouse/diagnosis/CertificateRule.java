package dev.pilothouse.diagnosis;

import dev.pilothouse.diagnosis.Remedy.Way;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.ResourceRef;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;

/** A TLS Secret whose certificate has expired, soon will, is not valid yet, or cannot be read. */
final class CertificateRule implements Rule {

    private static final Duration SOON = Duration.ofDays(30);
    private static final String FIELD = "data.tls.crt";

    @Override
    public boolean concerns(String kind) {
        return kind.equals("Secret");
    }

    @Override
    public List<Diagnosis> look(Document secret, Scene scene) {
        if (!secret.tree().text("type").equals("kubernetes.io/tls") || !secret.tree().has("data", "tls.crt")) {
            return List.of();
        }
        ResourceRef ref = Objects.ref(secret);
        Remedy keys = new Remedy(Way.KEYS, ref);
        try {
            byte[] pem = Base64.getDecoder().decode(secret.tree().text("data", "tls.crt"));
            X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
            Instant end = certificate.getNotAfter().toInstant();
            Instant begin = certificate.getNotBefore().toInstant();
            Instant now = scene.now();
            String day = end.atZone(ZoneOffset.UTC).toLocalDate().toString();
            if (end.isBefore(now)) {
                return List.of(Diagnosis.bad("certificate.expired", ref, day).proven(Objects.field(secret, FIELD, day)).mended(keys));
            }
            if (begin.isAfter(now)) {
                return List.of(Diagnosis.bad("certificate.early", ref, begin.toString()).proven(Objects.field(secret, FIELD, begin.toString())).mended(keys));
            }
            String days = Long.toString(Duration.between(now, end).toDays());
            return end.isBefore(now.plus(SOON))
                    ? List.of(Diagnosis.warning("certificate.soon", ref, day, days).proven(Objects.field(secret, FIELD, day)).mended(keys))
                    : List.of();
        } catch (CertificateException | IllegalArgumentException e) {
            return List.of(Diagnosis.bad("certificate.unreadable", ref).mended(keys));
        }
    }
}
