package dev.pilothouse.snapshot;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.text.Yaml;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** A file of YAML documents, compressed or not, read piece by piece: it may be larger than a text that a person edits. */
final class SnapshotFile {

    /** A file that unpacks to more is no snapshot of a cluster that this computer could restore. */
    static final long MOST_CHARACTERS = 400_000_000L;

    /** So much is parsed at once. */
    private static final int PIECE = 1_000_000;

    private static final int GZIP = 0x1F8B;

    private SnapshotFile() {}

    /**
     * Reads all documents, without the text of those that are whole.
     *
     * @throws ProblemException {@code FILE_UNREADABLE}, {@code FILE_NOT_TEXT} or {@code YAML_TOO_LARGE}
     */
    static List<Yaml.Part> read(Path file) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8.newDecoder()))) {
            return read(reader);
        } catch (CharacterCodingException e) {
            throw new ProblemException(Problem.of(ProblemCode.FILE_NOT_TEXT, file.toString()), e);
        } catch (IOException e) {
            throw new ProblemException(Problem.of(ProblemCode.FILE_UNREADABLE, file.toString()).withDetail(String.valueOf(e.getMessage())), e);
        }
    }

    private static InputStream open(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file));
        try {
            in.mark(2);
            int magic = in.read() << 8 | in.read();
            in.reset();
            return magic == GZIP ? new GZIPInputStream(in, 1 << 16) : in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    private static List<Yaml.Part> read(BufferedReader reader) throws IOException {
        List<Yaml.Part> parts = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        long characters = 0;
        int line = 0;
        int first = 1;
        for (String text = reader.readLine(); text != null; text = reader.readLine()) {
            line++;
            characters += text.length() + 1;
            if (characters > MOST_CHARACTERS) {
                throw new ProblemException(Problem.of(ProblemCode.YAML_TOO_LARGE, "characters " + MOST_CHARACTERS));
            }
            if (piece.length() > PIECE && text.startsWith("---")) {
                take(piece, first, parts);
                first = line;
            }
            piece.append(text).append('\n');
        }
        take(piece, first, parts);
        return parts;
    }

    private static void take(StringBuilder piece, int first, List<Yaml.Part> parts) {
        for (Yaml.Part part : Yaml.read(piece.toString())) {
            String text = part.document().isPresent() ? "" : part.text();
            parts.add(new Yaml.Part(part.line() + first - 1, text, part.document(), part.problem()));
        }
        piece.setLength(0);
    }

    /** Returns the name of the file, for a sentence. */
    static String name(Path file) {
        return Optional.ofNullable(file.getFileName()).map(Path::toString).orElse(file.toString());
    }
}
