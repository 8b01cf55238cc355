package dev.pilothouse.platform.playground.api;

import dev.pilothouse.text.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** The administrator's token: 256 bits of chance. */
final class AdminToken {

    private AdminToken() {}

    static String create(SecureRandom chance) {
        byte[] bytes = new byte[32];
        chance.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Reads the token that a folder keeps, or makes a new one and keeps it there. */
    static String keptIn(Path folder) throws IOException {
        Path file = folder.resolve("admin-token");
        if (Files.exists(file)) {
            String kept = Files.readString(file).strip();
            if (!kept.isEmpty()) {
                return kept;
            }
        }
        String token = create(new SecureRandom());
        AtomicFile.writePrivate(file, token + "\n");
        return token;
    }
}
