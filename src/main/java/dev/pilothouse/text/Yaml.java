package dev.pilothouse.text;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.Tree;
import java.util.List;
import java.util.Optional;

/**
 * YAML as Kubernetes uses it, through a reader that is guarded against documents that explode.
 *
 * <p>Read means what {@code kubectl apply} would make of it, {@code yes} as a truth value included; written is so that kubectl and
 * readers of YAML 1.2 get the same value back.
 */
public final class Yaml {

    private Yaml() {}

    /**
     * One document of a stream.
     *
     * @param line first line of it in the text, counted from 1
     * @param document present when it parsed to an object
     * @param problem present when it did not
     */
    public record Part(int line, String text, Optional<Document> document, Optional<Problem> problem) {}

    /** Reads all documents; a broken one does not hide the others. Empty documents are left out; a List's items are parts of their own. */
    public static List<Part> read(String text) {
        return DocumentStream.parts(text);
    }

    /** Writes a document as people write it: two spaces, no needless quotes, keys in their order. */
    public static String write(Tree tree) {
        return YamlWriter.write(tree);
    }
}
