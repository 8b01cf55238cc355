package dev.pilothouse.guide;

import dev.pilothouse.text.Pem;
import dev.pilothouse.text.PemKey;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What a certificate says: whose it is, for which names, from whom, until when.
 *
 * @param subject its common name, or all of its subject
 * @param names hosts and addresses that it is for
 * @param issuer common name of who signed it
 * @param selfSigned signed by itself
 * @param length certificates in the chain
 * @param link whether each is signed by the next
 * @param end common name of who signed the last one; empty when that one signed itself
 */
public record TlsFacts(
        String subject, List<String> names, String issuer, Instant from, Instant until, boolean selfSigned, int length, boolean link, String end, PublicKey key) {

    private static final Duration SOON = Duration.ofDays(30);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC);

    /** How a private key goes with a certificate. */
    public enum KeyFit {
        MISSING,
        UNREADABLE,
        ENCRYPTED,
        OTHER,
        FITS
    }

    /** Reads the first certificate with its chain; empty when there is none that can be read. */
    public static Optional<TlsFacts> of(Content content) {
        try {
            List<X509Certificate> chain = PemKey.certificates(Pem.parse(content.text().orElse("")));
            return chain.isEmpty() ? Optional.empty() : Optional.of(of(chain));
        } catch (CertificateException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static TlsFacts of(List<X509Certificate> chain) {
        X509Certificate first = chain.getFirst();
        X509Certificate last = chain.getLast();
        boolean link = true;
        for (int i = 0; i + 1 < chain.size(); i++) {
            link &= isSignedBy(chain.get(i), chain.get(i + 1));
        }
        return new TlsFacts(
                common(first.getSubjectX500Principal().getName()),
                names(first),
                common(first.getIssuerX500Principal().getName()),
                first.getNotBefore().toInstant(),
                first.getNotAfter().toInstant(),
                isSignedBy(first, first),
                chain.size(),
                link,
                isSignedBy(last, last) ? "" : common(last.getIssuerX500Principal().getName()),
                first.getPublicKey());
    }

    private static boolean isSignedBy(X509Certificate certificate, X509Certificate issuer) {
        if (!certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
            return false;
        }
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static String common(String name) {
        return List.of(name.split("(?<!\\\\),")).stream()
                .filter(part -> part.startsWith("CN="))
                .findFirst()
                .map(part -> part.substring(3))
                .orElse(name);
    }

    private static List<String> names(X509Certificate certificate) {
        try {
            Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
            return alternatives == null
                    ? List.of()
                    : alternatives.stream().map(name -> name.get(1)).filter(String.class::isInstance).map(String.class::cast).toList();
        } catch (CertificateParsingException e) {
            return List.of();
        }
    }

    /** Tells how a private key goes with this certificate. */
    public KeyFit fit(Optional<Content> secret) {
        String text = secret.flatMap(Content::text).orElse("");
        if (secret.isEmpty() || secret.get().size() == 0) {
            return KeyFit.MISSING;
        }
        Pem pem = Pem.parse(text);
        Optional<Pem.Block> block = pem.blocks().stream().filter(candidate -> candidate.label().endsWith("PRIVATE KEY")).findFirst();
        if (block.isPresent() && block.get().encrypted()) {
            return KeyFit.ENCRYPTED;
        }
        try {
            return block.isEmpty()
                    ? KeyFit.UNREADABLE
                    : PemKey.belongTogether(key, PemKey.read(block.get(), pem)) ? KeyFit.FITS : KeyFit.OTHER;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return KeyFit.UNREADABLE;
        }
    }

    /** Returns what there is to say about dates and chain, warnings first. */
    public List<Effect> effects(Instant now) {
        List<Effect> effects = new ArrayList<>();
        if (now.isAfter(until)) {
            effects.add(Effect.warning("guide.tls.expired", DAY.format(until)));
        } else if (now.plus(SOON).isAfter(until)) {
            effects.add(Effect.warning("guide.tls.expires-soon", Long.toString(Duration.between(now, until).toDays()), DAY.format(until)));
        }
        if (now.isBefore(from)) {
            effects.add(Effect.warning("guide.tls.not-yet", DAY.format(from)));
        }
        if (!link) {
            effects.add(Effect.warning("guide.tls.chain-broken"));
        }
        if (effects.isEmpty()) {
            effects.add(Effect.note("guide.tls.valid", DAY.format(until)));
        }
        if (!selfSigned && link) {
            effects.add(end.isEmpty() ? Effect.note("guide.tls.chain-root", Integer.toString(length)) : Effect.note("guide.tls.chain-end", end));
        }
        return List.copyOf(effects);
    }

    /** Returns what there is to say about the key. */
    public static Effect effect(KeyFit fit) {
        return switch (fit) {
            case FITS -> Effect.note("guide.tls.key-fits");
            case MISSING -> Effect.warning("guide.tls.key-missing");
            case UNREADABLE -> Effect.warning("guide.tls.key-unreadable");
            case ENCRYPTED -> Effect.warning("guide.tls.key-encrypted");
            case OTHER -> Effect.warning("guide.tls.key-other");
        };
    }
}
