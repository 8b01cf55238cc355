package dev.pilothouse.guide.addon;

import dev.pilothouse.text.Yaml;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that is added to a cluster as a whole.
 *
 * @param id of one that comes with the app, for which there are words under {@code guide.addon.<id>}; empty for one that a person gives
 * @param source where the text comes from: the id, a file's name or an address
 * @param text its manifests
 */
public record Addon(String id, String source, String text) {

    private static final List<String> IDS = List.of("metrics-server", "ingress", "local-registry", "namespace-basics");

    /** Returns those that come with the app. */
    public static List<Addon> shipped() {
        return IDS.stream().map(id -> new Addon(id, id, read(id))).toList();
    }

    public static Optional<Addon> byId(String id) {
        return IDS.contains(id) ? Optional.of(new Addon(id, id, read(id))) : Optional.empty();
    }

    /** Returns one that a person gives. */
    public static Addon given(String source, String text) {
        return new Addon("", source, text);
    }

    public boolean comesWithTheApp() {
        return !id.isEmpty();
    }

    /** Returns the images of all its pods, each once, as written. */
    public List<String> images() {
        return Yaml.read(text).stream()
                .flatMap(part -> part.document().stream())
                .flatMap(document -> PodImages.of(document.tree()).stream())
                .distinct()
                .toList();
    }

    private static String read(String id) {
        try (InputStream in = Addon.class.getResourceAsStream("/dev/pilothouse/addon/" + id + ".yaml")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
