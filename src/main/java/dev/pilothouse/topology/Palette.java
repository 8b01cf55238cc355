package dev.pilothouse.topology;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The colours of one theme, so that a picture in a file looks as it does in the window. */
public final class Palette {

    private static final Pattern TOKEN = Pattern.compile("-ph-([a-z0-9-]+): (#[0-9a-f]{6});");

    private final Map<String, String> tokens;

    private Palette(Map<String, String> tokens) {
        this.tokens = tokens;
    }

    /** Returns the colours of the light theme or of the dark one. */
    public static Palette of(boolean dark) {
        String file = "/dev/pilothouse/ui/css/tokens-" + (dark ? "dark" : "light") + ".css";
        Map<String, String> tokens = new HashMap<>();
        try (InputStream in = Objects.requireNonNull(Palette.class.getResourceAsStream(file), file)) {
            Matcher matcher = TOKEN.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            while (matcher.find()) {
                tokens.put(matcher.group(1), matcher.group(2));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Palette(tokens);
    }

    /** Returns the colour of a token, for example {@code bg-default}, as {@code #rrggbb}. */
    String colour(String token) {
        return Objects.requireNonNull(tokens.get(token), token);
    }
}
