package dev.pilothouse.ui.guide;

import dev.pilothouse.guide.Content;
import dev.pilothouse.guide.KeyRules;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.text.AtomicFile;
import dev.pilothouse.ui.kit.FileDialogs;
import dev.pilothouse.ui.kit.Fx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Values from files and into files, byte for byte. */
final class KeyFiles {

    private final FileDialogs files;
    private final Fx fx;
    private final KeysViewModel model;

    KeyFiles(FileDialogs files, Fx fx, KeysViewModel model) {
        this.files = files;
        this.fx = fx;
        this.model = model;
    }

    /** Asks for a file and hands its bytes over. */
    void choose(Consumer<Content> taker) {
        files.open(FileDialogs.Type.ANY).ifPresent(file -> fx.call(() -> read(file)).onDone(taker).onRefused(model::say));
    }

    /** Asks for a file that becomes a key of its name. */
    void chooseKey() {
        files.open(FileDialogs.Type.ANY).ifPresent(file -> take(List.of(file)));
    }

    /** Makes each file a key of its name, or its key's new value. */
    void take(List<Path> dropped) {
        dropped.forEach(file -> fx.call(() -> read(file))
                .onDone(content -> model.set(String.valueOf(file.getFileName()), content))
                .onRefused(model::say));
    }

    void save(String key, Content content) {
        files.save(FileDialogs.Type.ANY, key).ifPresent(file -> fx.call(() -> write(file, content)).onRefused(model::say));
    }

    /** What the server could never keep is not read. */
    private static Content read(Path file) {
        try {
            if (Files.size(file) > KeyRules.LARGEST) {
                throw new ProblemException(Problem.of(ProblemCode.VALUE_TOO_LARGE, file.toString(), Long.toString(Files.size(file))));
            }
            return Content.of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new ProblemException(Problem.of(ProblemCode.FILE_UNREADABLE, file.toString()).withDetail(String.valueOf(e.getMessage())), e);
        }
    }

    private static Path write(Path file, Content content) {
        try {
            AtomicFile.replace(file, content.bytes());
            return file;
        } catch (IOException e) {
            throw new ProblemException(Problem.of(ProblemCode.FILE_NOT_WRITTEN, file.toString()).withDetail(String.valueOf(e.getMessage())), e);
        }
    }
}
