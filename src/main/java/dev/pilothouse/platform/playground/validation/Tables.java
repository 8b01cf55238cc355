package dev.pilothouse.platform.playground.validation;

import dev.pilothouse.text.Yaml;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The tables of this room, which are YAML files among the playground's resources. */
final class Tables {

    /** The reader of YAML takes objects of a kind only. */
    private static final String TITLE = "apiVersion: playground/v1\nkind: Table\nmetadata: {name: table}\n";

    private Tables() {}

    static Map<String, Object> read(String file) {
        try (InputStream in = Objects.requireNonNull(Tables.class.getResourceAsStream("/dev/pilothouse/playground/" + file), file)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            Map<String, Object> table = new LinkedHashMap<>(Yaml.read(TITLE + text).getFirst().document().orElseThrow().fields());
            table.keySet().removeAll(Set.of("apiVersion", "kind", "metadata"));
            return table;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
