package dev.pilothouse.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.guide.TlsFacts.KeyFit;
import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.ResourceRef;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Certificates, keys and logins that openssl, ssh-keygen and docker wrote. */
class KeyFactsTest {

    private static final Content LEAF = file("leaf.crt");
    private static final Content AUTHORITY = file("ca.crt");
    private static final TlsFacts FACTS = TlsFacts.of(LEAF).orElseThrow();

    @Test
    void readsACertificate() {
        assertEquals("shop.localhost", FACTS.subject());
        assertEquals(List.of("shop.localhost", "*.shop.svc", "127.0.0.1"), FACTS.names());
        assertEquals("shop-ca", FACTS.issuer());
        assertFalse(FACTS.selfSigned());
        assertTrue(TlsFacts.of(AUTHORITY).orElseThrow().selfSigned());
        assertEquals(Optional.empty(), TlsFacts.of(Content.ofText("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")));
        assertEquals(Optional.empty(), TlsFacts.of(Content.of(new byte[] {-1})));
    }

    @Test
    void saysWhenItEndsAndWhetherTheChainHolds() {
        Duration day = Duration.ofDays(1);
        assertEquals(List.of("guide.tls.valid", "guide.tls.chain-end"), keys(FACTS.effects(FACTS.from().plus(day))));
        assertEquals(List.of("guide.tls.expires-soon", "guide.tls.chain-end"), keys(FACTS.effects(FACTS.until().minus(day.multipliedBy(23)))));
        assertEquals("23", FACTS.effects(FACTS.until().minus(day.multipliedBy(23))).getFirst().args().getFirst());
        assertEquals("guide.tls.expired", FACTS.effects(FACTS.until().plus(day)).getFirst().key());
        assertEquals("guide.tls.not-yet", FACTS.effects(FACTS.from().minus(day)).getFirst().key());
        TlsFacts chain = TlsFacts.of(both(LEAF, AUTHORITY)).orElseThrow();
        assertEquals(List.of("guide.tls.valid", "guide.tls.chain-root"), keys(chain.effects(chain.from().plus(day))));
        TlsFacts turned = TlsFacts.of(both(AUTHORITY, LEAF)).orElseThrow();
        assertEquals(List.of("guide.tls.chain-broken"), keys(turned.effects(turned.from().plus(day))));
    }

    @Test
    void tellsWhetherTheKeyFits() {
        assertEquals(KeyFit.FITS, FACTS.fit(Optional.of(file("leaf.key"))));
        assertEquals(KeyFit.OTHER, FACTS.fit(Optional.of(file("ca.key"))));
        assertEquals(KeyFit.OTHER, FACTS.fit(Optional.of(file("ssh-rsa.key"))));
        assertEquals(KeyFit.MISSING, FACTS.fit(Optional.empty()));
        assertEquals(KeyFit.UNREADABLE, FACTS.fit(Optional.of(Content.ofText("x"))));
        assertEquals(
                KeyFit.ENCRYPTED,
                FACTS.fit(Optional.of(Content.ofText("-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n"))));
    }

    @Test
    void readsSshKeysAsSshKeygenDoes() {
        assertEquals(
                Optional.of(new SshFacts("ssh-ed25519", "SHA256:f8G/r3sMNr+AYQGiGwieAu/AyDGRHICIin3QVMiTGbs", false)),
                SshFacts.of(file("ssh-ed25519.key")));
        assertEquals(
                Optional.of(new SshFacts("ssh-rsa", "SHA256:QprS94N/41Vxg2nVJVGqomqTxgitY8RYwU9XLJKZaFw", false)), SshFacts.of(file("ssh-rsa.key")));
        assertEquals(Optional.empty(), SshFacts.of(Content.ofText("ssh-ed25519 AAAA")));
        assertEquals(
                Optional.empty(),
                SshFacts.of(Content.ofText("-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\n")));
    }

    @Test
    void editsOneRegistryLoginAndKeepsAllElse() {
        RegistryLogins logins = RegistryLogins.of(Content.ofText("""
                {"auths":{"ghcr.io":{"auth":"bWU6c2VjOnJldA==","x":1}},"credHelpers":{"a":"b"}}""")).orElseThrow();
        assertEquals(List.of(new RegistryLogins.Login("ghcr.io", "me", "sec:ret", "")), logins.logins());
        RegistryLogins more = logins.with(new RegistryLogins.Login(RegistryLogins.DOCKER_HUB, "you", "p", "you@example.com"));
        assertEquals(2, RegistryLogins.of(more.content()).orElseThrow().logins().size());
        assertEquals(logins.content(), more.without(RegistryLogins.DOCKER_HUB).content());
        String changed = logins.with(new RegistryLogins.Login("ghcr.io", "me", "new", "")).content().utf8().orElseThrow();
        assertTrue(changed.contains("\"x\":1") && changed.contains("credHelpers") && changed.contains("bWU6bmV3"), changed);
        assertEquals(Optional.empty(), RegistryLogins.of(Content.ofText("no")));
    }

    private static Content both(Content one, Content other) {
        return Content.ofText(one.text().orElseThrow() + other.text().orElseThrow());
    }

    private static List<String> keys(List<Effect> effects) {
        return effects.stream().map(Effect::key).toList();
    }

    private static Content file(String name) {
        try (InputStream in = Objects.requireNonNull(KeyFactsTest.class.getResourceAsStream(name))) {
            return Content.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void saysThatATextIsNoCertificate() {
        ResourceRef ref = new ResourceRef(BuiltIn.SECRET, "shop", "cert");
        Keys keys = Keys.fresh(ref, SecretType.TLS.value()).with("tls.crt", Content.ofText("x")).with("tls.key", file("leaf.key"));
        assertEquals(List.of("guide.tls.no-certificate"), keys(KeyNotes.of(keys, "tls.crt", FACTS.from())));
        assertFalse(keys(KeyNotes.of(keys.with("tls.crt", LEAF), "tls.crt", FACTS.from())).contains("guide.tls.no-certificate"));
    }
}
