package dev.pilothouse.log;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads logfmt: {@code key=value} with blanks between, values in quotes where they have some of their own. A time may stand before all
 * others without a key.
 */
final class Logfmt {

    private static final int PAIRS = 200;

    private final String text;
    private int position;

    private Logfmt(String text) {
        this.text = text;
    }

    /** Returns the pairs; none when the text is anything else, or has only one. */
    static Map<String, String> read(String text) {
        Map<String, String> pairs = new Logfmt(text).pairs();
        return pairs.size() > 1 ? pairs : Map.of();
    }

    private Map<String, String> pairs() {
        Map<String, String> pairs = new LinkedHashMap<>();
        int blank = text.indexOf(' ');
        if (blank > 0 && Character.isDigit(text.charAt(0)) && text.indexOf('=') > blank) {
            pairs.put("time", text.substring(0, blank));
            position = blank + 1;
        }
        while (position < text.length() && pairs.size() < PAIRS) {
            String key = key();
            if (key.isEmpty() || position == text.length() || text.charAt(position) != '=') {
                return Map.of();
            }
            position++;
            pairs.put(key, value());
            while (position < text.length() && text.charAt(position) == ' ') {
                position++;
            }
        }
        return pairs;
    }

    private String key() {
        int start = position;
        while (position < text.length() && partOfKey(text.charAt(position))) {
            position++;
        }
        return text.substring(start, position);
    }

    private static boolean partOfKey(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '-' || c == '@' || c == '/';
    }

    private String value() {
        if (position < text.length() && text.charAt(position) == '"') {
            return quoted();
        }
        int start = position;
        while (position < text.length() && text.charAt(position) != ' ') {
            position++;
        }
        return text.substring(start, position);
    }

    private String quoted() {
        StringBuilder value = new StringBuilder();
        position++;
        while (position < text.length() && text.charAt(position) != '"') {
            if (text.charAt(position) == '\\' && position + 1 < text.length()) {
                position++;
                value.append(text.charAt(position) == 'n' ? '\u2424' : text.charAt(position));
            } else {
                value.append(text.charAt(position));
            }
            position++;
        }
        position = Math.min(text.length(), position + 1);
        return value.toString();
    }
}
