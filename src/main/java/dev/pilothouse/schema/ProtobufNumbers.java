package dev.pilothouse.schema;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * By which numbers the fields of built-in types are known in the Kubernetes protocol buffers, a second form of bodies beside JSON.
 *
 * <p>Types are named as OpenAPI names them. Safe for many threads.
 */
public final class ProtobufNumbers {

    /**
     * A field of a message.
     *
     * @param name as in JSON
     * @param embedded name of the type whose fields JSON has in place of this one, or empty
     * @param pointer whether a zero is meant when it is written; of other fields it is what was not given
     */
    public record Member(String name, String embedded, boolean pointer) {}

    private final Map<String, String> lines = new HashMap<>();
    private final Map<String, Map<Integer, Member>> members = new ConcurrentHashMap<>();

    public ProtobufNumbers() {
        Lines.read("protobuf.txt", new Lines.Reader() {
            private String area = "";

            @Override
            public void area(String name) {
                area = name;
            }

            @Override
            public void entry(String name, String rest) {
                lines.put(area + "." + name, rest);
            }

            @Override
            public void part(String name, String rest) {
                throw new IllegalStateException("a message has one line: " + name);
            }
        });
    }

    /** Returns the fields of a type by their numbers, none when the type is not known. */
    public Map<Integer, Member> of(String typeName) {
        return members.computeIfAbsent(typeName, name -> parse(lines.getOrDefault(name, "")));
    }

    /** Numbers count up from one; where one is left out, the next stands before its field. */
    private static Map<Integer, Member> parse(String line) {
        Map<Integer, Member> found = new HashMap<>();
        int number = 1;
        for (String word : line.split(" ", -1)) {
            if (word.isEmpty()) {
                continue;
            }
            if (Character.isDigit(word.charAt(0))) {
                number = Integer.parseInt(word);
                continue;
            }
            int colon = word.indexOf(':');
            boolean pointer = word.endsWith("*");
            String name = colon >= 0 ? word.substring(0, colon) : pointer ? word.substring(0, word.length() - 1) : word;
            found.put(number++, new Member(name, colon < 0 ? "" : word.substring(colon + 1), pointer));
        }
        return Map.copyOf(found);
    }
}
