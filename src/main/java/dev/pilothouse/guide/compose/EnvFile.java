package dev.pilothouse.guide.compose;

import java.util.LinkedHashMap;
import java.util.Map;

/** Reads files of {@code NAME=value} lines; comments and empty lines are passed over, quotes around a whole value are taken off. */
public final class EnvFile {

    private EnvFile() {}

    /** Returns the values by name; lines that are none are passed over. */
    public static Map<String, String> read(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String raw : text.split("\r\n|\r|\n", -1)) {
            String line = raw.strip().replaceFirst("^export\\s+", "");
            int equals = line.indexOf('=');
            if (line.startsWith("#") || equals <= 0) {
                continue;
            }
            String name = line.substring(0, equals).strip();
            if (name.matches("[-._a-zA-Z][-._a-zA-Z0-9]*")) {
                values.put(name, value(line.substring(equals + 1).strip()));
            }
        }
        return values;
    }

    private static String value(String text) {
        if (text.length() >= 2 && (text.charAt(0) == '"' || text.charAt(0) == '\'')) {
            int end = text.indexOf(text.charAt(0), 1);
            if (end > 0) {
                String inside = text.substring(1, end);
                return text.charAt(0) == '"' ? inside.replace("\\n", "\n") : inside;
            }
        }
        int comment = text.indexOf(" #");
        return comment < 0 ? text : text.substring(0, comment).strip();
    }
}
