package dev.pilothouse.platform.playground.kubelet.program;

import dev.pilothouse.model.ImageName;
import dev.pilothouse.text.Yaml;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The families of images, from {@code images.yaml}; the last is for all that no other is about. */
public record Families(List<Family> list) {

    private static final String RESOURCE = "/dev/pilothouse/playground/images.yaml";

    public static Families load() {
        try (InputStream in = Families.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("Missing resource " + RESOURCE);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new Families(Yaml.read(text).getFirst().document().orElseThrow().tree().trees("families").stream().map(Family::of).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Family of(ImageName image) {
        return list.stream().filter(family -> family.isOf(image.shortName())).findFirst().orElse(list.getLast());
    }
}
