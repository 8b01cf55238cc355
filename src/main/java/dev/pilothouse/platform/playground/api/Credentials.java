package dev.pilothouse.platform.playground.api;

import dev.pilothouse.platform.playground.registry.Caller;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import javax.net.ssl.SSLException;

/**
 * What a server proves itself by, and what its administrator signs in with.
 *
 * <p>To make keys takes a while: whoever has other things to begin makes them beside.
 */
public final class Credentials {

    static final Caller ADMIN = new Caller("kubernetes-admin", List.of("system:masters", "system:authenticated"), "");
    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private final Authority authority;
    private final Authority.Identity admin;
    private final String token;
    private final SslContext tls;

    private Credentials(Authority authority, String token) throws IOException {
        this.authority = authority;
        this.admin = authority.client(ADMIN.name(), List.of("system:masters"));
        this.token = token;
        this.tls = tls(authority);
    }

    /** Makes credentials that nobody knows yet. */
    static Credentials create() throws IOException {
        return new Credentials(Authority.create(), AdminToken.create(new SecureRandom()));
    }

    /** Takes the certificate authority and the token that a folder keeps, or makes them and keeps them there. */
    public static Credentials keptIn(Path folder) throws IOException {
        return new Credentials(Authority.keptIn(folder), AdminToken.keptIn(folder));
    }

    private static SslContext tls(Authority authority) throws IOException {
        Authority.Identity identity = authority.server(List.of(LOOPBACK), LoopbackGuard.NAMES.stream().sorted().toList());
        try {
            return SslContextBuilder.forServer(identity.key(), identity.certificate(), authority.certificate())
                    .keyStoreType("JKS") // it lives in memory alone: the usual type would encrypt it at some cost
                    .trustManager(authority.certificate())
                    .clientAuth(ClientAuth.OPTIONAL)
                    .build();
        } catch (SSLException e) {
            throw new IOException("TLS can't be set up", e);
        }
    }

    Authority authority() {
        return authority;
    }

    Authority.Identity admin() {
        return admin;
    }

    String token() {
        return token;
    }

    SslContext tls() {
        return tls;
    }
}
