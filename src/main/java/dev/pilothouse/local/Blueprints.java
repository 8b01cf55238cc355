package dev.pilothouse.local;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.text.AtomicFile;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The blueprints that a person keeps, a file each, and the one of the last creation.
 *
 * <p>What is kept is the text as it is, be it broken or of a later version. All calls block; a file is there whole or not at all.
 */
public final class Blueprints {

    private static final String ENDING = ".yaml";
    private static final String LAST = "last" + ENDING;
    /** Far above what anybody writes; a wrong file should not fill the form. */
    private static final long MOST_BYTES = 1 << 20;

    private final Path folder;

    public Blueprints(Path folder) {
        this.folder = folder;
    }

    /** A blueprint that is kept, and since when. */
    public record Saved(String name, Instant at) {}

    /** Returns what is kept, by name. */
    public List<Saved> list() {
        Path saved = folder.resolve("saved");
        if (!Files.isDirectory(saved)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(saved)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ENDING)).map(Blueprints::saved)
                    .sorted(Comparator.comparing(Saved::name, String.CASE_INSENSITIVE_ORDER).thenComparing(Saved::name)).toList();
        } catch (IOException e) {
            throw problem(ProblemCode.FILE_UNREADABLE, saved, e);
        }
    }

    private static Saved saved(Path file) {
        String name = file.getFileName().toString();
        Instant at = Instant.ofEpochMilli(file.toFile().lastModified());
        return new Saved(URLDecoder.decode(name.substring(0, name.length() - ENDING.length()), StandardCharsets.UTF_8), at);
    }

    /** Every name is a file name once what file systems do not take is written as numbers. */
    private Path file(String name) {
        return folder.resolve("saved").resolve(URLEncoder.encode(name, StandardCharsets.UTF_8).replace("*", "%2A").replace(".", "%2E") + ENDING);
    }

    public boolean has(String name) {
        return Files.exists(file(name));
    }

    /**
     * Returns what is kept under that name.
     *
     * @throws ProblemException {@code BLUEPRINT_UNKNOWN}
     */
    public Blueprint get(String name) {
        if (!has(name)) {
            throw new ProblemException(Problem.of(ProblemCode.BLUEPRINT_UNKNOWN, name));
        }
        return read(file(name));
    }

    /** Keeps it under that name, in the place of what was kept so. */
    public void save(String name, Blueprint blueprint) {
        write(file(name), blueprint);
    }

    /**
     * Gives it another name.
     *
     * @throws ProblemException {@code BLUEPRINT_UNKNOWN}, or {@code BLUEPRINT_EXISTS} when another is kept under the new name
     */
    public void rename(String name, String newName) {
        if (name.equals(newName)) {
            return;
        }
        if (has(newName)) {
            throw new ProblemException(Problem.of(ProblemCode.BLUEPRINT_EXISTS, newName));
        }
        try {
            Files.move(file(name), file(newName));
        } catch (NoSuchFileException e) {
            throw new ProblemException(Problem.of(ProblemCode.BLUEPRINT_UNKNOWN, name), e);
        } catch (FileAlreadyExistsException e) {
            throw new ProblemException(Problem.of(ProblemCode.BLUEPRINT_EXISTS, newName), e);
        } catch (IOException e) {
            throw problem(ProblemCode.FILE_NOT_WRITTEN, file(newName), e);
        }
    }

    public void delete(String name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException e) {
            throw problem(ProblemCode.FILE_NOT_WRITTEN, file(name), e);
        }
    }

    /** Returns the one of the last creation; empty when none was made yet, or its file is lost. */
    public Optional<Blueprint> last() {
        try {
            return Files.exists(folder.resolve(LAST)) ? Optional.of(read(folder.resolve(LAST))) : Optional.empty();
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    /** Remembers it as the one of the last creation. */
    public void remember(Blueprint blueprint) {
        write(folder.resolve(LAST), blueprint);
    }

    /** Reads a file of the person, a plain kind configuration or a blueprint. */
    public static Blueprint read(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new ProblemException(Problem.of(ProblemCode.YAML_TOO_LARGE, "bytes " + MOST_BYTES));
            }
            return Blueprint.of(Files.readString(file));
        } catch (CharacterCodingException e) {
            throw new ProblemException(Problem.of(ProblemCode.FILE_NOT_TEXT, file.toString()), e);
        } catch (IOException e) {
            throw problem(ProblemCode.FILE_UNREADABLE, file, e);
        }
    }

    /** Writes it to a file of the person. */
    public static void export(Blueprint blueprint, Path file) {
        try {
            AtomicFile.replace(file, blueprint.text().text().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw problem(ProblemCode.FILE_NOT_WRITTEN, file, e);
        }
    }

    private static void write(Path file, Blueprint blueprint) {
        try {
            AtomicFile.writePrivate(file, blueprint.text().text());
        } catch (IOException e) {
            throw problem(ProblemCode.FILE_NOT_WRITTEN, file, e);
        }
    }

    private static ProblemException problem(ProblemCode code, Path file, IOException e) {
        return new ProblemException(Problem.of(code, file.toString()).withDetail(String.valueOf(e.getMessage())), e);
    }
}
