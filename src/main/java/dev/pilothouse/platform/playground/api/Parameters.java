package dev.pilothouse.platform.playground.api;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The parameters of a request, after its question mark. */
record Parameters(Map<String, String> values) {

    static Parameters of(URI uri) {
        Map<String, String> values = new HashMap<>();
        String query = uri.getRawQuery();
        if (query != null) {
            for (String pair : query.split("&")) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    values.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
                }
            }
        }
        return new Parameters(values);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    String text(String name) {
        return values.getOrDefault(name, "");
    }

    boolean isTrue(String name) {
        return text(name).equals("true") || text(name).equals("1");
    }

    boolean dryRun() {
        return text("dryRun").equals("All");
    }
}
