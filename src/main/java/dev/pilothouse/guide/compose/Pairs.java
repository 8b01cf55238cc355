package dev.pilothouse.guide.compose;

import java.util.LinkedHashMap;
import java.util.Map;

/** Names with values, which Compose lets people write as an object or as a list of {@code NAME=value}. */
final class Pairs {

    private Pairs() {}

    /** Returns the values by name; the value of a name that stands alone is absent. */
    static Map<String, Node> of(Node node) {
        if (!node.isList()) {
            return node.fields();
        }
        Map<String, Node> pairs = new LinkedHashMap<>();
        for (Node item : node.items()) {
            if (!(item.value() instanceof String text)) {
                item.wrong("NAME=value");
                continue;
            }
            int equals = text.indexOf('=');
            String name = equals < 0 ? text : text.substring(0, equals);
            pairs.put(name, new Node(item.source(), item.path(), equals < 0 ? null : text.substring(equals + 1)));
        }
        return pairs;
    }
}
