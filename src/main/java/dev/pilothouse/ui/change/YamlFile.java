package dev.pilothouse.ui.change;

import dev.pilothouse.change.Preview;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.text.AtomicFile;
import dev.pilothouse.text.Essence;
import dev.pilothouse.text.Yaml;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Saves what a change would make of its objects, so that it can be applied by other means. */
final class YamlFile {

    private YamlFile() {}

    /** Writes one document for each object that would still exist and returns the file. */
    static Path write(Path file, Preview preview) {
        String text = preview.items().stream()
                .flatMap(item -> item.result().stream())
                .map(document -> Yaml.write(Essence.of(document)))
                .collect(Collectors.joining("---\n"));
        return write(file, text);
    }

    /** Writes a text that may hold what others should not read, and returns the file. */
    static Path write(Path file, String text) {
        try {
            AtomicFile.writePrivate(file, text);
            return file;
        } catch (IOException e) {
            throw new ProblemException(Problem.of(ProblemCode.FILE_NOT_WRITTEN, file.toString()).withDetail(String.valueOf(e.getMessage())), e);
        }
    }
}
