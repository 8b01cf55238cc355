package dev.pilothouse.walls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The string literals of a Java file, without its comments.
 *
 * @param name the file, for reports
 * @param rooms the parts of its package's name below the root
 */
public record Source(String name, Set<String> rooms, List<Literal> literals) {

    /**
     * A string literal.
     *
     * @param before the code just before it, without space at its end
     */
    record Literal(String text, String before) {

        private static final int REMEMBERED = 40;

        boolean isHandedTo(String... calls) {
            return Stream.of(calls).anyMatch(before::endsWith);
        }
    }

    private static final Pattern PACKAGE = Pattern.compile("^package dev\\.pilothouse\\.([\\w.]+);", Pattern.MULTILINE);

    /** Comments, text blocks, characters and strings; what is matched first hides what looks like another within it. */
    private static final Pattern TOKEN = Pattern.compile(
            "/\\*.*?\\*/|//[^\\n]*|\"\"\".*?\"\"\"|'(?:[^'\\\\\\n]|\\\\.)+'|\"((?:[^\"\\\\\\n]|\\\\.)*)\"", Pattern.DOTALL);

    /** Reads all Java files below a folder. */
    public static List<Source> readAll(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .map(file -> of(folder.relativize(file).toString(), read(file)))
                    .toList();
        }
    }

    public static Source of(String name, String code) {
        Matcher inPackage = PACKAGE.matcher(code);
        Set<String> rooms = inPackage.find() ? Arrays.stream(inPackage.group(1).split("\\.", -1)).collect(Collectors.toSet()) : Set.of();
        List<Literal> literals = new ArrayList<>();
        StringBuilder before = new StringBuilder();
        Matcher token = TOKEN.matcher(code);
        int from = 0;
        while (token.find()) {
            before.append(code, from, token.start());
            from = token.end();
            if (token.group(1) != null) {
                String known = before.toString().stripTrailing();
                literals.add(new Literal(token.group(1), known.substring(Math.max(0, known.length() - Literal.REMEMBERED))));
            }
        }
        return new Source(name, rooms, List.copyOf(literals));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
