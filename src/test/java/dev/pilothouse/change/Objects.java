package dev.pilothouse.change;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Json;

/** Documents for tests, written as JSON with single quotes. */
final class Objects {

    private Objects() {}

    static Tree tree(String json) {
        return Json.read(json.replace('\'', '"'));
    }

    static Document document(String json) {
        return new Document(tree(json));
    }
}
