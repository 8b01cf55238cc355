package dev.pilothouse.guide.deploy;

import dev.pilothouse.model.Document;
import dev.pilothouse.text.YamlText;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A document with its place in a text of several.
 *
 * @param index counted from 0, broken documents counted too
 */
public record Part(int index, Document document) {

    /** Returns all that can be read. */
    public static List<Part> of(YamlText text) {
        return IntStream.range(0, text.size())
                .boxed()
                .flatMap(index -> text.document(index).map(document -> new Part(index, document)).stream())
                .toList();
    }

    boolean is(String kind) {
        return document.kindName().equals(kind);
    }
}
