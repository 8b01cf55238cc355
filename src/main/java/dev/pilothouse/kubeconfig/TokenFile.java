package dev.pilothouse.kubeconfig;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A token in a file that somebody else keeps fresh: read again when the file changed, and every minute.
 *
 * <p>While the file cannot be read, the last token that could goes on, as in client-go.
 */
final class TokenFile implements Credentials {

    private static final Duration FRESH = Duration.ofSeconds(60);

    private final String user;
    private final Path file;
    private final Optional<ClientKey> key;
    private final Clock clock;
    private Optional<String> authorization;
    private Instant readAt = Instant.MIN;
    private @Nullable FileTime modified;

    /** @param token what to use until the file can be read, possibly empty */
    TokenFile(String user, Path file, String token, Optional<ClientKey> key, Clock clock) {
        this.user = user;
        this.file = file;
        this.key = key;
        this.clock = clock;
        authorization = Authorization.bearer(token);
    }

    @Override
    public synchronized Credential current() {
        FileTime now = modified();
        if (now == null || !now.equals(modified) || !clock.instant().isBefore(readAt.plus(FRESH))) {
            read(now);
        }
        return new Credential(authorization, key);
    }

    @Override
    public synchronized boolean refresh(Credential rejected) {
        read(modified());
        return !authorization.equals(rejected.authorization());
    }

    private void read(@Nullable FileTime now) {
        try {
            authorization = Optional.of(Authorization.bearer(Material.read(user, "tokenFile", file))
                    .orElseThrow(() -> new ProblemException(
                            Problem.of(ProblemCode.REFERENCED_FILE, user, "tokenFile", file.toString())
                                    .withDetail("no token"))));
            readAt = clock.instant();
            modified = now;
        } catch (ProblemException e) {
            if (authorization.isEmpty()) {
                throw e;
            }
        }
    }

    private @Nullable FileTime modified() {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return null;
        }
    }
}
