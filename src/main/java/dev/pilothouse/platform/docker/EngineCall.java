package dev.pilothouse.platform.docker;

import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One question to an engine, as in the Docker Engine API.
 *
 * @param path without version, such as {@code /containers/json}; names in it are written by {@link #segment}
 * @param query parameters with their values, not yet encoded; a name may occur several times
 * @param limit how long the whole answer may take; of one that is handed over as it arrives, how long it may stand still
 */
public record EngineCall(Method method, String path, List<Map.Entry<String, String>> query, Map<String, String> headers, Optional<Tree> body, Duration limit) {

    /** How long an answer may take when nothing else is said. */
    public static final Duration USUAL_LIMIT = Duration.ofSeconds(15);

    /** How long an image or archive on its way may stand still: engines pack and unpack without a word. */
    static final Duration STANDSTILL = Duration.ofMinutes(10);

    /** The verbs of HTTP that engines know. */
    public enum Method {
        GET,
        HEAD,
        POST,
        PUT,
        DELETE
    }

    public static EngineCall get(String path) {
        return of(Method.GET, path);
    }

    public static EngineCall post(String path) {
        return of(Method.POST, path);
    }

    public static EngineCall delete(String path) {
        return of(Method.DELETE, path);
    }

    static EngineCall of(Method method, String path) {
        return new EngineCall(method, path, List.of(), Map.of(), Optional.empty(), USUAL_LIMIT);
    }

    /** Returns the call with one more parameter; an empty value leaves it out. */
    public EngineCall with(String name, String value) {
        if (value.isEmpty()) {
            return this;
        }
        List<Map.Entry<String, String>> all = new ArrayList<>(query);
        all.add(Map.entry(name, value));
        return new EngineCall(method, path, List.copyOf(all), headers, body, limit);
    }

    public EngineCall with(String name, boolean value) {
        return with(name, value ? "true" : "");
    }

    /** Returns the call for what passes the filters: for each one of them some of its values, such as {@code label} and {@code key=value}. */
    public EngineCall filtered(Map<String, List<String>> filters) {
        return filters.isEmpty() ? this : with("filters", Json.write(new Tree(new LinkedHashMap<>(filters))));
    }

    public EngineCall header(String name, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(name, value);
        return new EngineCall(method, path, query, all, body, limit);
    }

    public EngineCall sending(Tree sent) {
        return new EngineCall(method, path, query, headers, Optional.of(sent), limit);
    }

    public EngineCall within(Duration longest) {
        return new EngineCall(method, path, query, headers, body, longest);
    }

    /**
     * Writes a name so that it is part of a path and nothing else. Slashes and colons of image names stay; a name that climbs does not.
     */
    public static String segment(String name) {
        StringBuilder path = new StringBuilder();
        for (byte unit : name.getBytes(StandardCharsets.UTF_8)) {
            char letter = (char) (unit & 0xff);
            boolean plain = letter < 128 && (Character.isLetterOrDigit(letter) || "-._~:@/".indexOf(letter) >= 0);
            path.append(plain ? String.valueOf(letter) : String.format(Locale.ROOT, "%%%02X", (int) letter));
        }
        return path.toString().replace("..", "%2E%2E");
    }

    /** Returns path and query as they are sent, below a version such as {@code /v1.41}. */
    String target(String version) {
        String parameters = query.stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return version + path + (parameters.isEmpty() ? "" : "?" + parameters);
    }
}
