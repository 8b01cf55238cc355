package dev.pilothouse.platform.kind;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** What releases of kind wrote, word for word; 0.33.0 was recorded, the others are by its documentation and issues. */
final class Said {

    static final String CURRENT = "0.33.0";

    private Said() {}

    /** Returns the lines as {@link KindCommand} would hand them over. */
    static List<String> by(String release, String story) {
        try (InputStream in = Objects.requireNonNull(Said.class.getResourceAsStream("said/" + release + "/" + story + ".txt"), story)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(KindOutput::cleaned).toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
