package dev.pilothouse.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * The tables of this room: text lines in three depths, told apart by their indent of none, two or four spaces.
 *
 * <p>Areas hold entries and entries hold parts: an area of type names, a type and its fields; a group-version, a resource and its parts.
 */
final class Lines {

    /** Gets each line with its first word and what follows it. */
    interface Reader {
        void area(String name);

        void entry(String name, String rest);

        void part(String name, String rest);
    }

    private Lines() {}

    static void read(String file, Reader reader) {
        for (String line : lines(file)) {
            int depth = line.startsWith("    ") ? 4 : line.startsWith("  ") ? 2 : 0;
            int space = line.indexOf(' ', depth);
            String name = line.substring(depth, space < 0 ? line.length() : space);
            String rest = space < 0 ? "" : line.substring(space + 1);
            if (depth == 4) {
                reader.part(name, rest);
            } else if (depth == 2) {
                reader.entry(name, rest);
            } else if (!name.isEmpty()) {
                reader.area(name);
            }
        }
    }

    private static List<String> lines(String file) {
        try (InputStream in = Lines.class.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
