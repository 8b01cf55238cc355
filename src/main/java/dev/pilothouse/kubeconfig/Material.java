package dev.pilothouse.kubeconfig;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** A certificate or key as text, wherever an entry or a plugin gives it. */
sealed interface Material {

    /** Returns the name of the entry or plugin, for problems. */
    String entry();

    /** Returns the field that gives it, for problems. */
    String source();

    boolean given();

    /**
     * Returns the text, empty when none is given.
     *
     * @throws ProblemException with {@code BASE64_BROKEN} or {@code REFERENCED_FILE}
     */
    String text();

    /** Says that the text is no certificate or key. */
    default ProblemException broken(String detail) {
        return new ProblemException(Problem.of(ProblemCode.PEM_BROKEN, entry(), source()).withDetail(detail));
    }

    /**
     * Reads a file that an entry names.
     *
     * @throws ProblemException with {@code REFERENCED_FILE} when it cannot be read, is no regular file or far too large
     */
    static String read(String entry, String field, Path file) {
        final int limit = 4 * 1024 * 1024;
        Problem problem = Problem.of(ProblemCode.REFERENCED_FILE, entry, field, file.toString());
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw new ProblemException(problem.withDetail("not a regular file"));
            }
            try (InputStream in = Files.newInputStream(file)) {
                byte[] bytes = in.readNBytes(limit + 1);
                if (bytes.length > limit) {
                    throw new ProblemException(problem.withDetail("more than " + limit + " bytes"));
                }
                return new String(bytes, StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new ProblemException(problem.withDetail(TextFile.reason(e)), e);
        }
    }

    /** The text itself. */
    record Inline(String entry, String source, String text) implements Material {

        @Override
        public boolean given() {
            return !text.isEmpty();
        }

        /** Names the field only: the text may be a key. */
        @Override
        public String toString() {
            return "Inline[" + entry + ", " + source + "]";
        }
    }

    /**
     * Base64 data or the path of a file in a kubeconfig entry. Data wins, as in client-go.
     *
     * @param field name of the field that holds the path; that of the data ends in {@code -data}
     * @param data empty when the entry gives none
     */
    record OfEntry(String entry, String field, String data, Optional<Path> file) implements Material {

        private static final Pattern SPACE = Pattern.compile("\\s+");

        @Override
        public boolean given() {
            return !data.isEmpty() || file.isPresent();
        }

        @Override
        public String source() {
            return data.isEmpty() ? field : field + "-data";
        }

        @Override
        public String text() {
            if (data.isEmpty()) {
                return file.map(path -> Material.read(entry, field, path)).orElse("");
            }
            try {
                byte[] bytes = Base64.getDecoder().decode(SPACE.matcher(data).replaceAll(""));
                return new String(bytes, StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                throw new ProblemException(Problem.of(ProblemCode.BASE64_BROKEN, entry, source()));
            }
        }

        /** Names the field only: the data may be a key. */
        @Override
        public String toString() {
            return "OfEntry[" + entry + ", " + source() + "]";
        }
    }
}
