package dev.pilothouse.platform.docker;

import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Objects of JSON, one a line, as engines tell of events, measurements and what they pull. */
final class JsonLines {

    private JsonLines() {}

    /** Hands over each object until the stream ends; a line that is none is passed over. */
    static void read(InputStream in, Consumer<Tree> consumer) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.isBlank()) {
                object(line).ifPresent(consumer);
            }
        }
    }

    private static java.util.Optional<Tree> object(String line) {
        try {
            return java.util.Optional.of(Json.read(line.getBytes(StandardCharsets.UTF_8)));
        } catch (ProblemException e) {
            return java.util.Optional.empty();
        }
    }
}
