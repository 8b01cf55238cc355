package dev.pilothouse.walls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks whether each package says in its {@code package-info.java} what it is for. */
public final class PackageWords {

    private static final int SHORTEST_SENTENCE = 30;
    private static final Pattern JAVADOC = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);

    private PackageWords() {}

    /** Returns the folders with source files whose package says nothing. */
    public static List<String> missingIn(Path sources) throws IOException {
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .distinct()
                    .filter(folder -> !isDescribed(folder.resolve("package-info.java")))
                    .map(folder -> sources.relativize(folder).toString())
                    .sorted()
                    .toList();
        }
    }

    private static boolean isDescribed(Path packageInfo) {
        try {
            if (!Files.exists(packageInfo)) {
                return false;
            }
            Matcher comment = JAVADOC.matcher(Files.readString(packageInfo));
            return comment.find() && comment.group(1).replaceAll("[\\s*]+", " ").strip().length() >= SHORTEST_SENTENCE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
