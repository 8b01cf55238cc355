package dev.pilothouse.platform.playground.api;

import dev.pilothouse.platform.playground.status.Refusal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The part of an address behind the question mark, decoded. */
record Query(Map<String, List<String>> values) {

    /** Nothing asked for. */
    static final Query NONE = new Query(Map.of());

    /** @throws Refusal 400 when an escape is broken */
    static Query parse(String text) {
        if (text.isEmpty()) {
            return NONE;
        }
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String pair : text.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decode(equals < 0 ? pair : pair.substring(0, equals));
                values.computeIfAbsent(name, _ -> new ArrayList<>()).add(equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return new Query(values);
    }

    /** Decodes the escapes of a path or of a part of a query. */
    static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            Refusal refusal = Refusal.badRequest("invalid URL escape");
            refusal.initCause(e);
            throw refusal;
        }
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** Returns the first value, empty when there is none. */
    String text(String name) {
        return values.getOrDefault(name, List.of("")).getFirst();
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** Tells whether it is set; as in the real server, anything but {@code false} and {@code 0} sets it. */
    boolean flag(String name) {
        return has(name) && !text(name).equalsIgnoreCase("false") && !text(name).equals("0");
    }

    /**
     * Returns a whole number, 0 when it is not given.
     *
     * @throws Refusal 400 as the real server words it
     */
    long number(String name) {
        String text = text(name);
        if (text.isEmpty()) {
            return 0;
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            Refusal refusal = Refusal.badRequest("strconv.ParseInt: parsing \"" + text + "\": invalid syntax");
            refusal.initCause(e);
            throw refusal;
        }
    }
}
