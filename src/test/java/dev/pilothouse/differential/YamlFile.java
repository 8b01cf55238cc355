package dev.pilothouse.differential;

import dev.pilothouse.model.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A file of the test tree, or a kubeconfig, that holds one YAML mapping. */
final class YamlFile {

    private YamlFile() {}

    @SuppressWarnings("unchecked") // our own files have string keys only
    static Tree read(Path file) {
        try {
            return new Tree((Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
