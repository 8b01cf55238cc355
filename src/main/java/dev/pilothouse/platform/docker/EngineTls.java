package dev.pilothouse.platform.docker;

import com.github.dockerjava.transport.SSLConfig;
import dev.pilothouse.cluster.TlsParts;
import dev.pilothouse.local.EngineEndpoint;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.text.Pem;
import dev.pilothouse.text.PemKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * TLS as the docker command has it: a folder with the authority, and certificate and key of this client, read with what the JDK has.
 *
 * <p>The library checks that the engine's certificate carries its name, also where a context says that no authority is to be checked.
 */
final class EngineTls implements SSLConfig {

    private final SSLContext context;

    private EngineTls(SSLContext context) {
        this.context = context;
    }

    /**
     * @throws ProblemException {@code ENGINE_TLS} when a file cannot be read or is broken
     */
    static EngineTls of(String server, EngineEndpoint.Tls tls) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys(tls.folder()), tls.verify() ? trusted(tls.folder().resolve("ca.pem")) : TlsParts.anybody(), null);
            return new EngineTls(context);
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            throw new ProblemException(Problem.of(ProblemCode.ENGINE_TLS, server).withDetail(String.valueOf(e.getMessage())), e);
        }
    }

    @Override
    public SSLContext getSSLContext() {
        return context;
    }

    /** Returns null where the client has no certificate. */
    private static KeyManager @Nullable [] keys(Path folder) throws GeneralSecurityException, IOException {
        Path certificate = folder.resolve("cert.pem");
        Path key = folder.resolve("key.pem");
        if (!Files.exists(certificate) || !Files.exists(key)) {
            return null;
        }
        Pem pem = pem(key);
        Pem.Block block = pem.blocks().stream()
                .filter(found -> found.label().endsWith("PRIVATE KEY"))
                .findFirst()
                .orElseThrow(() -> new IOException("no private key in " + key));
        if (block.encrypted()) {
            throw new IOException("the private key needs a password: " + key);
        }
        return TlsParts.client(PemKey.read(block, pem), PemKey.certificates(pem(certificate)));
    }

    /** Returns null, which means the authorities of the JDK, where no authority is given. */
    private static TrustManager @Nullable [] trusted(Path authority) throws GeneralSecurityException, IOException {
        return Files.exists(authority) ? TlsParts.authorities(PemKey.certificates(pem(authority))) : null;
    }

    private static Pem pem(Path file) throws IOException {
        return Pem.parse(Files.readString(file));
    }
}
